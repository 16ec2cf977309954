import { envelopeHash, isWholeRun, runMessage, type Sha256 } from '../../domain/journal/chain.ts'
import { GENESIS, type Run } from '../../domain/journal/entry.ts'
import type { OwnChain } from './own-chain.ts'
import { nodeCrypto } from './signing.ts'

/** Places of a generation that the file lost: a gap up to `to`, or everything behind its head. */
export interface LostPlaces {
  readonly generation: number
  readonly from: number
  readonly to: number | null
  /** Hash of the envelope at `to`. */
  readonly lastHash: string | null
}

/** Ends before gaps: once they are there, new work chains on where the server's copy ends, whatever happens then. */
export const lostPlaces = (chain: OwnChain, generations: readonly number[]): readonly LostPlaces[] => [
  ...[...generations]
    .sort((a, b) => b - a)
    .map(generation => ({ generation, from: chain.head(generation).seq + 1, to: null, lastHash: null })),
  ...chain.gaps.filter(({ generation }) => generations.includes(generation))
]

export interface OwnKey {
  readonly deviceId: string
  readonly serverId: string
  /** That the certificate of the generation names. */
  readonly publicKey: string
}

const isSignedByUs = (run: Run, { deviceId, serverId, publicKey }: OwnKey, sha256: Sha256): boolean =>
  run.entries.every(({ body }) => body.deviceId === deviceId && body.serverId === serverId) &&
  isWholeRun(run, sha256) &&
  nodeCrypto.verify(run.suite, publicKey, runMessage(run, deviceId, sha256), run.deviceSignature)

/**
 * Those of the runs, in chain order, that this device signed and that fit where they were lost (O12). They are taken as
 * far as they hold; none when they do not end where the rest of the chain goes on.
 */
export const fittingPieces = (
  runs: readonly Run[],
  lost: LostPlaces,
  own: { readonly chain: OwnChain; readonly key: OwnKey; readonly sha256: Sha256 }
): readonly Run[] => {
  const { generation, to, lastHash } = lost
  const taken: Run[] = []
  let at = { seq: lost.from - 1, hash: lost.from === 1 ? GENESIS : own.chain.hashAt(generation, lost.from - 1) }
  for (const run of runs) {
    const first = run.entries[0]?.envelope
    const last = run.entries.at(-1)?.envelope
    const isNext = first?.generation === generation && first.seq === at.seq + 1 && first.prev === at.hash
    if (!last || !isNext || (to !== null && last.seq > to) || !isSignedByUs(run, own.key, own.sha256)) break
    taken.push(run)
    at = { seq: last.seq, hash: envelopeHash(last, own.sha256) }
  }
  return at.seq === to && at.hash !== lastHash ? [] : taken
}
