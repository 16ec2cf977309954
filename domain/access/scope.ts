import { isTrainingPlace, type Organisation } from '../directory/organisation.ts'
import type { CollectionName, Documents } from '../documents.ts'

/** `county:140105`, `city:1401`, `centre:ID`, `device:ID`, `province`, `global`. */
export type Scope = string

const cityOf = (county: string): Scope => `city:${county.slice(0, 4)}`
const counties = (codes: readonly string[]): Scope[] => codes.map(code => `county:${code}`)
const centres = (ids: readonly string[]): Scope[] => ids.filter(id => id !== '').map(id => `centre:${id}`)
const unique = (scopes: readonly Scope[]): Scope[] => [...new Set(scopes)].sort()

const byCollection: { [C in CollectionName]: (document: Documents[C]) => readonly Scope[] } = {
  directory: () => ['global'],
  policy: () => ['global'],
  plan: plan => [`county:${plan.county}`, cityOf(plan.county), 'province'],
  batch: batch => [`county:${batch.county}`, cityOf(batch.county), 'province'],
  lease: lease => [`device:${lease.device}`],
  voucher: v => [`county:${v.county}`, ...centres([v.reservedCentre, v.boundCentre])],
  person: p => [...counties(p.counties), ...centres(p.centres)],
  trainingClass: c => [`county:${c.county}`, ...centres([c.centre])],
  enrolment: e => [`county:${e.county}`, ...centres([e.centre])],
  attendance: a => [`county:${a.county}`, ...centres([a.centre])],
  certificate: c => [`county:${c.county}`, ...centres([c.centre])],
  claim: c => [`county:${c.county}`, cityOf(c.county), 'province', ...centres([c.centre])],
  case: c => [...counties(c.counties), ...centres(c.centres), ...c.counties.map(cityOf), 'province']
}

/** The scopes of a document: a pure function of it (trust.md rows 28, 29). Sorted, each once. */
export function scopesOf<C extends CollectionName>(collection: C, document: Documents[C]): readonly Scope[] {
  return unique(byCollection[collection](document))
}

/** A5: what is about one worker or one class stays in its county and its centre. */
const kept: readonly CollectionName[] = ['voucher', 'person', 'trainingClass', 'enrolment', 'attendance', 'certificate']

/** Whether no desk of such a place is ever given anything of a collection: cities and the province have sums of it. */
export const isKeptBelow = (collection: CollectionName, { type }: Pick<Organisation, 'type'>): boolean =>
  (type === 'city' || type === 'province') && kept.includes(collection)

/** The scopes that a device of an organisation may read. */
export function scopesOfDevice(organisation: Organisation, deviceId: string): readonly Scope[] {
  return unique(['global', `device:${deviceId}`, ...placeScopes(organisation)])
}

function placeScopes(organisation: Organisation): readonly Scope[] {
  if (isTrainingPlace(organisation)) return centres([organisation.id])
  switch (organisation.type) {
    case 'county':
      return [`county:${organisation.region}`]
    case 'city':
      return [`city:${organisation.region}`]
    case 'province':
      return ['province']
    case 'assessor':
    case 'centre':
    case 'enterprise':
      return []
  }
}

/**
 * L7: the order in which a page of limited length reads scopes: what belongs to all, then the place, and the device's
 * own feed last. A verdict is then never ahead of the documents it changed, so that the overlay lets go of an entry
 * only when its effects are held (row 39).
 */
export function pullOrder(scopes: readonly Scope[]): readonly Scope[] {
  const rank = (scope: Scope): number => (scope === 'global' ? 0 : scope.startsWith('device:') ? 2 : 1)
  return [...scopes].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}
