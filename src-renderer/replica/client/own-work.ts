import { MAX_BATCH } from '../../../domain/journal/entry.ts'
import type { DeskLink } from './desk-link.ts'
import type { OpenReplica } from './open-replica.ts'
import type { OwnNames } from './own-names.ts'

/** Brings the overlay of the live replica up to the journal, one request to main at a time. */
export type OwnWork = {
  /** From the beginning: another replica is shown, or somebody logged in. */
  readonly all: () => Promise<void>
  /** Entries were appended, decided or forgotten; what is asked for meanwhile is fetched together. */
  readonly changed: (ids: readonly string[]) => Promise<void>
}

/** @param live only the live replica shows own entries; one that is being filled is not read */
export function createOwnWork(link: DeskLink, names: OwnNames, live: () => OpenReplica | undefined): OwnWork {
  const waiting = new Set<string>()
  let wantsAll = false
  let running: Promise<void> | undefined

  async function fetchAll(): Promise<void> {
    wantsAll = false
    waiting.clear()
    const entries = await link.undecided()
    await live()?.client.call('ownEntries', entries)
    await names.all(entries)
  }

  async function fetchSome(): Promise<void> {
    const ids = [...waiting].slice(0, MAX_BATCH)
    for (const id of ids) waiting.delete(id)
    const entries = await link.undecidedOf(ids)
    await live()?.client.call('ownChanged', { ids, entries })
    await names.changed(ids, entries)
  }

  async function run(): Promise<void> {
    try {
      while (wantsAll || waiting.size > 0) await (wantsAll ? fetchAll() : fetchSome())
    } catch (error) {
      // which ones were missed is not known any more: the next time all of them are asked for
      wantsAll = true
      throw error
    } finally {
      running = undefined
    }
  }

  const start = async (): Promise<void> => {
    // a run without work would end before it is noted as running, and stand in the way of all later ones
    if (wantsAll || waiting.size > 0) running ??= run()
    await running
  }

  return {
    all() {
      wantsAll = true
      return start()
    },
    changed(ids) {
      for (const id of ids) waiting.add(id)
      return start()
    }
  }
}
