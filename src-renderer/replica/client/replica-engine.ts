import { MAX_ERASED } from '../../../domain/person/person.ts'
import type { DeskApi } from '../../../src-main/contract/table.ts'
import { replicaSchemaVersion } from '../schema/collection-schema.ts'
import { replicaCollections } from '../schema/replicated-collection.ts'
import type { PullEnding, WorkerEvent } from '../worker/worker-protocol.ts'
import { createDeskLink, type DeskLink } from './desk-link.ts'
import { createLiveQueries, type LiveQueries } from './live-queries.ts'
import type { OpenReplica } from './open-replica.ts'
import { createOverlaidRows, type OverlaidRows } from './overlaid-rows.ts'
import { createOwnNames, type OwnNames } from './own-names.ts'
import { createOwnWork } from './own-work.ts'
import { createPullSchedule, type PullSchedule } from './pull-schedule.ts'
import { ReplicaPair } from './replica-pair.ts'
import { ReplicaRegister } from './replica-register.ts'
import { createReplicaStatus, type ReplicaStatus } from './replica-status.ts'

export type ReplicaHost = {
  readonly desk: Pick<DeskApi, 'invoke' | 'on'>
  /** A new worker of `worker/replica-worker.ts`. */
  readonly startWorker: () => Worker
  /** Address of the pull, on the page's own origin: main forwards it with the token. */
  readonly address: string
  /** Faults nobody waits for; without personal data. */
  readonly failed: (error: unknown) => void
}

/** What keeps a replica going: workers, pulls, keys, own entries. Reading is built on top of it. */
export type ReplicaEngine = {
  readonly pair: ReplicaPair
  readonly overlaid: OverlaidRows
  readonly queries: LiveQueries
  readonly status: ReplicaStatus
  readonly ownNames: OwnNames
  readonly open: () => Promise<void>
  readonly close: () => Promise<void>
  readonly pullNow: () => void
}

export async function createReplicaEngine(host: ReplicaHost): Promise<ReplicaEngine> {
  const register = new ReplicaRegister(await replicaSchemaVersion(replicaCollections))
  const link = createDeskLink(host.desk)
  const queries = createLiveQueries()
  const overlaid = createOverlaidRows()
  const status = createReplicaStatus()
  const clearStorage = () => host.desk.invoke('desk.clear-replicas')
  const pair = new ReplicaPair({ ...host, register, onEvent, swapped, clearStorage })
  const ownNames = createOwnNames(host.desk, () => pair.live())
  const ownWork = createOwnWork(link, ownNames, () => pair.live())
  const checkpoint = () => pair.live()?.head().checkpoint ?? {}
  const schedule = createPullSchedule({ pull, checkpoint, failed: host.failed })
  const listening: (() => void)[] = []
  const inBackground = (work: Promise<unknown>): void => void work.catch(host.failed)

  function onEvent(from: OpenReplica, event: WorkerEvent): void {
    status.event(event, from === pair.live())
    if (event.event === 'failed') host.failed(new Error(event.message))
    if (from !== pair.live()) return
    if (event.event === 'applying') queries.applying()
    if (event.event === 'abandoned') queries.applied([])
    if (event.event === 'applied') queries.applied(event.touched)
    if (event.event === 'overlay') queries.changed(overlaid.change(event.change))
  }

  async function swapped(): Promise<void> {
    // the overlay ends with its replica; main must know which history is shown before it says what is folded over it
    overlaid.clear()
    await reportVerdicts(pair, link)
    await reportErased(pair, link)
    await ownWork.all()
    queries.replaced()
  }

  async function pull(): Promise<PullEnding> {
    status.pulling(pair.isFilling())
    let ending: PullEnding = { kind: 'again' }
    try {
      ending = await pair.pull()
      await reportVerdicts(pair, link)
      await reportErased(pair, link)
      return ending
    } finally {
      status.pulled(ending, pair.live()?.head())
    }
  }

  async function deskChanged(): Promise<void> {
    const unlocking = await link.unlocking()
    if (!unlocking) await pair.lock()
    const isFresh = unlocking !== null && (await pair.unlock(unlocking))
    status.unlocked(unlocking !== null)
    if (!isFresh) return
    await ownWork.all()
    schedule.now()
  }

  return {
    ...{ pair, overlaid, queries, status, ownNames },
    async open() {
      await pair.start()
      status.started(pair.live()?.head())
      listening.push(
        host.desk.on('desk.changed', () => inBackground(deskChanged())),
        host.desk.on('journal.changed', ({ ids }) => inBackground(ownWork.changed(ids))),
        ...pullTriggers(host.desk, schedule, status)
      )
      await deskChanged()
    },
    async close() {
      for (const stop of listening.splice(0)) stop()
      schedule.stop()
      await pair.stop()
    },
    pullNow: schedule.now
  }
}

/** What means that the server may have something for this desk: a hint, a lease it was granted, the line back. */
const pullTriggers = (
  desk: ReplicaHost['desk'],
  schedule: PullSchedule,
  status: ReturnType<typeof createReplicaStatus>
): readonly (() => void)[] => [
  desk.on('hint', ({ scope, seq }) => schedule.hinted(scope, seq)),
  desk.on('lease.changed', schedule.now),
  desk.on('sync.changed', ({ line }) => status.line(line, schedule.now))
]

/** Verdicts stay in the replica until main has them in its journal. */
async function reportVerdicts(pair: ReplicaPair, link: DeskLink): Promise<void> {
  const live = pair.live()
  if (!live) return
  const verdicts = await live.client.call('undelivered', null)
  const isTaken = await link.report(live.head(), verdicts)
  if (isTaken && verdicts.length > 0)
    await live.client.call(
      'delivered',
      verdicts.map(verdict => verdict.entry)
    )
}

/** W15: erasures stay noted in the replica until main has deleted what this desk sealed itself. */
async function reportErased(pair: ReplicaPair, link: DeskLink): Promise<void> {
  const live = pair.live()
  if (!live) return
  for (;;) {
    const persons = await live.client.call('untoldErased', MAX_ERASED)
    if (persons.length === 0 || !(await link.tellErased(persons))) return
    await live.client.call('erasedTold', persons)
  }
}
