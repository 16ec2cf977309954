import { z } from 'zod'
import { county, date, id, instant, level, occupation } from '../fields.ts'

export const certificateStates = ['entered', 'confirmed', 'revoked'] as const

/** A 职业技能等级证书 of one worker, entered by the centre or the 评价机构 and confirmed by the county. */
export const certificateSchema = z.strictObject({
  id,
  number: z.string().regex(/^[0-9A-Z]{22}$/),
  person: z.uuid(),
  enrolment: z.uuid(),
  voucher: id,
  trainingClass: id,
  centre: id,
  county,
  occupation,
  level,
  issuedOn: date,
  enteredBy: id,
  state: z.enum(certificateStates),
  reason: z.string().max(200),
  confirmedAt: instant.nullable(),
  updatedAt: instant
})
export type Certificate = Readonly<z.infer<typeof certificateSchema>>

/** One a number, so that no number stands for two workers. */
export const certificateId = (number: string): string => `cert-${number}`
