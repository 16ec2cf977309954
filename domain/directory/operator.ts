import { z } from 'zod'
import { id, instant, label, publicKey, suite } from '../fields.ts'
import type { Organisation } from './organisation.ts'

export const roles = [
  'county-clerk',
  'county-reviewer',
  'centre-operator',
  'assessor',
  'city-manager',
  'province-manager',
  'finance',
  'auditor',
  'administrator'
] as const
export type Role = (typeof roles)[number]

/** D5: the roles there are in each kind of organisation; nobody gives a place the powers of another level. */
export const rolesByType: Readonly<Record<Organisation['type'], readonly Role[]>> = {
  province: ['province-manager', 'finance', 'auditor', 'administrator'],
  city: ['city-manager', 'finance', 'auditor', 'administrator'],
  county: ['county-clerk', 'county-reviewer', 'finance', 'auditor', 'administrator'],
  centre: ['centre-operator', 'administrator'],
  enterprise: ['centre-operator', 'administrator'],
  assessor: ['assessor', 'auditor', 'administrator']
}

/** Somebody who acts at a desk. `label` is a desk name such as 经办 01, never a person's name. */
export const operatorSchema = z.strictObject({
  kind: z.literal('operator'),
  id,
  organisation: id,
  login: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,31}$/),
  label,
  roles: z.array(z.enum(roles)).min(1).max(8),
  state: z.enum(['active', 'suspended']),
  suspendedAt: instant.nullable(),
  /** One signing key a device: made at the first login there. */
  keys: z.array(z.strictObject({ device: id, suite, publicKey, from: instant })).max(60),
  updatedAt: instant
})
export type Operator = Readonly<z.infer<typeof operatorSchema>>

/** D5: the id of whoever is added by hand. Two desks that give one login at once name one operator: the second is refused. */
export const operatorOfLogin = (login: string): string => `op-${login}`
