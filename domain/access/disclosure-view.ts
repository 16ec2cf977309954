import type { Device } from '../directory/device.ts'
import type { Operator, Role } from '../directory/operator.ts'
import type { Organisation } from '../directory/organisation.ts'
import { governsRegion } from './author.ts'

const readers: readonly Role[] = ['county-reviewer', 'city-manager', 'province-manager', 'auditor', 'administrator']

/** W12: whether somebody in these roles reads who saw whole parts and who exported lists. */
export const readsDisclosures = (roles: readonly Role[]): boolean => roles.some(role => readers.includes(role))

/** W12: whether this operator, who has logged in on this device of this place, reads them there at this moment. */
export const mayReadDisclosures = (
  operator: Operator | undefined,
  { id, organisation }: Pick<Device, 'id' | 'organisation'>
): boolean =>
  operator?.organisation === organisation &&
  operator.state === 'active' &&
  operator.keys.some(({ device }) => device === id) &&
  readsDisclosures(operator.roles)

type Place = Pick<Organisation, 'id' | 'type' | 'region'>

/** W12: whose records a place reads: its own, and an office those of every place in the region that it governs. */
export const readsDisclosuresOf = (reader: Place, place: Pick<Place, 'id' | 'region'>): boolean =>
  reader.id === place.id || governsRegion(reader, place.region)
