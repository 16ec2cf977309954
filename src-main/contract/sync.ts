import { z } from 'zod'
import { instantSchema, nothingSchema } from './parts.ts'

/** The line, the queue behind it, and whether the desk is ready to work without it. */

export const lineStates = ['up', 'down', 'cut'] as const
export type LineState = (typeof lineStates)[number]

export const syncStateSchema = z.object({
  line: z.enum(lineStates),
  /** Own entries the server has not taken yet. */
  pending: z.int().nonnegative(),
  /** Of those, sent and not answered. */
  uploading: z.int().nonnegative(),
  lastContactAt: instantSchema.nullable(),
  /** Server time of the newest snapshot the replica holds. */
  dataAsOf: instantSchema.nullable(),
  /** Own entries rejected or in review that nobody has looked after. */
  needsDecision: z.int().nonnegative(),
  /** The chain forked (a copy or an old backup of this desk exists): a new one-time code is needed. */
  frozen: z.boolean(),
  /** The server told that this device was revoked: what it has stays shown, and it takes no more work (row 12). */
  revoked: z.boolean(),
  /** The server no longer speaks with a version as old as this one. */
  upgradeNeeded: z.boolean(),
  /** The computer's clock was turned back or forward since the last contact. */
  clockSuspect: z.boolean(),
  /** Last server time + monotonic elapsed time. */
  trustedNow: instantSchema,
  /** From then on value actions stop until a contact or a courier answer; null = not registered. */
  valueActionsUntil: instantSchema.nullable()
})

export type SyncState = z.infer<typeof syncStateSchema>

export const readinessItems = [
  'disk',
  'reserve',
  'journal',
  'clock',
  'keyring',
  'login-ticket',
  'data-age',
  'leases',
  'revocations',
  'line'
] as const

export const readinessItemSchema = z.object({
  item: z.enum(readinessItems),
  state: z.enum(['good', 'warn', 'bad']),
  /** Figures for the sentence on screen: bytes, milliseconds, counts. */
  figures: z.record(z.string().max(40), z.number())
})

export type ReadinessItem = z.infer<typeof readinessItemSchema>

export const syncChannels = {
  'sync.state': { request: nothingSchema, reply: syncStateSchema },
  /** Asks for an upload at once; the result comes as `sync.changed`. */
  'sync.now': { request: nothingSchema, reply: nothingSchema },
  /** Demonstration only: pulls the line's plug in software; it stays pulled over a restart. */
  'sync.cut': { request: z.strictObject({ on: z.boolean() }), reply: nothingSchema },
  'readiness.check': { request: nothingSchema, reply: z.object({ items: z.array(readinessItemSchema) }) },
  'disk.free': {
    request: nothingSchema,
    reply: z.object({ freeBytes: z.int().nonnegative(), enough: z.boolean() })
  }
} as const
