import { isTrainingPlace, type Organisation } from '../directory/organisation.ts'
import type { Author, EntryFacts, Outcome, Verb } from '../reduction.ts'
import { refusal, reject } from '../reduction.ts'

/** Whether an office governs a region: its own, or one within it. */
export const governsRegion = (place: Pick<Organisation, 'type' | 'region'>, region: string): boolean =>
  !isTrainingPlace(place) && place.type !== 'assessor' && region.startsWith(place.region)

/** Whether the author's office governs a county: its own, its city's, or the whole province. */
export function governs(author: Author, county: string): boolean {
  if (author.isServer && !author.organisation) return true
  return author.organisation !== null && governsRegion(author.organisation, county)
}

/** As much of an author as tells the place. */
export interface Placed {
  readonly isServer: boolean
  readonly organisation: Pick<Organisation, 'id' | 'type'> | null
}

/** Whether the author acts for this training place. */
export const actsFor = (author: Placed, centre: string): boolean =>
  (author.isServer && !author.organisation) || author.organisation?.id === centre

/** A7: whether the author may change who and what acts for an organisation: for its own, the province for any. */
export const staffs = (author: Placed, organisation: string): boolean =>
  actsFor(author, organisation) || isProvince(author)

export const isProvince = (author: Placed): boolean =>
  (author.isServer && !author.organisation) || author.organisation?.type === 'province'

/**
 * Who may author an entry at all (A1–A4), before its own rules are asked. Null when it may.
 * A suspended operator's entries from before the suspension go to review, later ones are rejected (row 14);
 * a revoked device is judged by the time of receipt (row 12).
 */
export function checkAuthor(verb: Pick<Verb<never>, 'by'>, author: Author, entry: EntryFacts): Outcome | null {
  if (author.isServer && entry.operator === null) {
    return verb.by.includes('server') ? null : reject('author.not-allowed', 'A1', { kind: entry.kind })
  }
  if (!author.isServer) {
    if (!author.device) return reject('device.unknown', 'A2')
    if (author.device.state === 'revoked') return reject('device.revoked', 'A2')
  }
  if (!author.operator || !author.organisation) return reject('author.unknown', 'A3')
  const suspended = checkSuspension(author, entry)
  if (suspended) return suspended
  if (!author.roles.some(role => verb.by.includes(role))) {
    return reject('author.not-allowed', 'A1', { kind: entry.kind })
  }
  return null
}

function checkSuspension(author: Author, entry: EntryFacts): Outcome | null {
  if (author.organisation?.state === 'suspended') return reject('organisation.suspended', 'A4')
  if (author.operator?.state !== 'suspended') return null
  const since = author.operator.suspendedAt ?? 0
  if (entry.at < since) return { lane: 'review', rejection: refusal('author.suspended', 'A4'), dispute: null }
  return reject('author.suspended', 'A4')
}
