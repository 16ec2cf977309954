import { z } from 'zod'
import { checkCertificate, signedCertificateSchema } from '../../domain/directory/certificate.ts'
import { idSchema } from '../../domain/journal/entry.ts'
import { type RegisterReply, type RegisterRequest, registerReplySchema } from '../../domain/protocol/session.ts'
import { PROTOCOL } from '../../domain/protocol/version.ts'
import { done, type Outcome, refused } from '../contract/failure.ts'
import { nodeCrypto, type Signer } from '../journal/signing.ts'
import type { WholeFiles } from '../journal/whole-file.ts'
import { type RefusedAnswer, refusalOfAnswer } from './answer-refusal.ts'
import type { DeviceKeys } from './device-key.ts'
import type { Ask } from './server-calls.ts'

const NAME = 'registration.json'
const MOST_CERTIFICATES = 19

/** Whose desk this is. Nothing in it is secret; the key it names lies in a file of its own. */
export const registrationSchema = z.strictObject({
  v: z.literal(1),
  /** Origin of the server. */
  server: z.url(),
  serverId: idSchema,
  deviceId: idSchema,
  generation: z.int().min(1),
  label: z.string(),
  organisation: idSchema,
  organisationName: z.string(),
  publicKey: z.string(),
  certificate: signedCertificateSchema,
  /** Those of the generations before, oldest first: shown to a server that was restored from before them. */
  earlier: z.array(signedCertificateSchema).max(MOST_CERTIFICATES).default([]),
  serverKeys: registerReplySchema.shape.serverKeys,
  sealingKey: registerReplySchema.shape.sealingKey
})
export type Registration = Readonly<z.infer<typeof registrationSchema>>

export interface Registrar {
  readonly load: () => Promise<Registration | undefined>
  /**
   * Turns a one-time code into a registration: the first, or a new generation of the device that is registered now.
   * The old one stays in force until the new one is on the disk.
   */
  readonly register: (server: string, code: string, now: Registration | undefined) => Promise<Outcome<Registered>>
}

export interface Registered {
  readonly registration: Registration
  readonly serverTime: number
}

export interface RegistrarPorts {
  readonly files: WholeFiles
  readonly keys: DeviceKeys
  readonly ask: Ask
}

/** Every certificate that the device still has, oldest first. */
export const certificatesOf = ({ earlier, certificate }: Pick<Registration, 'earlier' | 'certificate'>) => [
  ...earlier,
  certificate
]

/** A desk is told from others by its key, not by the computer's name, which is often a person's. */
const labelOf = (signer: Signer): string => `工位 ${nodeCrypto.sha256(signer.publicKey).slice(0, 4).toUpperCase()}`

const refusalOf = (answer: RefusedAnswer): Outcome<never> => {
  switch (answer.status) {
    case 400:
    case 401:
    case 403:
    case 404:
    case 409:
      return refused('setup.code-refused')
    case 0:
      return refused('setup.wrong-server')
  }
  return refusalOfAnswer(answer)
}

/** The server must vouch for this very key with one of its keys, and be the one whose journal lies here. */
const isTrustworthy = async (reply: RegisterReply, signer: Signer, now: Registration | undefined): Promise<boolean> => {
  const { certificate } = reply.certificate
  const isOurs = certificate.publicKey === signer.publicKey && certificate.deviceId === reply.deviceId
  if (!isOurs || certificate.generation !== reply.generation) return false
  if (now && (now.serverId !== reply.serverId || now.deviceId !== reply.deviceId)) return false
  return checkCertificate(reply.certificate, reply, nodeCrypto.verify)
}

export const createRegistrar = ({ files, keys, ask }: RegistrarPorts): Registrar => ({
  load: async () => {
    const file = await files.read(NAME)
    return file && registrationSchema.parse(JSON.parse(file.toString('utf8')))
  },
  register: async (server, code, now) => {
    const signer = await keys.create()
    const label = now?.label ?? labelOf(signer)
    const body: RegisterRequest = {
      protocol: PROTOCOL,
      code,
      label,
      suite: signer.suite,
      publicKey: signer.publicKey,
      ...(now ? { certificates: [...certificatesOf(now)] } : {})
    }
    const origin = new URL(server).origin
    const answer = await ask(origin, { path: '/v1/register', method: 'POST', body, reply: registerReplySchema })
    if (!answer.ok) return refusalOf(answer)
    const { value: reply } = answer
    if (!(await isTrustworthy(reply, signer, now))) return refused('setup.wrong-server')
    const { serverId, deviceId, generation, organisation, organisationName, certificate, serverKeys, sealingKey } =
      reply
    const registration: Registration = {
      v: 1,
      server: origin,
      ...{ serverId, deviceId, generation, label, organisation, organisationName },
      publicKey: signer.publicKey,
      ...{ certificate, serverKeys, sealingKey },
      earlier: now ? certificatesOf(now).slice(-MOST_CERTIFICATES) : []
    }
    await files.write(NAME, Buffer.from(JSON.stringify(registration)))
    await keys.keepOnly(signer.publicKey)
    return done({ registration, serverTime: reply.serverTime })
  }
})
