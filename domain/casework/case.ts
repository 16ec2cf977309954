import { z } from 'zod'
import { county, date, id, instant } from '../fields.ts'
import { rejectionCodes } from '../journal/rejection.ts'
import type { Alert } from './alert.ts'

/** What one side of a dispute can show: its entry and where and when it acted. */
export const evidenceSchema = z.strictObject({
  entry: z.uuid(),
  device: id,
  centre: z.string().max(100),
  trainingClass: z.string().max(100),
  at: instant,
  /** Whether the entry carried a QR that the server verified. */
  hasCredential: z.boolean()
})
export type Evidence = Readonly<z.infer<typeof evidenceSchema>>

export const MAX_CHAIN = 500
/** Days until a case is due that nobody gave another date. */
export const DUE_DAYS = 7

/** A dispute: one losing entry with everything that rests on it, decided once by an authorised person. */
export const disputeSchema = z.strictObject({
  kind: z.literal('dispute'),
  id,
  voucher: z.string().max(100),
  person: z.string().max(100),
  counties: z.array(county).max(20),
  centres: z.array(id).max(20),
  code: z.enum(rejectionCodes),
  /** Why somebody asked for a decision; empty where the server found the dispute itself. */
  reason: z.string().max(200),
  winner: evidenceSchema.nullable(),
  loser: evidenceSchema,
  /** The losing entry first, then its dependants in the order they arrived. */
  chain: z.array(z.strictObject({ entry: z.uuid(), kind: z.string().max(40), at: instant })).max(MAX_CHAIN),
  owner: z.enum(['county', 'city', 'province']),
  due: date,
  state: z.enum(['open', 'resolved']),
  resolution: z
    .strictObject({
      decision: z.enum(['uphold-winner', 'give-to-loser', 'no-effect']),
      reason: z.string().max(200),
      entry: z.uuid(),
      at: instant
    })
    .nullable(),
  updatedAt: instant
})
export type Dispute = Readonly<z.infer<typeof disputeSchema>>
/** What people must decide or answer (案件). */
export type Case = Dispute | Alert
/** States in which somebody still has to decide or answer. */
export const unfinishedStates: readonly Case['state'][] = ['open', 'assigned', 'answered']
/** @param today business date */
export const isOverdue = ({ state, due }: Pick<Case, 'state' | 'due'>, today: string): boolean =>
  unfinishedStates.includes(state) && due < today
export const disputeId = (losingEntry: string): string => `dispute-${losingEntry}`
