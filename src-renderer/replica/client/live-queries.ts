import type { CollectionName } from '../../../domain/documents.ts'

export type LiveQueries = {
  /**
   * Runs `read` now and again whenever one of its collections changed; the listener gets whole results only.
   * @returns the way to stop
   */
  readonly watch: <T>(watched: Watched<T>) => () => void
  /** A page is being written: nothing is emitted until `applied`. */
  readonly applying: () => void
  readonly applied: (touched: readonly CollectionName[]) => void
  /** Another replica is shown from now on: everything is read again, what lies beside its collections too. */
  readonly replaced: () => void
  readonly changed: (touched: readonly CollectionName[] | 'all') => void
}

export type Watched<T> = {
  readonly collections: readonly CollectionName[]
  readonly read: () => Promise<T>
  readonly listener: (result: T) => void
  readonly failed: (error: unknown) => void
}

type Watcher = {
  readonly touches: (changed: readonly CollectionName[] | 'all') => boolean
  readonly refresh: () => void
}

export function createLiveQueries(): LiveQueries {
  const watchers = new Set<Watcher>()
  let isApplying = false

  function start<T>({ collections, read, listener, failed }: Watched<T>): Watcher & { readonly stop: () => void } {
    let stopped = false
    let isReading = false
    let isStale = false

    async function refresh(): Promise<void> {
      isStale = true
      if (isReading || isApplying || stopped) return
      isReading = true
      isStale = false
      try {
        const result = await read()
        // read while a page was being written: half of it may be in the result, and `applied` reads again
        if (isApplying) isStale = true
        if (!stopped && !isStale) listener(result)
      } catch (error) {
        if (!stopped) failed(error)
      } finally {
        isReading = false
      }
      if (isStale) await refresh()
    }

    return {
      touches: changed => changed === 'all' || isStale || collections.some(collection => changed.includes(collection)),
      refresh: () => void refresh(),
      stop: () => {
        stopped = true
      }
    }
  }

  function changed(touched: readonly CollectionName[] | 'all'): void {
    for (const watcher of watchers) if (watcher.touches(touched)) watcher.refresh()
  }

  return {
    watch(watched) {
      const watcher = start(watched)
      watchers.add(watcher)
      watcher.refresh()
      return () => {
        watcher.stop()
        watchers.delete(watcher)
      }
    },
    applying: () => {
      isApplying = true
    },
    applied(touched) {
      isApplying = false
      changed(touched)
    },
    replaced() {
      isApplying = false
      changed('all')
    },
    changed
  }
}
