import { keyText } from '../documents.ts'
import type { Body } from '../journal/entry.ts'
import { isFinal, type Verdict } from '../journal/lane.ts'
import { parseEntry } from './decide.ts'

/** One of the device's own entries with the generation of its latest place. */
export interface ChainedEntry {
  readonly body: Body
  readonly generation: number
  /**
   * Whether the run of its latest place bears the operator's own signature. Signing anew what somebody else put into
   * the journal would make a forgery good (row 40).
   */
  readonly isGenuine: boolean
}

/** An entry to chain anew: `isGenuine` ones signed by their operator, others without, to be refused as what they are. */
export interface Rechained {
  readonly body: Body
  readonly isGenuine: boolean
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
): readonly Rechained[] {
  const blocked = new Set<string>()
  const taken: Rechained[] = []
  for (const { body, generation: placed, isGenuine } of own) {
    const verdict = verdictOf(body.id)
    if (placed >= generation || (verdict && isFinal(verdict.lane))) continue
    const parsed = parseEntry(body)
    const keys = 'keys' in parsed ? parsed.keys : []
    const isFree = body.operator === operator && !keys.some(key => blocked.has(keyText(key)))
    if (isFree) taken.push({ body, isGenuine })
    else for (const key of keys) if (key.use !== 'read') blocked.add(keyText(key))
  }
  return taken
}
