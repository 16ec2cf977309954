import { z } from 'zod'
import { signedCertificateSchema } from '../../domain/directory/certificate.ts'
import { canonicalText } from '../../domain/journal/canonical.ts'
import { base64urlSchema, idSchema, MAX_BATCH } from '../../domain/journal/entry.ts'
import {
  type UploadReply,
  type UploadRequest,
  uploadReplySchema,
  uploadRequestSchema
} from '../../domain/protocol/upload.ts'
import { PROTOCOL } from '../../domain/protocol/version.ts'
import { onReply } from '../../domain/sync/outbox.ts'
import { done, type Outcome, refused } from '../contract/failure.ts'
import type { HandlersOf } from '../contract/table.ts'
import { nodeCrypto } from '../journal/signing.ts'
import type { DeskCore } from './desk-core.ts'
import { offlineLimitMs } from './place.ts'

const MOST_BYTES = 64 * 1024 * 1024

/** What a courier carries to the server: the very uploads that a line would have carried, and who sends them. */
export const courierOutSchema = z.strictObject({
  is: z.literal('jinquan courier'),
  v: z.literal(1),
  certificate: signedCertificateSchema,
  uploads: z.array(uploadRequestSchema)
})

/** What comes back: one reply for all uploads, signed by a key of the server over `courierMessage`. */
export const courierBackSchema = z.strictObject({
  is: z.literal('jinquan courier reply'),
  v: z.literal(1),
  serverId: idSchema,
  deviceId: idSchema,
  generation: z.int().min(1),
  reply: uploadReplySchema,
  keyId: idSchema,
  signature: base64urlSchema
})
type CourierBack = z.infer<typeof courierBackSchema>

export const courierMessage = (back: Pick<CourierBack, 'serverId' | 'deviceId' | 'generation' | 'reply'>): string =>
  canonicalText({
    purpose: 'jinquan courier reply',
    serverId: back.serverId,
    deviceId: back.deviceId,
    generation: back.generation,
    reply: back.reply
  })

/** Everything that the server is not known to hold, in uploads of the usual size. */
const uploadsOf = async (core: DeskCore): Promise<readonly UploadRequest[]> => {
  const state = core.outbox.state()
  if (!state) return []
  const { journal } = core.stores
  const { deviceId, generation, epoch } = state
  const uploads: UploadRequest[] = []
  for (let seq = state.ackedSeq + 1; ; ) {
    const runs = [...(await journal.runsFrom(generation, seq, MAX_BATCH / 2))]
    const last = runs.at(-1)?.entries.at(-1)
    if (!last) return uploads
    const digests = runs.flatMap(run => run.entries.flatMap(({ body }) => body.sealed))
    const sealed = [...(await journal.sealed.forServer(digests))]
    uploads.push({ protocol: PROTOCOL, deviceId, generation, epoch, runs, sealed })
    seq = last.envelope.seq + 1
  }
}

const parseBack = (bytes: Uint8Array): CourierBack | null => {
  try {
    return courierBackSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
  } catch {
    return null
  }
}

const take = async (core: DeskCore, reply: UploadReply): Promise<void> => {
  const state = core.outbox.state()
  if (!state) return
  // A courier is slow: what it brings may be older than what the line brought meanwhile.
  const isNewer = reply.head.seq >= state.ackedSeq
  const step = onReply(state, reply, (generation, seq) => core.stores.journal.chain.hashAt(generation, seq))
  const outbox = isNewer ? step.state : state
  const changed = await core.stores.standing.learn({
    decided: { epoch: reply.epoch, verdicts: step.verdicts },
    outbox
  })
  if (reply.serverTime > core.stores.clock.now().lastContact) await renewFrom(core, reply.serverTime)
  core.tellEntries(changed)
}

/** A courier's answer counts as a contact: the offline limit and the login tickets run anew from its time. */
const renewFrom = async (core: DeskCore, serverTime: number): Promise<void> => {
  const { clock, operatorFiles, place } = core.stores
  await clock.answered(serverTime)
  const ticketUntil = serverTime + offlineLimitMs(place.current())
  for (const file of operatorFiles.all()) {
    if (file.ticketUntil < ticketUntil) await operatorFiles.write({ ...file, ticketUntil })
  }
}

const importBack = async (core: DeskCore, bytes: Uint8Array): Promise<Outcome<number>> => {
  const registration = core.identity()?.registration
  if (!registration) return refused('desk.unregistered')
  const back = parseBack(bytes)
  if (!back) return refused('courier.unreadable')
  const { serverId, deviceId, generation, serverKeys } = registration
  const key = serverKeys.find(({ keyId }) => keyId === back.keyId)
  const isOurs = back.serverId === serverId && back.deviceId === deviceId && back.generation === generation
  if (!key || !isOurs) return refused('courier.foreign')
  if (!nodeCrypto.verify(key.suite, key.publicKey, courierMessage(back), back.signature))
    return refused('courier.foreign')
  await take(core, back.reply)
  return done(back.reply.verdicts.length)
}

export const createCourierHandlers = (core: DeskCore): HandlersOf<'courier.export' | 'courier.import'> => ({
  'courier.export': async () => {
    const registration = core.identity()?.registration
    if (!registration) return refused('desk.unregistered')
    const uploads = await uploadsOf(core)
    const file = { is: 'jinquan courier', v: 1, certificate: registration.certificate, uploads }
    const day = new Date(core.stores.clock.now().at + 8 * 3_600_000).toISOString().slice(0, 10)
    const bytes = Uint8Array.from(Buffer.from(JSON.stringify(file)))
    const name = await core.surroundings.files.save(`外送-${day}-${registration.deviceId}.jqc`, bytes)
    if (name === null) return refused('file.cancelled')
    const entries = uploads.reduce((sum, { runs }) => sum + runs.reduce((n, run) => n + run.entries.length, 0), 0)
    return done({ name, entries })
  },
  'courier.import': async () => {
    const opened = await core.surroundings.files.open(['jqc'], MOST_BYTES)
    if (!opened) return refused('file.cancelled')
    const taken = await importBack(core, opened.bytes)
    return taken.ok ? done({ name: opened.name, verdicts: taken.value }) : taken
  }
})
