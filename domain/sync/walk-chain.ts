import { canonicalText, NotCanonical } from '../journal/canonical.ts'
import { type ChainHead, continues, envelopeHash, runMessage, startOfChain } from '../journal/chain.ts'
import type { Body, Entry } from '../journal/entry.ts'
import type { Verdict } from '../journal/lane.ts'
import type { UploadRequest, UploadStop } from '../protocol/upload.ts'
import type { AcceptorStore, DeviceHead, KnownEntry } from './acceptor-store.ts'
import { type Bench, type Parsed, parseEntry } from './decide.ts'
import type { Crypto } from './ports.ts'
import { type SignedRun, signedRun } from './signed-run.ts'
import { deviceOf, isOperatorSignature, keyOfGeneration, type Signers } from './signers.ts'

export interface Arrival {
  readonly entry: Entry
  readonly hash: string
  readonly parsed: Parsed
  /** Set when the run's operator did not sign it (J4). */
  readonly isForged: boolean
}

export const chainHead = ({ generation, seq, hash }: DeviceHead): ChainHead => ({ generation, seq, hash })

export interface Walk {
  readonly head: ChainHead
  readonly arrivals: readonly Arrival[]
  /** Runs of which the last entries arrived now. */
  readonly runs: readonly SignedRun[]
  readonly repeated: readonly Verdict[]
  readonly stop: UploadStop | null
  /** Whether the generation of `head` takes no more entries. */
  readonly isFrozen: boolean
}

/**
 * Follows the chain from the server's head; stops at the first run that does not hold (S2–S5). The head moves on to a
 * later generation of the device when the first run of that one comes: a restored server gets older ones first.
 */
export async function walkChain(
  bench: Bench,
  request: UploadRequest,
  head: DeviceHead,
  signerOf: Signers,
  crypto: Crypto
): Promise<Walk> {
  const device = deviceOf(bench, request.deviceId)
  const arrivals: Arrival[] = []
  const runs: SignedRun[] = []
  const repeatedIds: string[] = []
  let at: ChainHead = chainHead(head)
  let { isFrozen } = head
  const end = async (stop: UploadStop | null): Promise<Walk> => {
    const known = await bench.store.known(repeatedIds)
    return { head: at, arrivals, runs, repeated: verdictsOf(known), stop, isFrozen: isFrozen || stop === 'fork' }
  }
  const present = Math.max(head.generation, device?.generation ?? 0)
  if (request.generation < present) return end('superseded')
  if (request.generation > present) return end('gap')
  if (isFrozen && head.generation === request.generation) return end('fork')
  const before = await placesBefore(bench.store, request, head)
  for (const run of request.runs) {
    const last = run.entries[run.entries.length - 1]
    if (!last || !device) return end('revoked')
    const key = keyOfGeneration(device, last.envelope.generation)
    if (!key || !crypto.verify(run.suite, key, runMessage(run, request.deviceId, crypto.sha256), run.deviceSignature))
      return end('bad-signature')
    const isForged = !isOperatorSignature(run, request.deviceId, signerOf(run.operator), crypto)
    for (const entry of run.entries) {
      const hash = envelopeHash(entry.envelope, crypto.sha256)
      const { generation } = entry.envelope
      if (generation !== last.envelope.generation || generation < at.generation) return end('gap')
      if (generation > at.generation && entry.envelope.seq === 1) {
        at = startOfChain(generation)
        isFrozen = false
      }
      if (isFrozen && generation === at.generation) return end('fork')
      if (generation === head.generation && entry.envelope.seq <= head.seq) {
        if (before.get(entry.envelope.seq)?.hash !== hash) return end('fork')
        repeatedIds.push(entry.body.id)
        continue
      }
      if (!continues(at, entry.envelope)) return end(entry.envelope.seq === at.seq + 1 ? 'fork' : 'gap')
      if (hashOfBody(entry.body, crypto) !== entry.envelope.bodyHash) return end('damaged')
      at = { generation, seq: entry.envelope.seq, hash }
      arrivals.push({
        entry,
        hash,
        parsed: parseEntry(entry.body),
        isForged: isForged || entry.body.operator !== run.operator
      })
    }
    if (arrivals.at(-1)?.entry === last) runs.push(signedRun(run, last))
  }
  return end(null)
}

const verdictsOf = (known: ReadonlyMap<string, KnownEntry>): readonly Verdict[] =>
  [...known.values()].map(k => k.verdict)

async function placesBefore(store: AcceptorStore, request: UploadRequest, head: DeviceHead) {
  const entries = request.runs.flatMap(run => run.entries)
  const first = entries.find(({ envelope }) => envelope.generation === head.generation)?.envelope.seq
  if (first === undefined || first > head.seq) return new Map<number, { hash: string; entry: string }>()
  return store.places(request.deviceId, head.generation, first, head.seq)
}

function hashOfBody(body: Body, crypto: Crypto): string | null {
  try {
    return crypto.sha256(canonicalText(body))
  } catch (error) {
    if (error instanceof NotCanonical) return null
    throw error
  }
}
