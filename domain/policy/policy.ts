import { z } from 'zod'
import { category, county, date, id, identityMethods, instant, label } from '../fields.ts'

/** The rules of one policy version. Values differ by province and year; code never holds them. */
export const rulesSchema = z.strictObject({
  /** Vouchers that one person may hold alive at a time. */
  liveVouchersMax: z.int().min(1).max(10),
  vouchersPerYearMax: z.int().min(1).max(20),
  sameSkillOnce: z.boolean(),
  noLowerLevel: z.boolean(),
  age: z.strictObject({ min: z.int(), maxMale: z.int(), maxFemale: z.int() }),
  excludedCategories: z.array(category),
  classSizeMax: z.int().min(1).max(500),
  /** Identity methods that allow binding, and those that allow the sign-in which redeems. */
  bindMethods: z.array(z.enum(identityMethods)),
  redeemMethods: z.array(z.enum(identityMethods)),
  /** Days without contact after which value actions stop. */
  offlineDaysDefault: z.int().min(1).max(30),
  leaseDays: z.int().min(1).max(60),
  leaseSizeMax: z.int().min(1).max(500)
})
export type Rules = Readonly<z.infer<typeof rulesSchema>>

export const policySchema = z.strictObject({
  kind: z.literal('rules'),
  id,
  version: z.int().min(1),
  name: label,
  from: date,
  rules: rulesSchema,
  /** Cities of the pilot, whose counties must use vouchers for every class. */
  pilotCities: z.array(z.string().regex(/^\d{4}$/)),
  sample: z.boolean(),
  updatedAt: instant
})
export type Policy = Readonly<z.infer<typeof policySchema>>

/** One day's revocations: append-only chunks that every device pulls first. */
export const revocationsSchema = z.strictObject({
  kind: z.literal('revocations'),
  id,
  date,
  devices: z.array(id),
  vouchers: z.array(id),
  counties: z.array(county),
  updatedAt: instant
})
export type Revocations = Readonly<z.infer<typeof revocationsSchema>>

export const policyId = (version: number): string => `rules-${version}`
export const revocationsId = (day: string): string => `revocations-${day}`
