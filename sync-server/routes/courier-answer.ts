import { hkdfSync, randomUUID } from 'node:crypto'
import { z } from 'zod'
import {
  type CourierAsk,
  type CourierAskReply,
  type CourierContact,
  type CourierLine,
  type CourierState,
  courierStateSchema,
  MOST_COURIER_BYTES
} from '../../domain/protocol/courier.ts'
import { sameEpoch } from '../../domain/protocol/epoch.ts'
import { type Checkpoint, checkpointSchema } from '../../domain/protocol/pull.ts'
import { PROTOCOL } from '../../domain/protocol/version.ts'
import type { Admission } from '../admission.ts'
import { decryptBox, encryptBox } from '../auth/box.ts'
import { type DeviceSession, isCurrent } from '../auth/device-session.ts'
import { operatorsAt } from '../documents/directory.ts'
import { deviceScope } from '../feed/places.ts'
import { Problem } from '../problem.ts'
import { acceptUpload } from './accept-upload.ts'
import type { ServerContext } from './context.ts'
import { answerWriter, type CourierSender, openLine, senderClaims } from './courier-file.ts'
import { readPullText } from './pull-text.ts'

/** Documents in a line: persons with their parts stay far below what a receiver unpacks. */
const pageDocuments = 500
const verdictsAtMost = 5000
/** Where an answer ends although there is more: the next one goes on from there. */
const answerBytes = MOST_COURIER_BYTES - 8 * 1024 * 1024

/** Where the next line of an answer begins. The carrier holds it, so that any server process can go on; it cannot read it. */
const placeSchema = z.strictObject({
  request: z.uuid(),
  answer: z.uuid(),
  place: z.int().min(1),
  bytes: z.int().min(0),
  checkpoint: checkpointSchema
})
type AnswerPlace = z.infer<typeof placeSchema>

const purpose = 'jinquan courier place'
const placeKey = (context: ServerContext): Buffer =>
  Buffer.from(hkdfSync('sha256', context.identity.tokenKey, '', purpose, 32))

const writePlace = (context: ServerContext, place: AnswerPlace): string =>
  encryptBox(placeKey(context), purpose, Buffer.from(JSON.stringify(place))).toString('base64url')

const readPlace = (context: ServerContext, text: string, request: string): AnswerPlace => {
  try {
    const plain = decryptBox(placeKey(context), purpose, Buffer.from(text, 'base64url'))
    const place = placeSchema.parse(JSON.parse(plain.toString('utf8')))
    if (place.request === request) return place
  } catch (cause) {
    throw new Problem('request.malformed', { cause })
  }
  throw new Problem('request.malformed')
}

/** A replica of another history or of other scopes is filled anew (L4): its answer begins at nothing. */
const startOf = (
  context: ServerContext,
  { session }: CourierSender,
  state: CourierState
): AnswerPlace['checkpoint'] => {
  const isSameHistory = state.epoch !== null && sameEpoch(state.epoch, context.epoch)
  const isSameScopes =
    state.scopes.length === session.scopes.length && session.scopes.every((scope, at) => scope === state.scopes[at])
  return isSameHistory && isSameScopes ? state.checkpoint : {}
}

/** What was decided about the entries of a device that may not read: by line the reply to its upload would say it. */
const verdictsOf = async (context: ServerContext, { device }: DeviceSession, from: Checkpoint) => {
  const reader = { deviceId: device.id, scopes: [deviceScope(device.id)], parts: [] }
  return (await context.readPage(reader, { from, limit: verdictsAtMost, count: false })).verdicts
}

/** U4: the server's head, and who may still work there. Reading, like uploading nothing, changes nothing. */
const contactOf = async (
  context: ServerContext,
  uploads: Admission,
  sender: CourierSender,
  state: CourierState
): Promise<CourierContact> => {
  const { session } = sender
  const nothing = {
    protocol: PROTOCOL,
    deviceId: session.device.id,
    generation: session.generation,
    epoch: state.believes,
    runs: [],
    sealed: []
  }
  const reply = await acceptUpload(context, uploads, senderClaims(sender), nothing)
  if (!isCurrent(session)) {
    const verdicts = await verdictsOf(context, session, state.checkpoint)
    return { reply: { ...reply, verdicts: [...verdicts] }, operators: [] }
  }
  const operators = await operatorsAt(context.pool, session.organisation.id, session.device.id)
  return { reply, operators: operators.map(({ id, label, roles }) => ({ operator: id, label, roles })) }
}

const firstLines = async (
  context: ServerContext,
  uploads: Admission,
  sender: CourierSender,
  state: CourierState
): Promise<CourierAskReply> => {
  const { header, session } = sender
  const { identity, epoch } = context
  const answer = randomUUID()
  const write = answerWriter(context, answer, header.answerKey)
  const contact = await contactOf(context, uploads, sender, state)
  const isReadable = isCurrent(session)
  const first = write.header({
    is: 'jinquan courier answer',
    v: 1,
    id: answer,
    request: header.id,
    serverId: identity.serverId,
    deviceId: session.device.id,
    generation: session.generation,
    keyId: identity.signKeyId,
    epoch,
    madeAt: contact.reply.serverTime,
    upTo: contact.reply.head.seq
  })
  const lines = [first, await write.sealed(1, JSON.stringify(contact), !isReadable)]
  const next = {
    request: header.id,
    answer,
    place: 2,
    bytes: sizeOf(lines),
    checkpoint: startOf(context, sender, state)
  }
  return { lines, after: isReadable ? writePlace(context, next) : null }
}

const sizeOf = (lines: readonly CourierLine[]): number => lines.reduce((sum, line) => sum + line.text.length + 120, 0)

const nextLine = async (
  context: ServerContext,
  pulls: Admission,
  { header, session }: CourierSender,
  place: AnswerPlace
): Promise<CourierAskReply> => {
  if (!isCurrent(session)) throw new Problem('request.forbidden')
  const request = { protocol: PROTOCOL, epoch: null, checkpoint: place.checkpoint, limit: pageDocuments }
  const { text, end } = await pulls.run(() => readPullText(context, session, request))
  const isLast = !end.more || place.bytes > answerBytes
  const write = answerWriter(context, place.answer, header.answerKey)
  const line = await write.sealed(place.place, text, isLast)
  if (isLast) return { lines: [line], after: null }
  const bytes = place.bytes + sizeOf([line])
  const next = { ...place, place: place.place + 1, bytes, checkpoint: end.checkpoint }
  return { lines: [line], after: writePlace(context, next) }
}

/** The next lines of the answer to a file. */
export const answerLines = async (
  context: ServerContext,
  admission: { readonly uploads: Admission; readonly pulls: Admission },
  sender: CourierSender,
  { state, after }: CourierAsk
): Promise<CourierAskReply> => {
  const stands = await openLine(context, sender, 1, state, courierStateSchema)
  if (after === null) return firstLines(context, admission.uploads, sender, stands)
  return nextLine(context, admission.pulls, sender, readPlace(context, after, sender.header.id))
}
