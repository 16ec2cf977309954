import { z } from 'zod'

const days = z.int().min(1).max(400)
const percent = z.int().min(0).max(100)

/** From where on something is spoken of as an early warning (C9); nothing is refused by these. */
export const warningRules = z.strictObject({
  /** More sign-ins of one class in a minute than people can walk past a reader. */
  signInsAMinute: z.int().min(1).max(1000),
  /** Typed identities in percent of a class's sign-ins, from so many sign-ins on. */
  typedPercent: percent,
  typedFrom: z.int().min(1).max(1000),
  /** Minutes that a sign-in may lie before its session; after the session's end none is in its hours. */
  earlyMinutes: z.int().min(0).max(720),
  /** Days before its last day in which an unused voucher is spoken of. */
  endingDays: days,
  /** Days that a claim may lie with one office. */
  claimDays: days,
  /** Points of a hundred that a plan line may be behind the year. */
  planBehindPercent: percent,
  /** Vouchers that one desk issues in an hour. */
  issuesAnHour: z.int().min(1).max(100_000),
  /** Days that a desk may go without a contact. */
  silentDays: days
})
export type WarningRules = Readonly<z.infer<typeof warningRules>>

/** What held before the limits were part of the policy. */
export const defaultWarnings: WarningRules = {
  signInsAMinute: 25,
  typedPercent: 50,
  typedFrom: 10,
  earlyMinutes: 60,
  endingDays: 30,
  claimDays: 15,
  planBehindPercent: 40,
  issuesAnHour: 300,
  silentDays: 15
}

/** The limits of a policy; one that was stored before it had any is read with what held then. */
export const warningsOf = (rules: { readonly warnings?: WarningRules }): WarningRules =>
  rules.warnings ?? defaultWarnings
