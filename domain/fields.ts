import { z } from 'zod'
import { base64urlSchema, hashSchema, idSchema, millisSchema, suiteSchema } from './journal/entry.ts'

/** Field shapes that several documents share. Text lengths are bounded because indexes and limits need it. */
export const id = idSchema
export const idOrEmpty = z.union([idSchema, z.literal('')])
export const hash = hashSchema
export const instant = millisSchema
export const publicKey = base64urlSchema
export const signature = base64urlSchema
export const suite = suiteSchema
export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** GB/T 2260 code: 6 digits for a county, 4 for a city, 2 for the province. */
export const region = z.string().regex(/^\d{2}(\d{2}(\d{2})?)?$/)
export const county = z.string().regex(/^\d{6}$/)
/** Occupation code of the 职业分类大典 with its edition in the table of `codes/`. */
export const occupation = z.string().regex(/^[0-9A-Z][0-9A-Z-]{0,23}$/)
export const levels = ['apprentice', '5', '4', '3', '2', '1', 'special', 'chief', 'specific'] as const
export const level = z.enum(levels)
export type Level = z.infer<typeof level>
export const fen = z.int().min(0).max(1e12)
export const count = z.int().min(0).max(10_000_000)
export const label = z.string().min(1).max(80)
export const reason = z.string().min(1).max(200)
export const categories = [
  'employee',
  'rural-transfer',
  'urban-unemployed',
  'graduate',
  'out-of-poverty',
  'veteran',
  'other'
] as const
export const category = z.enum(categories)
export type Category = z.infer<typeof category>
export const skill = z.strictObject({ occupation, level })
export type Skill = Readonly<z.infer<typeof skill>>
export const sameSkill = (a: Skill, b: Skill): boolean => a.occupation === b.occupation && a.level === b.level

/** How somebody was recognised on site, and so how far the check may be trusted. */
export const identityMethods = ['id-reader', 'card-reader', 'qr', 'typed'] as const
export type IdentityMethod = (typeof identityMethods)[number]
export const identityCheck = z.strictObject({
  method: z.enum(identityMethods),
  /** The 16-bit salted check of the voucher's QR agreed with the card presented; null when there was nothing to compare. */
  matched: z.boolean().nullable()
})
export type IdentityCheck = Readonly<z.infer<typeof identityCheck>>
