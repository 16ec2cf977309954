import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Commander } from './commander.ts'
import { useCommander } from './commander-context.ts'
import type { ManyResult, Unit } from './commit-many.ts'

type Progress = { readonly done: number; readonly total: number; readonly startedAt: number }

/**
 * Work on many rows: tried out, looked at, done. It belongs to the desk and not to a page, so it goes on when the
 * page is left. `about` is what the page needs to speak of it: ids and facts, never names.
 */
export type BulkState<About> =
  | { readonly phase: 'idle' }
  | { readonly phase: 'checking'; readonly about: About; readonly progress: Progress }
  | { readonly phase: 'checked'; readonly about: About; readonly result: ManyResult }
  | { readonly phase: 'committing'; readonly about: About; readonly progress: Progress }
  | { readonly phase: 'done'; readonly about: About; readonly result: ManyResult }
  | { readonly phase: 'broken'; readonly error: unknown }

export type BulkJob<About> = {
  readonly state: () => BulkState<About>
  readonly onState: (listener: () => void) => () => void
  /** Dry run of the units; refused while other work of this job is under way. */
  readonly check: (units: readonly Unit[], about: About) => void
  /** Does what was checked; each unit is judged anew. */
  readonly commit: () => void
  /** Stops before the next chunk; what is appended stays. */
  readonly cancel: () => void
  /** Forgets a dry run or a result; work under way is left alone. */
  readonly clear: () => void
}

const idle = { phase: 'idle' } as const

export function createBulkJob<About>(
  commander: Pick<Commander, 'checkMany' | 'commitMany'>,
  now: () => number
): BulkJob<About> {
  const listeners = new Set<() => void>()
  let state: BulkState<About> = idle
  let units: readonly Unit[] = []
  let stop = new AbortController()

  const set = (next: BulkState<About>): void => {
    state = next
    for (const listener of listeners) listener()
  }
  const isAtWork = (): boolean => state.phase === 'checking' || state.phase === 'committing'

  async function run(about: About, at: 'checking' | 'committing'): Promise<void> {
    const startedAt = now()
    stop = new AbortController()
    const { signal } = stop
    const onProgress = (done: number, total: number): void =>
      set({ phase: at, about, progress: { done, total, startedAt } })
    onProgress(0, units.length)
    const work = at === 'checking' ? commander.checkMany : commander.commitMany
    const result = await work(units, { onProgress, signal })
    if (at === 'checking') set(result.cancelled ? idle : { phase: 'checked', about, result })
    else set({ phase: 'done', about, result })
  }
  const start = (about: About, at: 'checking' | 'committing'): void =>
    void run(about, at).catch((error: unknown) => set({ phase: 'broken', error }))

  return {
    state: () => state,
    onState(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    check(next, about) {
      if (isAtWork()) return
      units = next
      start(about, 'checking')
    },
    commit() {
      if (state.phase === 'checked') start(state.about, 'committing')
    },
    cancel: () => stop.abort(),
    clear() {
      if (isAtWork()) return
      units = []
      set(idle)
    }
  }
}

/** One job of a kind for each commander, that is for as long as the page of the window lives. */
export function bulkJobs<About>(): (commander: Commander) => BulkJob<About> {
  const jobs = new WeakMap<Commander, BulkJob<About>>()
  return commander => {
    const known = jobs.get(commander)
    if (known) return known
    const made = createBulkJob<About>(commander, Date.now)
    jobs.set(commander, made)
    return made
  }
}

/** The dry run alone, for a dialog that closes before it is over: closing it stops nothing. */
export function useBulkCheck<About>(jobOf: (commander: Commander) => BulkJob<About>): BulkJob<About>['check'] {
  return jobOf(useCommander()).check
}

/**
 * The job and where it stands. A dry run is forgotten when whoever looks at it goes away; work and results stay. A panel
 * of one phase is handed what it needs instead: it goes when the next phase begins, and would stop it.
 */
export function useBulkJob<About>(
  jobOf: (commander: Commander) => BulkJob<About>
): BulkJob<About> & { readonly current: BulkState<About> } {
  const commander = useCommander()
  const [job] = useState(() => jobOf(commander))
  const current = useSyncExternalStore(job.onState, job.state)
  useEffect(
    () => () => {
      const { phase } = job.state()
      if (phase === 'checking') job.cancel()
      if (phase === 'checked') job.clear()
    },
    [job]
  )
  if (current.phase === 'broken') throw current.error
  return { ...job, current }
}
