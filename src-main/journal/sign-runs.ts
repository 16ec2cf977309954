import { type ChainHead, chainBody, envelopeHash, runMessage, type Sha256 } from '../../domain/journal/chain.ts'
import { type Body, type Entry, MAX_RUN, type Run } from '../../domain/journal/entry.ts'
import type { Rechained } from '../../domain/sync/rechain.ts'
import type { Signer } from './signing.ts'

export interface RunAuthor {
  readonly deviceId: string
  readonly operator: string
  readonly device: Signer
  readonly operatorSigner: Signer
}

/** Runs of at most MAX_RUN entries, each signed once, by the device and by the operator. */
export const signRuns = (bodies: readonly Body[], from: ChainHead, author: RunAuthor, sha256: Sha256): Run[] => {
  const runs: Run[] = []
  let head = from
  for (let at = 0; at < bodies.length; at += MAX_RUN) {
    const entries: Entry[] = []
    for (const body of bodies.slice(at, at + MAX_RUN)) {
      const chained = chainBody(head, body, sha256)
      entries.push(chained.entry)
      head = chained.head
    }
    const unsigned = { suite: author.device.suite, operator: author.operator, entries }
    const message = runMessage(unsigned, author.deviceId, sha256)
    runs.push({
      ...unsigned,
      deviceSignature: author.device.sign(message),
      operatorSignature: author.operatorSigner.sign(message)
    })
  }
  return runs
}

/** A run holds genuine entries only or none. */
export const resignRuns = (
  left: readonly Rechained[],
  from: ChainHead,
  author: RunAuthor,
  sha256: Sha256
): readonly Run[] => {
  const runs: Run[] = []
  let head = from
  for (let at = 0; at < left.length; ) {
    const isGenuine = left[at]?.isGenuine === true
    const end = left.findIndex((one, place) => place > at && one.isGenuine !== isGenuine)
    const bodies = left.slice(at, end < 0 ? undefined : end).map(({ body }) => body)
    const signed = signRuns(bodies, head, author, sha256)
    runs.push(...(isGenuine ? signed : signed.map(run => ({ ...run, operatorSignature: null }))))
    const last = signed.at(-1)?.entries.at(-1)?.envelope
    if (last) head = { generation: last.generation, seq: last.seq, hash: envelopeHash(last, sha256) }
    at += bodies.length
  }
  return runs
}
