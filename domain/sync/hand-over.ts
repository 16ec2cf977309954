import { NotCanonical } from '../journal/canonical.ts'
import { isWholeRun, runMessage } from '../journal/chain.ts'
import type { Entry, Run } from '../journal/entry.ts'
import type { Verdict } from '../journal/lane.ts'
import type { UploadReply, UploadRequest } from '../protocol/upload.ts'
import type { AcceptorSettings } from './acceptor.ts'
import type { DeviceHead } from './acceptor-store.ts'
import type { Bench } from './decide.ts'
import type { Crypto } from './ports.ts'
import { deviceOf, isOperatorSignature, keyOfGeneration, type Signers } from './signers.ts'

/** Entries that are kept aside for one device at a time. What is beyond them stays in the journal of its machine. */
export const MOST_ASIDE = 1_000

/**
 * S22: a machine that is no longer its device hands over what nobody decided (row 11). What both signatures vouch for is
 * set aside: it takes no place in a chain and has no effect, and what comes of the same entry in a chain goes before.
 * The same again is answered alike; what is not answered was not taken. Signatures of runs belong to places of a chain
 * (S21), so none are kept here.
 */
export async function takeHandOver(
  bench: Bench,
  request: UploadRequest,
  head: DeviceHead,
  signers: Signers,
  { epoch, serverId, crypto, now }: AcceptorSettings
): Promise<Omit<UploadReply, 'serverTime'>> {
  const device = deviceOf(bench, request.deviceId)
  const { generation, seq, hash } = head
  const reply = { epoch, asked: request.epoch, head: { generation, seq, hash } }
  if (request.generation >= Math.max(generation, device?.generation ?? 0)) {
    const isFork = head.isFrozen && request.generation === generation
    return { ...reply, stop: isFork ? 'fork' : null, verdicts: [] }
  }
  const keyOf = (run: Run): string | undefined => (device ? keyOfGeneration(device, generationOf(run)) : undefined)
  const proven = request.runs.filter(run => isProven(run, request, keyOf(run), signers(run.operator), crypto))
  const entries = new Map(proven.flatMap(run => run.entries.map(entry => [entry.body.id, entry] as const)))
  const known = await bench.store.known([...entries.keys()])
  const aside = new Map(await bench.store.asideOf(request.deviceId))
  const taken: Entry[] = []
  for (const [id, entry] of entries) {
    const isOurs = entry.body.serverId === serverId && entry.body.deviceId === request.deviceId
    if (!isOurs || known.has(id) || aside.has(id) || aside.size >= MOST_ASIDE) continue
    aside.set(id, now)
    taken.push(entry)
  }
  if (taken.length > 0) {
    const kept = taken.map(entry => ({ entry, deviceId: request.deviceId, receivedAt: now }))
    await bench.store.commit({ ...nothing, head, aside: kept })
  }
  const verdicts = [...entries].flatMap(([id, { envelope }]) => {
    const before = known.get(id)
    if (before) return before.bodyHash === envelope.bodyHash ? [before.verdict] : []
    const receivedAt = aside.get(id)
    return receivedAt === undefined ? [] : [setAside(id, receivedAt)]
  })
  return { ...reply, stop: 'superseded', verdicts }
}

const nothing = { places: [], runs: [], entries: [], decided: [], waiting: [], losers: [], changes: [], sealed: [] }

const generationOf = ({ entries }: Run): number => entries[0]?.envelope.generation ?? 0

/** Signed by the key of the generation that it was chained in, which has ended, and by its operator. */
function isProven(
  run: Run,
  { deviceId, generation }: UploadRequest,
  deviceKey: string | undefined,
  operatorKeys: readonly string[],
  crypto: Crypto
): boolean {
  if (deviceKey === undefined || generationOf(run) > generation) return false
  const message = runMessage(run, deviceId, crypto.sha256)
  return (
    crypto.verify(run.suite, deviceKey, message, run.deviceSignature) &&
    isOperatorSignature(run, deviceId, operatorKeys, crypto) &&
    run.entries.every(({ body }) => body.operator === run.operator) &&
    isWhole(run, crypto)
  )
}

function isWhole(run: Run, { sha256 }: Crypto): boolean {
  try {
    return isWholeRun(run, sha256)
  } catch (error) {
    if (error instanceof NotCanonical) return false
    throw error
  }
}

/** It waits for itself: to come in a chain, or for its time to end. */
const setAside = (entry: string, receivedAt: number): Verdict => ({
  entry,
  lane: 'waiting',
  rejection: null,
  causedBy: entry,
  case: null,
  decidedAt: receivedAt,
  seq: 0
})
