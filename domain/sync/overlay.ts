import { checkAuthor } from '../access/author.ts'
import { authorOf } from '../access/author-of.ts'
import { type AnyDocument, type CollectionName, type DocumentKey, type Documents, keyText } from '../documents.ts'
import type { Body } from '../journal/entry.ts'
import { isFinal, type Verdict } from '../journal/lane.ts'
import { policyId } from '../policy/policy.ts'
import { rulesOf } from '../policy/rules-of.ts'
import { checkValueAction } from '../policy/value-action.ts'
import type { Checkpoint } from '../protocol/pull.ts'
import type { Context, EntryFacts, Outcome, Read, Reader } from '../reduction.ts'
import { parseEntry } from './decide.ts'

/** One of the device's own entries as the overlay needs it. */
export interface OwnEntry {
  readonly body: Body
  readonly generation: number
  readonly verdict: Verdict | null
}

/** A document as the screen shows it: the replica's with own undecided entries folded over it. */
export interface OverlaidDocument extends DocumentKey {
  readonly document: AnyDocument
  /** The own entries it rests on, oldest first. */
  readonly entries: readonly string[]
}

export interface Overlay {
  readonly documents: ReadonlyMap<string, OverlaidDocument>
  /** What the reducer makes of each folded entry here and now. */
  readonly outcomes: ReadonlyMap<string, Outcome>
}

export const emptyOverlay: Overlay = { documents: new Map(), outcomes: new Map() }

/**
 * Y1: an own entry is folded until the replica's snapshot holds its effects, that is until its final verdict's place
 * in the device's feed lies at or below the checkpoint. Verdict and replica may arrive in either order (row 39).
 */
export function isFolded(entry: OwnEntry, checkpoint: Checkpoint): boolean {
  const { verdict } = entry
  if (!verdict || !isFinal(verdict.lane)) return true
  return verdict.seq > (checkpoint[`device:${entry.body.deviceId}`] ?? 0)
}

/** Every document the fold of these entries looks at: load them in one go, then fold. */
export function overlayKeys(entries: readonly OwnEntry[], organisation: string): readonly DocumentKey[] {
  const keys = new Map<string, DocumentKey>()
  const add = (collection: CollectionName, id: string): void => {
    keys.set(keyText({ collection, id }), { collection, id })
  }
  for (const { body } of entries) {
    const parsed = parseEntry(body)
    add('directory', body.deviceId)
    add('directory', organisation)
    if (body.operator) add('directory', body.operator)
    if (body.policyVersion > 0) add('policy', policyId(body.policyVersion))
    if ('keys' in parsed) for (const { collection, id } of parsed.keys) add(collection, id)
  }
  return [...keys.values()]
}

interface FoldSettings {
  readonly serverId: string
  readonly proof: Context['proof']
}

/** The fold of own entries, oldest first, over what the replica holds (Y2). Pure and derived: a crash cannot harm it. */
export const foldOverlay = (entries: readonly OwnEntry[], base: Reader, settings: FoldSettings): Overlay =>
  extendOverlay(emptyOverlay, entries, base, settings)

/**
 * Later entries on top of a fold, which stays as it is: folding in steps gives what folding at once gives (Y2). What the
 * entries leave alone is the same object in both, so that a change can be told by reference.
 */
export function extendOverlay(
  under: Overlay,
  entries: readonly OwnEntry[],
  base: Reader,
  settings: FoldSettings
): Overlay {
  const documents = new Map(under.documents)
  const outcomes = new Map(under.outcomes)
  const read = overlaidReader(documents, base)
  for (const { body, generation } of entries) {
    const outcome = reduceOwn(body, generation, read, settings)
    outcomes.set(body.id, outcome)
    if (outcome.lane !== 'accepted') continue
    for (const { collection, document } of outcome.writes) {
      const key = keyText({ collection, id: document.id })
      const before = documents.get(key)?.entries ?? []
      documents.set(key, { collection, id: document.id, document, entries: [...before, body.id] })
    }
  }
  return { documents, outcomes }
}

/** A reader that sees the overlay first and what lies under it second. */
export function overlaidReader(documents: ReadonlyMap<string, OverlaidDocument>, base: Reader): Reader {
  return <C extends CollectionName>(collection: C, id: string): Read<Documents[C]> => {
    const own = documents.get(keyText({ collection, id }))
    return own ? { state: 'present', document: own.document as Documents[C] } : base(collection, id)
  }
}

/** What the reducer makes of an own entry on this device: the same verbs as on the server, over what is in sight. */
export function reduceOwn(body: Body, generation: number, read: Reader, settings: FoldSettings): Outcome {
  const parsed = parseEntry(body)
  if ('outcome' in parsed) return parsed.outcome
  const facts: EntryFacts = {
    id: body.id,
    kind: body.kind,
    deviceId: body.deviceId,
    generation,
    operator: body.operator,
    at: body.at,
    earliest: Math.min(body.lastContact, body.at),
    latest: body.at,
    flagged: body.clockFlagged,
    sealed: body.sealed
  }
  const author = authorOf(read, body, settings.serverId)
  const rules = rulesOf(read, body)
  const context = { entry: facts, author, rules, read, proof: settings.proof }
  const refused =
    checkAuthor(parsed.verb, author, facts) ?? checkValueAction(parsed.verb, facts, author.organisation, rules)
  return refused ?? parsed.verb.reduce(parsed.args as never, context)
}
