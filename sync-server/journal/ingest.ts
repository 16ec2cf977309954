import type pg from 'pg'
import type { ChainHead } from '../../domain/journal/chain.ts'
import type { Body } from '../../domain/journal/entry.ts'
import type { Verdict } from '../../domain/journal/lane.ts'
import type { Hint } from '../../domain/protocol/session.ts'
import type { UploadRequest } from '../../domain/protocol/upload.ts'
import { acceptServerEntries } from '../../domain/sync/accept-server-entry.ts'
import { type Accepted, type AcceptorSettings, acceptRuns, createBench } from '../../domain/sync/acceptor.ts'
import type { Effects } from '../../domain/sync/acceptor-store.ts'
import { endAside } from '../../domain/sync/end-aside.ts'
import type { Crypto } from '../../domain/sync/ports.ts'
import { expireWaiting } from '../../domain/sync/release.ts'
import { databaseFailureOf } from '../db/failure.ts'
import { inTransaction } from '../db/transaction.ts'
import { Problem } from '../problem.ts'
import { createAcceptorStore, type TransactionStore } from './acceptor-store.ts'
import { createCombiner } from './combiner.ts'
import type { StoreSettings } from './commit-effects.ts'
import { proveEarly, type VerifyLater } from './early-proof.ts'
import { openGroupStore } from './group-store.ts'
import { createSightings, type Sightings } from './sightings.ts'

export interface JournalSettings {
  readonly pool: pg.Pool
  readonly acceptor: Omit<AcceptorSettings, 'now' | 'undecidable'>
  /** Verifies as the acceptor's cryptography does, but not on the main thread. */
  readonly verifyLater: VerifyLater
  readonly clock: () => number
  readonly keepSealed: (client: pg.ClientBase, parts: Effects['sealed'], now: number) => Promise<void>
  /** After commit: the scopes that moved. */
  readonly publish: (hints: readonly Hint[]) => void
  /** After commit, before the device is told: where its chain ends now. */
  readonly keepReceipt: (deviceId: string, head: ChainHead) => Promise<void>
  /** After commit: how long a transaction of uploads took, and the lanes of its verdicts. */
  readonly onBatch: (seconds: number, lanes: readonly Verdict['lane'][]) => void
  /** After commit: an entry that broke the step and went to review (row 35). */
  readonly onUndecidable: (entry: string, error: unknown) => void
}

/** The way into the journal: every write to the database's documents goes through here. */
export interface Journal {
  /** Null for a device that was never registered. */
  readonly accept: (request: UploadRequest) => Promise<Accepted | null>
  /** Takes entries of the server itself, with whatever else belongs in their transaction. */
  readonly author: (bodies: readonly Body[], around?: Around) => Promise<readonly Verdict[]>
  /** Sends to review what has waited too long (S12), or was aside for too long (S22). Yields how many. */
  readonly expire: (limit: number) => Promise<number>
  /** Uploads that wait for a transaction of this process. */
  readonly waiting: () => number
}

/** Work of the host in the same transaction, which may run more than once. A Problem thrown here undoes all of it. */
export interface Around {
  readonly before?: (client: pg.ClientBase) => Promise<void>
  readonly after?: (client: pg.ClientBase, verdicts: readonly Verdict[]) => Promise<void>
}

class DryRun extends Error {
  override readonly name = 'DryRun'
}

interface Step<T> {
  readonly work: (store: TransactionStore, settings: AcceptorSettings, client: pg.ClientBase) => Promise<T>
  readonly undecidable: ReadonlySet<string>
  readonly isDry: boolean
}

const runStep = async <T>(journal: JournalSettings, { work, undecidable, isDry }: Step<T>): Promise<T> => {
  let hints: readonly Hint[] = []
  const result = await inTransaction(journal.pool, async client => {
    const now = journal.clock()
    const store = createAcceptorStore(client, {
      serverId: journal.acceptor.serverId,
      now,
      keepSealed: (inside, parts) => journal.keepSealed(inside, parts, now)
    })
    const value = await work(store, { ...journal.acceptor, now, undecidable }, client)
    if (isDry) throw new DryRun('rolled back on purpose')
    hints = store.hints()
    return value
  })
  journal.publish(hints)
  return result
}

const wouldPass = async <T>(
  journal: JournalSettings,
  work: Step<T>['work'],
  undecidable: ReadonlySet<string>
): Promise<boolean> => {
  try {
    await runStep(journal, { work, undecidable, isDry: true })
    return true
  } catch (error) {
    if (error instanceof DryRun) return true
    if (databaseFailureOf(error) !== 'deterministic') throw error
    return false
  }
}

/**
 * The first entry that breaks the step: the batch passes when everything from it on is set aside, and does not when
 * only what follows is. Undefined when the batch breaks even with every entry set aside: then no entry is to blame.
 */
const firstCulprit = async <T>(
  journal: JournalSettings,
  work: Step<T>['work'],
  ids: readonly string[],
  known: ReadonlySet<string>
): Promise<string | undefined> => {
  const passesWith = (decided: number) => wouldPass(journal, work, new Set([...known, ...ids.slice(decided)]))
  if (!(await passesWith(0))) return undefined
  let [low, high] = [0, ids.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (await passesWith(middle)) low = middle
    else high = middle
  }
  return ids[low]
}

/** Runs a batch; entries that break it for a reason of their own go to review and the others go on (row 35). */
const runIsolating = async <T>(journal: JournalSettings, work: Step<T>['work'], ids: readonly string[]): Promise<T> => {
  const undecidable = new Set<string>()
  for (;;) {
    try {
      return await runStep(journal, { work, undecidable, isDry: false })
    } catch (error) {
      if (error instanceof Problem || databaseFailureOf(error) !== 'deterministic') throw error
      if (undecidable.size >= ids.length) throw error
      const culprit = await firstCulprit(
        journal,
        work,
        ids.filter(id => !undecidable.has(id)),
        undecidable
      )
      if (culprit === undefined) throw error
      undecidable.add(culprit)
      journal.onUndecidable(culprit, error)
    }
  }
}

/** An upload with the cryptography that has proven its signatures already. */
interface Upload {
  readonly request: UploadRequest
  readonly crypto: Crypto
}

const groupLimits = { groupsAtOnce: 2, weightAtMost: 100, piecesAtMost: 64 }

/**
 * Uploads of several devices in one transaction, decided one after another. Yields the answers of as many as were
 * decided: what moves waiting entries ends a group.
 */
const runGroup = async (
  journal: JournalSettings,
  uploads: readonly Upload[],
  sightings: Sightings
): Promise<readonly (Accepted | null)[]> => {
  let hints: readonly Hint[] = []
  const answers = await inTransaction(journal.pool, async client => {
    const now = journal.clock()
    const { serverId } = journal.acceptor
    const keepSealed: StoreSettings['keepSealed'] = (inside, parts) => journal.keepSealed(inside, parts, now)
    const requests = uploads.map(({ request }) => request)
    const group = await openGroupStore(client, requests, { serverId, now, keepSealed }, sightings)
    const begun: Promise<Accepted | null>[] = []
    for (const { request, crypto } of uploads) {
      const handedIn = group.handedIn()
      const answer = acceptRuns(group.store, request, { ...journal.acceptor, crypto, now })
      begun.push(answer)
      // Heard of by flush already; here only the answers of a group that was written count.
      answer.catch(() => undefined)
      await Promise.race([answer, handedIn])
      if (group.isFull()) break
    }
    hints = (await group.flush()).hints
    return Promise.all(begun)
  })
  journal.publish(hints)
  return answers
}

const entriesOf = ({ runs }: UploadRequest): readonly string[] =>
  runs.flatMap(run => run.entries.map(({ body }) => body.id))

/** A group that fails for a reason of its own is taken apart: only then can an entry be found to blame (row 35). */
const runGroupSafely = async (
  journal: JournalSettings,
  uploads: readonly Upload[],
  sightings: Sightings
): Promise<readonly (Accepted | null)[]> => {
  try {
    return await runGroup(journal, uploads, sightings)
  } catch (error) {
    if (databaseFailureOf(error) !== 'deterministic') throw error
    const answers: (Accepted | null)[] = []
    for (const { request } of uploads) {
      const work: Step<Accepted | null>['work'] = (store, settings) => acceptRuns(store, request, settings)
      answers.push(await runIsolating(journal, work, entriesOf(request)))
    }
    return answers
  }
}

export const createJournal = (journal: JournalSettings): Journal => {
  const sightings = createSightings()
  const combiner = createCombiner<Upload, Accepted | null>({
    ...groupLimits,
    runGroup: async uploads => {
      const start = performance.now()
      const answers = await runGroupSafely(journal, uploads, sightings)
      const lanes = answers.flatMap(answer => answer?.verdicts.map(({ lane }) => lane) ?? [])
      journal.onBatch((performance.now() - start) / 1000, lanes)
      return answers
    }
  })
  return {
    accept: async request => {
      const { length } = entriesOf(request)
      const { acceptor, verifyLater } = journal
      const crypto = await proveEarly(request, sightings, acceptor.crypto, verifyLater)
      const upload = { request, crypto }
      const accepted = await combiner.add({ request: upload, device: request.deviceId, weight: Math.max(1, length) })
      if (accepted && length > 0 && accepted.head.seq > 0) await journal.keepReceipt(request.deviceId, accepted.head)
      return accepted
    },
    author: (bodies, around) =>
      runIsolating(
        journal,
        async (store, settings, client) => {
          await around?.before?.(client)
          const verdicts = await acceptServerEntries(store, bodies, settings)
          await around?.after?.(client, verdicts)
          return verdicts
        },
        bodies.map(({ id }) => id)
      ),
    expire: async limit => {
      const step = (end: typeof expireWaiting): Promise<number> =>
        runStep(journal, {
          work: (store, settings) => end(store, createBench(store, settings), limit),
          undecidable: new Set(),
          isDry: false
        })
      return (await step(expireWaiting)) + (await step(endAside))
    },
    waiting: combiner.waiting
  }
}
