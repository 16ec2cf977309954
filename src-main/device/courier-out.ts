import { randomUUID } from 'node:crypto'
import { MAX_BATCH } from '../../domain/journal/entry.ts'
import {
  type CourierHeader,
  type CourierLine,
  type CourierReplica,
  courierFileText,
  MOST_COURIER_BYTES
} from '../../domain/protocol/courier.ts'
import type { Evidence } from '../../domain/protocol/evidence.ts'
import type { UploadRequest } from '../../domain/protocol/upload.ts'
import { PROTOCOL } from '../../domain/protocol/version.ts'
import { asTaken, nextPlace, nextUpload, type OutboxState } from '../../domain/sync/outbox.ts'
import { sealLine, signLine } from './courier-lines.ts'
import type { Identity } from './desk.ts'
import type { DeskCore } from './desk-core.ts'
import { evidenceOf } from './evidence.ts'
import { entriesOf, handOverFrom } from './hand-over.ts'
import { countOf, fittingRuns } from './upload-batch.ts'

/** Packed and sealed it must fit into one request. */
const MOST_UPLOAD = 650_000
/** With room for a last line and the header; what is left goes into the next file. */
const MOST_FILE = MOST_COURIER_BYTES - 4 * 1024 * 1024

export interface WrittenFile {
  readonly header: CourierHeader
  readonly content: Uint8Array<ArrayBuffer>
}

interface Uploads {
  readonly lines: readonly ((last: boolean) => Promise<CourierLine>)[]
  readonly entries: number
  readonly upTo: number
}

/**
 * Everything that the server is not known to hold, in chain order and whole runs; from a machine that was stopped, what
 * it has to hand over.
 */
async function* uploadsOf(core: DeskCore, start: OutboxState): AsyncGenerator<UploadRequest> {
  const { journal, standing } = core.stores
  const asked = new Set<string>()
  for (let over = handOverFrom(core.stores, start, asked); over; over = handOverFrom(core.stores, start, asked)) {
    for (const id of entriesOf(over)) asked.add(id)
    yield over
  }
  const own = core.outbox.chains()
  const wasAccepted = (entry: string): boolean => standing.wasAccepted(entry)
  for (let state = start; ; ) {
    const place = nextPlace(state, own)
    if (!place) return
    const runs = await journal.runsFrom(place.generation, place.seq, MAX_BATCH / 2)
    const offered = await fittingRuns(journal, runs, MOST_UPLOAD)
    const source = { ...own, runsFrom: () => offered.runs, sealedFor: () => offered.sealed, wasAccepted }
    const upload = nextUpload(state, source, PROTOCOL)
    const last = offered.runs.at(-1)?.entries.at(-1)
    if (!upload || !last) return
    yield upload
    state = asTaken(state, last.envelope)
  }
}

/** SPEC S19: a restored server is shown what it once signed before anything is offered to it. */
const evidenceFor = (core: DeskCore, state: OutboxState): readonly Evidence[] => {
  const registration = core.identity()?.registration
  if (!state.isNewEpoch || !registration) return []
  return evidenceOf({ registration, operators: core.stores.operatorFiles.all(), leases: core.leases.held() })
}

const collect = async (
  core: DeskCore,
  state: OutboxState,
  to: Parameters<typeof sealLine>[0],
  report: (entries: number) => void
): Promise<Uploads> => {
  const lines = evidenceFor(core, state).map(
    (evidence, at): Uploads['lines'][number] =>
      last =>
        sealLine(to, at + 2, evidence, last)
  )
  let [entries, upTo, bytes] = [0, state.ackedSeq, 0]
  for await (const upload of uploadsOf(core, state)) {
    const place = lines.length + 2
    bytes += Buffer.byteLength(JSON.stringify(upload))
    if (bytes > MOST_FILE) break
    lines.push(last => sealLine(to, place, upload, last))
    entries += countOf(upload.runs)
    const end = upload.runs.at(-1)?.entries.at(-1)?.envelope
    if (end?.generation === state.generation) upTo = end.seq
    report(entries)
  }
  return { lines, entries, upTo }
}

/** U1: header, where the replica stands, and the uploads that a line would have carried. */
export const writeCourierFile = async (
  core: DeskCore,
  { registration, signer }: Identity,
  state: OutboxState,
  replica: CourierReplica,
  answerKey: string,
  report: (entries: number) => void
): Promise<WrittenFile> => {
  const id = randomUUID()
  const { sealingKey, certificate, organisationName } = registration
  const to = { signer, receiver: sealingKey.publicKey, file: id }
  const { lines, entries, upTo } = await collect(core, state, to, report)
  const header: CourierHeader = {
    is: 'jinquan courier',
    v: 1,
    id,
    certificate,
    place: core.stores.place.current().organisation?.name ?? organisationName,
    madeAt: core.stores.clock.now().at,
    entries,
    upTo,
    keyId: sealingKey.keyId,
    answerKey
  }
  const written: CourierLine[] = [
    signLine(signer, id, 0, JSON.stringify(header)),
    await sealLine(to, 1, { ...replica, believes: state.epoch }, lines.length === 0)
  ]
  for (const [index, seal] of lines.entries()) written.push(await seal(index === lines.length - 1))
  return { header, content: Uint8Array.from(Buffer.from(courierFileText(written))) }
}
