import { keyText } from '../documents.ts'
import type { Body } from '../journal/entry.ts'
import { isFinal, type Verdict } from '../journal/lane.ts'
import { parseEntry } from './decide.ts'

/** One of the device's own entries with the generation of its latest place. */
export interface ChainedEntry {
  readonly body: Body
  readonly generation: number
}

/**
 * O6: what an ended generation left undecided, to be chained anew in `generation` with the same ids and bodies, oldest
 * first (rows 10, 11). Only entries of the operator at the desk, for only that operator's key can sign them; one that
 * looks at a document of an earlier entry that somebody else has yet to chain stays behind it, or the server would meet
 * the two in the wrong order.
 */
export function entriesToRechain(
  own: readonly ChainedEntry[],
  operator: string | null,
  generation: number,
  verdictOf: (entry: string) => Verdict | undefined
): readonly Body[] {
  const blocked = new Set<string>()
  const taken: Body[] = []
  for (const { body, generation: placed } of own) {
    const verdict = verdictOf(body.id)
    if (placed >= generation || (verdict && isFinal(verdict.lane))) continue
    const parsed = parseEntry(body)
    const keys = 'keys' in parsed ? parsed.keys : []
    const isFree = body.operator === operator && !keys.some(key => blocked.has(keyText(key)))
    if (isFree) taken.push(body)
    else for (const key of keys) if (key.use !== 'read') blocked.add(keyText(key))
  }
  return taken
}
