import { z } from 'zod'
import { MAX_OFFLINE_DAYS } from '../directory/organisation.ts'
import { category, county, date, fen, id, identityMethods, instant, label, level, occupation } from '../fields.ts'
import { warningRules } from './warning-rules.ts'

const percent = z.int().min(0).max(100)

/** What a training has to reach (T, R, E rules). Hours are study hours of 45 minutes. */
const trainingRules = z.strictObject({
  /** Hours count from the sign-in alone, or only once the worker signed out as well. */
  needsSignOut: z.boolean(),
  attendanceWarnPercent: percent,
  attendanceMinPercent: percent,
  /** Fewest hours a class of a level plans; a level that is not named has no minimum. */
  hoursMin: z.array(z.strictObject({ level, hours: z.int().min(1).max(2000) })).max(20),
  practiceMinPercent: percent,
  makeUpsMax: z.int().min(0).max(50),
  /** Days after a session in which it can be made up. */
  makeUpDays: z.int().min(0).max(90),
  passScore: percent,
  /** Working days between a class's submission and its first day. */
  submitWorkingDaysBefore: z.int().min(0).max(60)
})

/** What a subsidy comes to and how it is claimed (M rules). */
const subsidyRules = z.strictObject({
  /** Standards (补贴标准) by occupation and level; an empty occupation stands for every other one. */
  rates: z.array(z.strictObject({ occupation: z.union([occupation, z.literal('')]), level, amountFen: fen })).max(2000),
  /** Percent of the standard for scarce occupations (紧缺工种), such as 120. */
  scarcity: z.array(z.strictObject({ occupation, percent: z.int().min(100).max(300) })).max(500),
  /** Percent at which an online hour counts against an hour on site. */
  onlinePercent: percent,
  claimDaysAfterEnd: z.int().min(1).max(400),
  claimMonthsAfterCertificate: z.int().min(1).max(60),
  noticeWorkingDays: z.int().min(1).max(60),
  /** From this sum on the city reviews as well. */
  cityReviewFromFen: fen,
  /** The province reviews about one claim in so many, drawn by a published seed. */
  provinceSampleOneIn: z.int().min(1).max(1000)
})
export type SubsidyRules = Readonly<z.infer<typeof subsidyRules>>

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
  offlineDaysDefault: z.int().min(1).max(MAX_OFFLINE_DAYS),
  leaseDays: z.int().min(1).max(60),
  leaseSizeMax: z.int().min(1).max(500),
  training: trainingRules,
  subsidy: subsidyRules,
  /** The State Council's calendar: replaced every year by a new version. */
  movedDays: z.strictObject({ holidays: z.array(date).max(200), workdays: z.array(date).max(100) }),
  warnings: warningRules
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
