import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { z } from 'zod'
import {
  type CourierHeader,
  type CourierLine,
  type CourierSealed,
  courierHeaderSchema,
  courierLineMessage,
  courierSealContext,
  MOST_UPLOAD_BYTES,
  sealedOf
} from '../../domain/protocol/courier.ts'
import { type Claims, type DeviceSession, deviceKeyOf, sessionOfDevice } from '../auth/device-session.ts'
import { serverCrypto } from '../auth/suite.ts'
import { openSealedBox, sealBoxTo } from '../documents/sealed-box.ts'
import { Problem } from '../problem.ts'
import { assertSpoken, type ServerContext } from './context.ts'

const unpack = promisify(gunzip)
const pack = promisify(gzip)

/** The device that made a file, proven by its signature over the header. */
export interface CourierSender {
  readonly header: CourierHeader
  readonly session: DeviceSession
  readonly publicKey: string
}

/** What a token of the sender would state. */
export const senderClaims = ({ session }: CourierSender): Claims => ({
  deviceId: session.device.id,
  generation: session.generation
})

const headerOf = (line: CourierLine): CourierHeader => {
  try {
    return courierHeaderSchema.parse(JSON.parse(line.text))
  } catch (cause) {
    throw new Problem('request.malformed', { cause })
  }
}

/** A file for another server, or of a device or generation that was never registered here, is refused; a revoked
 * device is told so in its answer, as it would be by line. */
export const senderOf = async (context: ServerContext, line: CourierLine): Promise<CourierSender> => {
  const { identity, pool } = context
  const header = headerOf(line)
  const { serverId, deviceId, generation } = header.certificate.certificate
  if (serverId !== identity.serverId || header.keyId !== identity.sealing.keyId) throw new Problem('request.forbidden')
  const session = await sessionOfDevice(pool, deviceId, generation)
  const publicKey = session && deviceKeyOf(session.device, generation)
  if (!session || publicKey === undefined) throw new Problem('request.forbidden')
  const message = courierLineMessage('out', header.id, 0, line.text)
  if (!serverCrypto.verify(session.device.suite, publicKey, message, line.signature))
    throw new Problem('request.malformed')
  return { header, session, publicKey }
}

/** What a sealed line of a file says. */
export const openLine = async <T>(
  context: ServerContext,
  { header, session, publicKey }: CourierSender,
  place: number,
  line: CourierLine,
  schema: z.ZodType<T>
): Promise<T> => {
  const message = courierLineMessage('out', header.id, place, line.text)
  const isSigned = serverCrypto.verify(session.device.suite, publicKey, message, line.signature)
  const sealed = isSigned ? sealedOf(line.text) : null
  if (!sealed) throw new Problem('request.malformed')
  const content = await unsealed(context, courierSealContext('out', header.id, place), sealed)
  assertSpoken(context, content)
  const parsed = schema.safeParse(content)
  if (!parsed.success) throw new Problem('request.malformed', { cause: parsed.error })
  return parsed.data
}

const unsealed = async (context: ServerContext, about: string, sealed: CourierSealed): Promise<unknown> => {
  try {
    const packed = openSealedBox(context.identity.sealing, about, sealed)
    return JSON.parse((await unpack(packed, { maxOutputLength: MOST_UPLOAD_BYTES })).toString('utf8'))
  } catch (cause) {
    throw new Problem('request.malformed', { cause })
  }
}

/** Writes lines of one answer. */
export const answerWriter = (context: ServerContext, answerId: string, receiver: string) => {
  const signed = (place: number, text: string): CourierLine => ({
    text,
    signature: context.identity.sign(courierLineMessage('back', answerId, place, text))
  })
  return {
    header: (content: object): CourierLine => signed(0, JSON.stringify(content)),
    sealed: async (place: number, content: string, last: boolean): Promise<CourierLine> => {
      const packed = await pack(Buffer.from(content), { level: 1 })
      const box = sealBoxTo(receiver, courierSealContext('back', answerId, place), packed)
      return signed(place, JSON.stringify({ last, ...box }))
    }
  }
}
