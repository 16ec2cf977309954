import { z } from 'zod'
import { county, date, id, instant, label, region, skill } from '../fields.ts'

/** Nobody works longer without contact, whatever an organisation or the policy says. */
export const MAX_OFFLINE_DAYS = 30

export const organisationTypes = ['province', 'city', 'county', 'centre', 'enterprise', 'assessor'] as const

/** An office, training centre, enterprise or 评价机构. `region` is what it governs or where it lies. */
export const organisationSchema = z.strictObject({
  kind: z.literal('organisation'),
  id,
  type: z.enum(organisationTypes),
  name: label,
  creditCode: z.string().max(18),
  region,
  /** Skills a centre may train; empty for offices. */
  allowed: z.array(skill).max(400),
  licence: z.strictObject({ from: date, until: date }).nullable(),
  sites: z.array(z.strictObject({ id, name: label, county })).max(40),
  /** Days without contact after which value actions stop (policy's default when null). */
  offlineDays: z.int().min(1).max(MAX_OFFLINE_DAYS).nullable(),
  state: z.enum(['active', 'suspended']),
  sample: z.boolean(),
  updatedAt: instant
})
export type Organisation = Readonly<z.infer<typeof organisationSchema>>

/** An office governs a whole region of its own level: 2 digits for the province, 4 for a city, 6 for a county. */
export function fitsRegion({ type, region }: Pick<Organisation, 'type' | 'region'>): boolean {
  switch (type) {
    case 'province':
      return region.length === 2
    case 'city':
      return region.length === 4
    case 'county':
      return region.length === 6
    case 'centre':
    case 'enterprise':
    case 'assessor':
      return true
  }
}

export const isTrainingPlace = ({ type }: Pick<Organisation, 'type'>): boolean =>
  type === 'centre' || type === 'enterprise'
