import { disputeId } from '../casework/case.ts'
import { type DocumentKey, keyText } from '../documents.ts'
import type { Body } from '../journal/entry.ts'
import { type EntryFacts, type KeyUse, uses } from '../reduction.ts'
import type { LoserMark } from './acceptor-store.ts'
import type { Bench } from './decide.ts'

type Loss = Pick<LoserMark, 'root' | 'at'>

/**
 * What a losing entry leaves behind (S10, S16): a mark on each document that it was about. Later entries of the same
 * device about them rest on it as long as their author could not know better.
 */
export const markText = (deviceId: string, key: DocumentKey): string => `${deviceId}|${keyText(key)}`

/** When the author last saw the server's data, as the entry tells; 0 where there never were any. */
const sawDataAt = (body: Body, facts: EntryFacts): number => (body.dataAge < 0 ? 0 : facts.at - body.dataAge)

/** S16: the last verdict of the chain, or the decision of the case that it opened; null while that is open. */
async function endOf(bench: Bench, { root, at }: Loss): Promise<number | null> {
  const key = uses('write', 'case', disputeId(root))
  await bench.table.load([key])
  const found = bench.table.reader().read('case', key.id)
  if (found.state !== 'present' || found.document.kind !== 'dispute') return at
  const { resolution } = found.document
  if (!resolution) return null
  const decision =
    bench.verdicts.get(resolution.entry) ?? (await bench.store.known([resolution.entry])).get(resolution.entry)?.verdict
  return decision ? Math.max(at, decision.decidedAt) : null
}

/** The losses that an entry rests on, by the documents that they mark, in the order of the keys. */
async function lossesUnder(
  bench: Bench,
  body: Body,
  facts: EntryFacts,
  keys: readonly KeyUse[]
): Promise<ReadonlyMap<KeyUse, string>> {
  const stored = await bench.store.losers(body.deviceId, keys)
  const found = new Map<KeyUse, string>()
  for (const key of keys) {
    const loss = bench.losers.get(markText(body.deviceId, key)) ?? stored.get(keyText(key))
    if (!loss) continue
    const end = await endOf(bench, loss)
    if (end === null || sawDataAt(body, facts) <= end) found.set(key, loss.root)
  }
  return found
}

/** The first loser that an entry rests on (S10); null when it stands on its own. */
export async function loserUnder(
  bench: Bench,
  body: Body,
  facts: EntryFacts,
  keys: readonly KeyUse[]
): Promise<string | null> {
  for (const root of (await lossesUnder(bench, body, facts, keys)).values()) return root
  return null
}

/** Marks what a losing entry was about. A document whose loss it rests on stays with that loss's chain. */
export async function markLoss(
  bench: Bench,
  body: Body,
  facts: EntryFacts,
  about: readonly KeyUse[],
  root: string
): Promise<void> {
  const { deviceId } = body
  const kept = await lossesUnder(bench, body, facts, about)
  for (const key of about) {
    const { collection, id } = key
    const mark: LoserMark = { collection, id, deviceId, root: kept.get(key) ?? root, at: bench.now }
    bench.losers.set(markText(deviceId, key), mark)
  }
}
