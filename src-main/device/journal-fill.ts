import { z } from 'zod'
import type { Run } from '../../domain/journal/entry.ts'
import { type OwnRuns, ownRunsSchema } from '../../domain/protocol/own-runs.ts'
import type { OutboxState } from '../../domain/sync/outbox.ts'
import type { Journal } from '../journal/journal.ts'
import { fittingPieces, type LostPlaces, lostPlaces } from '../journal/own-pieces.ts'
import type { SegmentDamage } from '../journal/segment-scan.ts'
import { nodeCrypto } from '../journal/signing.ts'
import type { WholeFiles } from '../journal/whole-file.ts'
import { jsonAs } from '../json-text.ts'
import { certificatesOf, type Registration } from './registration.ts'
import type { Ask } from './server-calls.ts'

const NAME = 'journal-filled.json'
/** Whoever lost more than this of one chain needs a fresh code. */
const MOST_PAGES = 500
const UNAUTHENTICATED = 401

const spansSchema = z.array(z.strictObject({ segment: z.int(), offset: z.int(), length: z.int() }))
type Span = z.infer<typeof spansSchema>[number]

/**
 * Damaged spans of the journal file for which the server was asked already. They stay where they are, as evidence; only
 * new damage is filled, or a clone that lags behind its twin would be filled up and never found (row 11).
 */
export interface FilledSpans {
  readonly has: (span: SegmentDamage) => boolean
  readonly keep: (spans: readonly SegmentDamage[]) => Promise<void>
}

export const openFilledSpans = async (files: WholeFiles): Promise<FilledSpans> => {
  const kept = await files.read(NAME)
  // On a disk that damages files this one may be damaged too: then the server is asked once more.
  let spans: readonly Span[] = (kept && jsonAs(spansSchema, kept.toString('utf8'))) ?? []
  return {
    has: span =>
      spans.some(one => one.segment === span.segment && one.offset === span.offset && one.length === span.length),
    keep: async damaged => {
      spans = damaged.map(({ segment, offset, length }) => ({ segment, offset, length }))
      await files.write(NAME, Buffer.from(JSON.stringify(spans)))
    }
  }
}

export interface FillPorts {
  readonly journal: Journal
  readonly filled: FilledSpans
  readonly ask: Ask
  readonly registration: () => Registration | null
  readonly token: (refused?: string) => Promise<string | null>
  readonly log: (event: string, facts: Readonly<Record<string, unknown>>) => void
  readonly tell: (ids: readonly string[]) => void
}

/** Pages of the server's copy; `later` when it could not answer now, `never` when it does not give any. */
const fetchRuns = async (
  { ask, token }: FillPorts,
  { server, deviceId }: Registration,
  { generation, from, to }: LostPlaces
): Promise<readonly Run[] | 'later' | 'never'> => {
  const runs: Run[] = []
  const page = (start: number, bearer: string) => {
    const query = new URLSearchParams({ device: deviceId, generation: String(generation), from: String(start) })
    return ask<OwnRuns>(server, { path: `/v1/journal?${query}`, method: 'GET', token: bearer, reply: ownRunsSchema })
  }
  let start: number | null = from
  for (let n = 0; n < MOST_PAGES && start !== null && (to === null || start <= to); n++) {
    const bearer = await token()
    if (bearer === null) return 'later'
    let answer = await page(start, bearer)
    if (!answer.ok && answer.status === UNAUTHENTICATED) {
      const fresh = await token(bearer)
      if (fresh === null) return 'later'
      answer = await page(start, fresh)
    }
    if (!answer.ok) return answer.status >= 400 && answer.status < 429 ? 'never' : 'later'
    runs.push(...answer.value.runs)
    start = answer.value.next
  }
  return start === null || (to !== null && start > to) ? runs : 'never'
}

const isDamaged = ({ journal, filled }: FillPorts): boolean => journal.scan.damaged.some(span => !filled.has(span))

/** Whether the scan shows damage, or the server was heard to hold more of the chain than the file does (SPEC O12). */
const isLost = (ports: FillPorts, { generation, ackedSeq }: OutboxState): boolean =>
  isDamaged(ports) || ports.journal.chain.head(generation).seq < ackedSeq

/**
 * Asks the server for what the journal file lost and writes what is genuine behind the rest: a line for every lost
 * stretch, so that each is there as a whole or not at all. False when it is to be tried again.
 */
export const fillJournal = async (ports: FillPorts, state: OutboxState): Promise<boolean> => {
  const { journal, filled, log, tell } = ports
  const registration = ports.registration()
  if (!registration || !isLost(ports, state)) return true
  const keys = new Map(certificatesOf(registration).map(({ certificate: one }) => [one.generation, one.publicKey]))
  const entries: string[] = []
  for (const lost of lostPlaces(journal.chain, [...keys.keys()])) {
    const runs = await fetchRuns(ports, registration, lost)
    if (runs === 'later') return false
    if (runs === 'never') return true
    const { deviceId, serverId } = registration
    const key = { deviceId, serverId, publicKey: keys.get(lost.generation) ?? '' }
    const genuine = fittingPieces(runs, lost, { chain: journal.chain, key, sha256: nodeCrypto.sha256 })
    if (genuine.length === 0) continue
    if (!(await journal.fill(genuine))) return false
    entries.push(...genuine.flatMap(run => run.entries.map(({ body }) => body.id)))
  }
  await filled.keep(journal.scan.damaged)
  const digests = entries.flatMap(id => journal.chain.byId(id)?.body.sealed ?? [])
  const parts = await journal.sealed.forServer(digests)
  log('journal.filled', { entries: entries.length, partsLost: digests.length - parts.length })
  tell(entries)
  return true
}
