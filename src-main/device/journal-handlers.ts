import { MAX_BATCH } from '../../domain/journal/entry.ts'
import type { lanes, Verdict } from '../../domain/journal/lane.ts'
import { verbOf } from '../../domain/reducer.ts'
import { done, type FailureCode, type Outcome, refused } from '../contract/failure.ts'
import type { EntryInput, OwnEntry } from '../contract/journal.ts'
import type { HandlersOf, ParsedRequestOf } from '../contract/table.ts'
import type { AppendRefusal } from '../journal/journal.ts'
import type { OwnRecord } from '../journal/own-chain.ts'
import { JournalDiskError } from '../journal/segment-file.ts'
import type { DeskCore } from './desk-core.ts'
import { OperatorLeftError } from './operator-keys.ts'
import { eraseOwnParts } from './person-handlers.ts'

type JournalChannel = 'journal.append' | 'journal.list' | 'journal.undecided' | 'journal.decided' | 'journal.seen'

const failureOfRefusal: Readonly<Record<AppendRefusal, FailureCode>> = {
  'id-reused': 'journal.id-reused',
  'too-large': 'journal.too-large',
  malformed: 'request.malformed',
  'unknown-kind': 'request.malformed',
  damaged: 'journal.damaged',
  'disk-full': 'disk.full'
}

/** Why nothing may be written now, whatever it is. */
const standstill = (core: DeskCore): FailureCode | null => {
  const state = core.outbox.state()
  if (!state) return 'desk.unregistered'
  if (state.halt === 'revoked') return 'device.revoked'
  if (state.halt !== null) return 'journal.frozen'
  return core.trouble() === null ? null : 'journal.damaged'
}

export interface Facts {
  readonly policyVersion: number
  readonly dataAgeMs: number
}

/** J1: only main stamps operator and time; value actions stop at the organisation's offline limit. */
export const appendEntries = async (
  core: DeskCore,
  entries: readonly EntryInput[],
  { policyVersion, dataAgeMs }: Facts
): Promise<Outcome<readonly OwnEntry[]>> => {
  const stopped = standstill(core)
  if (stopped) return refused(stopped)
  const author = core.author()
  if (!author) return refused('desk.locked')
  const time = core.stores.clock.now()
  const limit = core.valueActionsUntil() ?? 0
  if (time.at > limit && entries.some(({ kind }) => verbOf(kind)?.isValueAction)) {
    return refused('journal.offline-limit', { until: limit })
  }
  try {
    const stamp = { ...time, policyVersion, dataAge: dataAgeMs }
    const appended = await core.stores.journal.append(entries, author, stamp)
    if (!appended.ok) return refused(failureOfRefusal[appended.code])
    core.session.touch()
    core.tellEntries(appended.records.map(({ body }) => body.id))
    core.outbox.nudge()
    return done(appended.records.map(record => core.ownEntry(record)))
  } catch (error) {
    if (error instanceof OperatorLeftError) return refused('desk.locked')
    if (!(error instanceof JournalDiskError)) throw error
    core.surroundings.log('journal.disk-failed', { name: error.name })
    return refused('journal.damaged')
  }
}

const matches = ({ body }: OwnRecord, text: string): boolean =>
  body.kind.includes(text) || body.id.includes(text) || JSON.stringify(body.args).toLowerCase().includes(text)

const list = (core: DeskCore, request: ParsedRequestOf<'journal.list'>) => {
  const { records } = core.stores.journal.chain
  const { laneOf } = core.stores.standing
  const laneOfRecord = ({ body }: OwnRecord) => laneOf.call(core.stores.standing, body.id)
  const counts = { pending: 0, accepted: 0, rejected: 0, review: 0, waiting: 0 } satisfies Record<
    (typeof lanes)[number],
    number
  >
  for (const record of records) counts[laneOfRecord(record)] += 1
  const text = request.text?.trim().toLowerCase() ?? ''
  const found: OwnRecord[] = []
  let next: number | null = null
  for (let at = Math.min(records.length, (request.before ?? records.length + 1) - 1) - 1; at >= 0; at--) {
    const record = records[at]
    if (!record || (request.lane !== undefined && laneOfRecord(record) !== request.lane)) continue
    if (text !== '' && !matches(record, text)) continue
    if (found.length === request.limit) {
      next = found.at(-1)?.position ?? 1
      break
    }
    found.push(record)
  }
  return { entries: found.map(record => core.ownEntry(record)), counts, next }
}

/**
 * What the overlay folds: each entry with its verdict in the history that the replica shows (Y1). A page costs main the same however long the queue is.
 */
const undecided = (core: DeskCore, { after = 0, ids }: ParsedRequestOf<'journal.undecided'>) => {
  const { standing, journal } = core.stores
  const { records } = journal.chain
  const isFolded = ({ body }: OwnRecord) => !standing.isApplied(body.id)
  const own = (record: OwnRecord) => ({
    ...core.ownEntry(record),
    verdict: standing.verdictShown(record.body.id) ?? null
  })
  if (ids) {
    const asked = ids.flatMap(id => journal.chain.byId(id) ?? []).filter(isFolded)
    return { entries: asked.sort((a, b) => a.position - b.position).map(own), next: null }
  }
  const page: OwnRecord[] = []
  // positions count from 1 without a gap
  for (let at = after; at < records.length; at++) {
    const record = records[at]
    if (!record || !isFolded(record)) continue
    if (page.length === MAX_BATCH) return { entries: page.map(own), next: page.at(-1)?.position ?? 1 }
    page.push(record)
  }
  return { entries: page.map(own), next: null }
}

/** W15: whom the server refused own work about because they were erased: it may have been written after that was told. */
const erasedBy = (core: DeskCore, verdicts: readonly Verdict[]): ReadonlySet<string> =>
  new Set(
    verdicts.flatMap(({ entry, rejection }) => {
      if (rejection?.code !== 'person.erased') return []
      const person = core.stores.journal.chain.byId(entry)?.body.args.person
      return typeof person === 'string' ? [person] : []
    })
  )

export const createJournalHandlers = (core: DeskCore): HandlersOf<JournalChannel> => ({
  'journal.append': async ({ entries, ...facts }) => {
    const appended = await appendEntries(core, entries, facts)
    return appended.ok ? done({ entries: [...appended.value] }) : appended
  },
  'journal.list': async request => done(list(core, request)),
  'journal.undecided': async request => done(undecided(core, request)),
  'journal.decided': async ({ verdicts, ...snapshot }) => {
    const decided = { epoch: snapshot.epoch, verdicts }
    if (!(await eraseOwnParts(core, erasedBy(core, verdicts)))) return refused('journal.damaged')
    const changed = await core.stores.standing.learn({ decided, snapshot })
    core.tellEntries(changed)
    core.sendAside()
    await core.endReoffer()
    await core.courier.pages.applied(snapshot)
    return done({})
  },
  'journal.seen': async ({ ids }) => {
    const seen = ids.filter(id => core.stores.journal.chain.byId(id) && core.needsDecision(id))
    core.tellEntries(await core.stores.standing.learn({ seen }))
    return done({})
  }
})
