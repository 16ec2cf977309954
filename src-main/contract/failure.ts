import { z } from 'zod'

/**
 * Why main refused a request. Closed: the renderer has one Chinese sentence for each code.
 * `unexpected` is a bug or an outside failure nobody foresaw; main logs it, the page learns no more.
 */
export const failureCodes = [
  'request.malformed',
  'request.untrusted-sender',
  'desk.unregistered',
  'desk.already-registered',
  'desk.locked',
  'desk.demo-only',
  'setup.code-refused',
  'setup.wrong-server',
  'session.wrong-password',
  'session.locked-out',
  'session.unknown-operator',
  'session.ticket-expired',
  'session.suspended',
  'session.weak-password',
  'session.first-password',
  'session.first-password-ended',
  'session.same-password',
  'access.not-yours',
  'access.stopped',
  'journal.frozen',
  'journal.damaged',
  'journal.too-large',
  'journal.id-reused',
  'journal.offline-limit',
  'device.revoked',
  'lease.refused',
  'lease.unknown',
  'lease.expired',
  'voucher.unknown',
  'attachment.other-type',
  'attachment.too-large',
  'attachment.not-here',
  'courier.unreadable',
  'courier.damaged',
  'courier.foreign',
  'courier.old',
  'courier.busy',
  'line.down',
  'line.cut',
  'server.refused',
  'server.busy',
  'server.upgrade-needed',
  'disk.full',
  'export.second-needed',
  'export.same-person',
  'file.cancelled',
  'file.too-large',
  'file.unreadable',
  'print.failed',
  'unexpected'
] as const

export type FailureCode = (typeof failureCodes)[number]

/** `details` carries numbers and codes for the sentence on screen (retryAfterMs, attemptsLeft …), never personal data. */
export const failureSchema = z.strictObject({
  code: z.enum(failureCodes),
  details: z.record(z.string().max(40), z.union([z.string().max(120), z.number(), z.boolean()])).optional()
})

export type Failure = z.infer<typeof failureSchema>
export type FailureDetails = NonNullable<Failure['details']>

/** What every handler answers: an expected refusal is a value, an exception is a bug. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value })

export const refused = (code: FailureCode, details?: FailureDetails): Outcome<never> => ({
  ok: false,
  failure: details === undefined ? { code } : { code, details }
})
