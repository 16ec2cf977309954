import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { certificateMessage, type SignedCertificate } from '../../domain/directory/certificate.ts'
import { GENESIS } from '../../domain/journal/entry.ts'
import { type RegisterRequest, registerReplySchema, registerRequestSchema } from '../../domain/protocol/session.ts'
import { findRegistrationCode, useRegistrationCode } from '../auth/registration-code.ts'
import { deviceById, organisationById } from '../documents/directory.ts'
import { beginGeneration } from '../journal/chain-rows.ts'
import { serverBody } from '../journal/server-body.ts'
import { Problem } from '../problem.ts'
import { assertSpoken, type ServerContext } from './context.ts'

const certify = (
  context: ServerContext,
  request: RegisterRequest,
  device: { id: string; organisation: string; generation: number }
): SignedCertificate => {
  const { identity, clock } = context
  const certificate = {
    serverId: identity.serverId,
    keyId: identity.signKeyId,
    deviceId: device.id,
    organisation: device.organisation,
    generation: device.generation,
    suite: request.suite,
    publicKey: request.publicKey,
    from: clock()
  }
  return { certificate, signature: identity.sign(certificateMessage(certificate)) }
}

/** One transaction: the code is used up, the directory has the device, its chain begins. */
const register = async (context: ServerContext, request: RegisterRequest) => {
  const { pool, identity, journal, clock } = context
  const now = clock()
  const grant = await findRegistrationCode(pool, request.code, now)
  const organisation = grant && (await organisationById(pool, grant.organisation))
  if (!grant || !organisation) throw new Problem('request.forbidden')
  if (grant.deviceId !== null && request.certificates)
    await context.takeEvidence(grant.deviceId, { ...request, certificates: request.certificates, keys: [], leases: [] })
  const before = grant.deviceId === null ? undefined : await deviceById(pool, grant.deviceId)
  const id = grant.deviceId ?? `dev-${randomBytes(8).toString('hex')}`
  const generation = (before?.generation ?? 0) + 1
  const certificate = certify(context, request, { id, organisation: organisation.id, generation })
  const args = { device: id, organisation: organisation.id, label: request.label, certificate }
  await journal.author([serverBody({ kind: 'device.register', args }, identity.serverId, now)], {
    before: async client => {
      if (!(await useRegistrationCode(client, request.code, now))) throw new Problem('request.forbidden')
      await beginGeneration(client, { deviceId: id, generation, seq: 0, hash: GENESIS, isFrozen: false })
    },
    after: async (_client, [verdict]) => {
      if (verdict?.lane !== 'accepted') throw new Problem('request.conflict')
    }
  })
  return { id, generation, organisation, certificate, now }
}

export const registrationRoutes = (app: FastifyInstance, context: ServerContext): void => {
  const { identity, epoch } = context
  app.withTypeProvider<ZodTypeProvider>().post(
    '/v1/register',
    {
      preValidation: async ({ body }) => assertSpoken(context, body),
      config: { rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: { body: registerRequestSchema, response: { 200: registerReplySchema } }
    },
    async ({ body }) => {
      const { id, generation, organisation, certificate, now } = await register(context, body)
      return {
        serverId: identity.serverId,
        deviceId: id,
        generation,
        organisation: organisation.id,
        organisationName: organisation.name,
        certificate,
        serverKeys: [...identity.serverKeys],
        sealingKey: { keyId: identity.sealing.keyId, publicKey: identity.sealing.publicKey },
        epoch,
        serverTime: now
      }
    }
  )
}
