import { z } from 'zod'
import { idSchema } from '../../domain/journal/entry.ts'
import { accessChannels } from './access.ts'
import { attachmentChannels } from './attachment.ts'
import { courierChannels, courierOverviewSchema } from './courier.ts'
import { deskChannels, deskStateSchema } from './desk.ts'
import { disclosureChannels } from './disclosure.ts'
import type { Outcome } from './failure.ts'
import { journalChannels } from './journal.ts'
import { leaseChannels } from './lease.ts'
import type { ChannelName, EventName } from './names.ts'
import { paperChannels } from './paper.ts'
import { personChannels } from './person.ts'
import { syncChannels, syncStateSchema } from './sync.ts'

/** The one table that types both ends of every call; the gate parses requests and replies with it. */
export const channels = {
  ...deskChannels,
  ...accessChannels,
  ...journalChannels,
  ...courierChannels,
  ...leaseChannels,
  ...personChannels,
  ...disclosureChannels,
  ...attachmentChannels,
  ...syncChannels,
  ...paperChannels
} as const satisfies Record<ChannelName, { readonly request: z.ZodType; readonly reply: z.ZodType }>

/** What main pushes without being asked. */
export const events = {
  'desk.changed': deskStateSchema,
  /** Entries were appended, sent or decided; ids of those concerned. */
  'journal.changed': z.object({ ids: z.array(idSchema) }),
  'sync.changed': syncStateSchema,
  'lease.changed': z.object({ leases: z.array(idSchema) }),
  'courier.changed': courierOverviewSchema,
  /** The server has something new in a scope; never data. `seq` null: pull whatever there is. */
  hint: z.object({ scope: z.string().max(80), seq: z.int().nonnegative().nullable() })
} as const satisfies Record<EventName, z.ZodType>

/** As the caller writes it. */
export type RequestOf<C extends ChannelName> = z.input<(typeof channels)[C]['request']>
/** As the handler receives it: parsed, defaults filled in. */
export type ParsedRequestOf<C extends ChannelName> = z.output<(typeof channels)[C]['request']>
export type ReplyOf<C extends ChannelName> = z.output<(typeof channels)[C]['reply']>
export type EventOf<E extends EventName> = z.output<(typeof events)[E]>

export type HandlerOf<C extends ChannelName> = (request: ParsedRequestOf<C>) => Promise<Outcome<ReplyOf<C>>>

/** Handlers of some channels, for the module that serves them; `Handlers` is all of them. */
export type HandlersOf<C extends ChannelName> = { readonly [Name in C]: HandlerOf<Name> }
export type Handlers = HandlersOf<ChannelName>

/** Pushes one event to every window. */
export type Push = <E extends EventName>(event: E, payload: EventOf<E>) => void

/** What the preload exposes to pages as `desk`. */
export interface DeskApi {
  invoke<C extends ChannelName>(
    channel: C,
    ...request: Record<string, never> extends RequestOf<C> ? [request?: RequestOf<C>] : [request: RequestOf<C>]
  ): Promise<Outcome<ReplyOf<C>>>
  /** Returns the way to stop listening. */
  on<E extends EventName>(event: E, listener: (payload: EventOf<E>) => void): () => void
}
