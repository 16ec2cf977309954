import { z } from 'zod'
import { deviceSchema } from '../../domain/directory/device.ts'
import { operatorSchema } from '../../domain/directory/operator.ts'
import { organisationSchema } from '../../domain/directory/organisation.ts'
import { idSchema } from '../../domain/journal/entry.ts'
import { instantSchema, nothingSchema } from './parts.ts'

/** Who this desk is, who sits at it, and how one gets in. */

const listedOperatorSchema = z.object({
  id: idSchema,
  login: operatorSchema.shape.login,
  label: operatorSchema.shape.label
})

const operatorAtWorkSchema = listedOperatorSchema.extend({
  roles: operatorSchema.shape.roles,
  /** When the login ticket ends: past it a login needs the line. */
  ticketUntil: instantSchema
})

const { id, name, type, region, sites, sample } = organisationSchema.shape
const placeSchema = z.object({ id, name, type, region, sites, sample })

const thisDeviceSchema = z.object({
  id: idSchema,
  label: deviceSchema.shape.label,
  generation: deviceSchema.shape.generation,
  scopes: z.array(z.string().max(120))
})

export const deskStateSchema = z.object({
  phase: z.enum(['unregistered', 'locked', 'open']),
  server: z.object({ id: idSchema, url: z.url() }).nullable(),
  device: thisDeviceSchema.nullable(),
  organisation: placeSchema.nullable(),
  /** Those who have logged in on this desk and may do so without a line. */
  operators: z.array(listedOperatorSchema),
  operator: operatorAtWorkSchema.nullable(),
  appVersion: z.string().max(40),
  lockAfterMs: z.int().positive(),
  /** Started for demonstration: line and power can be cut by hand. */
  demo: z.boolean(),
  /** A practice province: pages carry the striped bar. */
  practice: z.boolean()
})

export type DeskState = z.infer<typeof deskStateSchema>

const passwordSchema = z.string().min(1).max(200)
const loginSchema = z.string().trim().toLowerCase().min(1).max(64)

/** https anywhere, http only where it never leaves the machine (demonstration, tests). */
const serverAddress =
  /^(https:\/\/[a-z0-9.-]+(?::\d{1,5})?|http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?)(?=[/?#]|$)/i

/** What the operator typed, cut down to the origin. */
const serverOriginSchema = z
  .string()
  .trim()
  .max(300)
  .regex(serverAddress)
  .transform(address => (serverAddress.exec(address)?.[1] ?? '').toLowerCase())

const settingsSchema = z.object({
  /** Port on this PC where a card reader's bridge listens; null: no bridge. */
  readerPort: z.int().min(1024).max(65_535).nullable()
})

export const deskChannels = {
  /** What this computer remembers for itself; nothing of it is synchronised. */
  'settings.read': { request: nothingSchema, reply: settingsSchema },
  'settings.change': { request: z.strictObject(settingsSchema.shape), reply: settingsSchema },
  'desk.state': { request: nothingSchema, reply: deskStateSchema },
  /** Demonstration only: the program ends as in a power cut, with no reply and nothing closed. */
  'desk.lose-power': { request: nothingSchema, reply: nothingSchema },
  /** Starts the app anew; the journal is closed first. */
  'desk.restart': { request: nothingSchema, reply: nothingSchema },
  /** Deletes what the page keeps of the server's documents, from outside, when the page itself cannot open it any more. */
  'desk.clear-replicas': { request: nothingSchema, reply: nothingSchema },
  'setup.register': {
    request: z.strictObject({ server: serverOriginSchema, code: z.string().trim().min(4).max(400) }),
    reply: deskStateSchema
  },
  'session.login': {
    request: z.strictObject({ login: loginSchema, password: passwordSchema }),
    reply: deskStateSchema
  },
  'session.lock': { request: nothingSchema, reply: deskStateSchema },
  /** The operator did something: the automatic lock counts from here. */
  'session.touch': { request: nothingSchema, reply: z.object({ lockAt: instantSchema.nullable() }) },
  'session.change-password': {
    request: z.strictObject({ old: passwordSchema, fresh: passwordSchema }),
    reply: nothingSchema
  },
  /** Instead of a login, for whoever was told that theirs is a first password: an own one, which logs in at once. */
  'session.choose-password': {
    request: z.strictObject({ login: loginSchema, first: passwordSchema, fresh: passwordSchema }),
    reply: deskStateSchema
  }
} as const
