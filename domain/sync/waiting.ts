import { type DocumentKey, keyText } from '../documents.ts'
import type { Body } from '../journal/entry.ts'
import { isFinal } from '../journal/lane.ts'
import type { EntryFacts, KeyUse } from '../reduction.ts'
import type { Effects } from './acceptor-store.ts'
import type { Bench, Decision } from './decide.ts'

/** An entry that waits, stored before this batch or new in it. */
export interface Waiter {
  readonly body: Body
  readonly facts: EntryFacts
  readonly decision: Decision
  readonly isStored: boolean
}

export const isDecided = (bench: Bench, entry: string): boolean => isFinal(bench.verdicts.get(entry)?.lane ?? 'pending')

/** S9: the last entry of the same device that came before this one, is about one of these documents and waits. */
export async function waitsAhead(bench: Bench, body: Body, keys: readonly KeyUse[]): Promise<string | null> {
  if (keys.length === 0) return null
  const stored = await bench.store.waitingAbout(body.deviceId, keys)
  const here = stored.includes(body.id) ? [] : newAbout(bench, body.deviceId, keys)
  const ahead = [...stored, ...here]
  const own = ahead.indexOf(body.id)
  return ahead.slice(0, own === -1 ? ahead.length : own).findLast(entry => !isDecided(bench, entry)) ?? null
}

/**
 * The keys of an entry, with what it only looks at locked where it may come to wait for that: behind an earlier entry of
 * its device (S9), or offered again (S18). Whoever changes it meanwhile could not see that somebody has begun to wait.
 */
export async function keysOfEntry(
  bench: Bench,
  body: Body,
  keys: readonly KeyUse[],
  isAgain: boolean
): Promise<readonly KeyUse[]> {
  const seen = keys.filter(({ use }) => use === 'read')
  if (seen.length === 0) return keys
  const isBehind = (await bench.store.waitingAbout(body.deviceId, seen)).length > 0
  return isBehind ? keys.map(locked) : isAgain ? keysAgain(keys) : keys
}

const locked = (key: KeyUse): KeyUse => (key.use === 'read' ? { ...key, use: 'tally' } : key)

/** Places, people and policies are for everybody: locked for one device they would hold up all that offer again. */
export const keysAgain = (keys: readonly KeyUse[]): readonly KeyUse[] =>
  keys.map(key => (key.collection === 'directory' || key.collection === 'policy' ? key : locked(key)))

/** What waits of this batch, in order of arrival. */
function newAbout(bench: Bench, deviceId: string, keys: readonly KeyUse[]): readonly string[] {
  const texts = new Set(keys.map(keyText))
  return [...bench.waiters.values()]
    .filter(({ body, decision, isStored }) => {
      return !isStored && body.deviceId === deviceId && decision.about.some(key => texts.has(keyText(key)))
    })
    .map(({ body }) => body.id)
}

/** Keeps account of what waits. Set anew, a new entry keeps its place in the order of arrival. */
export function noteWaiting(bench: Bench, waiter: Waiter): void {
  const { body, decision } = waiter
  if (decision.verdict.lane === 'waiting') bench.waiters.set(body.id, waiter)
  else bench.waiters.delete(body.id)
}

const plainKey = ({ collection, id }: KeyUse): DocumentKey => ({ collection, id })

export const waits = ({ body, decision: { verdict, about, wakes = [] } }: Waiter): Effects['waiting'][number] => ({
  entry: body.id,
  cause: verdict.causedBy ?? body.id,
  deviceId: body.deviceId,
  keys: about.map(plainKey),
  wakes: wakes.map(plainKey)
})
