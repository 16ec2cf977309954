import { z } from 'zod'
import { checkAuthor, type Placed, staffs } from '../access/author.ts'
import { canonicalText } from '../journal/canonical.ts'
import { base64urlSchema, idSchema, millisSchema } from '../journal/entry.ts'
import type { Rejection } from '../journal/rejection.ts'
import { type Author, refusal } from '../reduction.ts'
import type { Operator } from './operator.ts'
import { addOperator } from './operator-add.ts'
import type { Organisation } from './organisation.ts'

/** What lets somebody or a machine in for the first time: a password of an operator, a code for an organisation's device. */
export const accessCodes = ['first-password', 'registration-code'] as const
export type AccessCode = (typeof accessCodes)[number]

/** An operator's word that the server shall give out an access code. It is no entry: what it brings forth is secret. */
export const accessOrderSchema = z.strictObject({
  /** Each order is carried out once. */
  id: z.uuid(),
  serverId: idSchema,
  device: idSchema,
  operator: idSchema,
  code: z.enum(accessCodes),
  /** The operator, or the organisation, whom it is for. */
  subject: idSchema,
  /** The desk's trusted time, UTC milliseconds. */
  at: millisSchema
})
export type AccessOrder = Readonly<z.infer<typeof accessOrderSchema>>

export const signedAccessOrderSchema = z.strictObject({ order: accessOrderSchema, signature: base64urlSchema })

export type SignedAccessOrder = Readonly<z.infer<typeof signedAccessOrderSchema>>

/** What the operator's key signs. */
export const accessOrderMessage = (order: AccessOrder): string =>
  canonicalText({ purpose: 'jinquan access order', order })

export const ORDER_MS = 5 * 60_000

/** D12: whether an order is of these minutes. */
export const isTimely = ({ at }: Pick<AccessOrder, 'at'>, now: number): boolean => Math.abs(now - at) <= ORDER_MS

/** D12: who may add the operators of a place may let them, and its devices, in. */
export const mayLetIn = (author: Placed, organisation: string): boolean => staffs(author, organisation)

type Subject = Operator | Organisation

const homeOf = (subject: Subject): string => (subject.kind === 'operator' ? subject.organisation : subject.id)

/** D12: why an order is not carried out; null when it is. `subject` is whom it names, if there is such a one. */
export function checkAccessOrder(
  order: AccessOrder,
  author: Author,
  subject: Subject | undefined,
  now: number
): Rejection | null {
  const times = { at: now, earliest: now, latest: now, flagged: false }
  const who = { id: order.id, deviceId: order.device, operator: order.operator, generation: 1, sealed: [] }
  const refused = checkAuthor(addOperator, author, { ...who, ...times, kind: addOperator.kind })
  if (refused && 'rejection' in refused) return refused.rejection
  const wanted = order.code === 'first-password' ? 'operator' : 'organisation'
  if (subject?.kind !== wanted) return refusal(`${wanted}.unknown`, 'D12')
  if (!mayLetIn(author, homeOf(subject))) return refusal('author.outside-place', 'D12')
  if (subject.state === 'active') return null
  return subject.kind === 'operator' ? refusal('operator.wrong-state', 'D12') : refusal('organisation.suspended', 'D12')
}
