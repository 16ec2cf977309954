import { canonicalText } from './canonical.ts'
import { type Body, type Entry, type Envelope, GENESIS, type Run } from './entry.ts'

/** SHA-256 of UTF-8 text as lower-case hex. */
export type Sha256 = (text: string) => string

/** Where a chain ends: `seq` 0 and `hash` GENESIS before its first entry. */
export interface ChainHead {
  readonly generation: number
  readonly seq: number
  readonly hash: string
}

export const startOfChain = (generation: number): ChainHead => ({ generation, seq: 0, hash: GENESIS })

export const bodyHash = (body: Body, sha256: Sha256): string => sha256(canonicalText(body))
export const envelopeHash = (envelope: Envelope, sha256: Sha256): string => sha256(canonicalText(envelope))

/** Puts a body behind `head`; the same body can be chained anew (same id) after a fork. */
export function chainBody(head: ChainHead, body: Body, sha256: Sha256): { entry: Entry; head: ChainHead } {
  const envelope = {
    generation: head.generation,
    seq: head.seq + 1,
    prev: head.hash,
    bodyHash: bodyHash(body, sha256)
  }
  const next = { generation: head.generation, seq: envelope.seq, hash: envelopeHash(envelope, sha256) }
  return { entry: { body, envelope }, head: next }
}

/** Whether an envelope is the very next one behind `head`. */
export const continues = (head: ChainHead, envelope: Envelope): boolean =>
  envelope.generation === head.generation && envelope.seq === head.seq + 1 && envelope.prev === head.hash

/** What device and operator sign: the run's place and the hash of its last envelope, which covers all before it. */
export function runMessage(run: Pick<Run, 'entries' | 'operator' | 'suite'>, deviceId: string, sha256: Sha256): string {
  const first = run.entries[0]
  const last = run.entries[run.entries.length - 1]
  if (!first || !last) throw new Error('a run has at least one entry')
  return canonicalText({
    deviceId,
    from: first.envelope.seq,
    generation: last.envelope.generation,
    head: envelopeHash(last.envelope, sha256),
    operator: run.operator,
    purpose: 'jinquan run',
    suite: run.suite,
    to: last.envelope.seq
  })
}

/** Whether the last envelope, which is all that a run's signatures name, covers every body of the run. */
export const isWholeRun = ({ entries }: Pick<Run, 'entries'>, sha256: Sha256): boolean =>
  entries.every(({ body, envelope }, place) => {
    const before = entries[place - 1]?.envelope
    const isNext = !before || continues({ ...before, hash: envelopeHash(before, sha256) }, envelope)
    return isNext && envelope.bodyHash === bodyHash(body, sha256)
  })
