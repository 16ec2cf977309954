import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { keyGrantMessage, type SignedKeyGrant } from '../../domain/directory/key-grant.ts'
import type { Operator } from '../../domain/directory/operator.ts'
import { millisSchema } from '../../domain/journal/entry.ts'
import {
  challengeReplySchema,
  challengeRequestSchema,
  loginReplySchema,
  loginRequestSchema,
  type SessionRequest,
  sessionReplySchema,
  sessionRequestSchema
} from '../../domain/protocol/session.ts'
import type { ArgsByKind } from '../../domain/reducer.ts'
import {
  createChallenge,
  createToken,
  type DeviceSession,
  deviceKeyOf,
  isProven,
  noteContact
} from '../auth/device-session.ts'
import {
  hashPassword,
  operatorByPassword,
  type ProvenPassword,
  replaceOperatorPassword
} from '../auth/operator-secret.ts'
import { plainOf } from '../auth/readable-code.ts'
import { deviceById, operatorById } from '../documents/directory.ts'
import { serverBody } from '../journal/server-body.ts'
import { Problem } from '../problem.ts'
import { authenticate, type ServerContext } from './context.ts'

/** Guessing is slow: by address, beside the lockout of a login. */
const guarded = { rateLimit: { max: 120, timeWindow: '1 minute' } }

const challenges = (app: FastifyInstance, context: ServerContext): void => {
  const { pool, clock, identity, epoch } = context
  const typed = app.withTypeProvider<ZodTypeProvider>()
  typed.post(
    '/v1/session/challenge',
    { schema: { body: challengeRequestSchema, response: { 200: challengeReplySchema } } },
    ({ body }) => createChallenge(pool, body.deviceId, clock())
  )
  typed.post(
    '/v1/session',
    { schema: { body: sessionRequestSchema, response: { 200: sessionReplySchema } } },
    async ({ body }) => {
      const now = clock()
      await learnGenerations(context, body)
      if (!(await isProven(pool, body, now))) throw new Problem('request.unauthenticated')
      await noteContact(pool, body.deviceId, now)
      const { token, expiresAt } = await createToken(identity.tokenKey, body.deviceId, body.generation, now)
      return { token, expiresAt, serverTime: now, epoch }
    }
  )
}

/** After a restore a generation may be known to its machine only: the certificates speak for themselves (S19). */
const learnGenerations = async (
  { pool, takeEvidence }: ServerContext,
  { deviceId, generation, certificates = [], label = '' }: SessionRequest
): Promise<void> => {
  const device = certificates.length === 0 ? null : await deviceById(pool, deviceId)
  if (certificates.length === 0 || (device && deviceKeyOf(device, generation) !== undefined)) return
  await takeEvidence(deviceId, { label: label || deviceId, certificates, keys: [], leases: [] })
}

const passwordReplySchema = z.strictObject({ serverTime: millisSchema })
const passwordRequestSchema = z.strictObject({
  login: z.string().max(40),
  old: z.string().min(1).max(200),
  fresh: z.string().min(8).max(200)
})

/**
 * The active operator of the device's own place whose password this is. One answer for every way to be wrong, but for
 * a first password that was right and has ended.
 */
const operatorOf = async (
  context: ServerContext,
  session: DeviceSession,
  login: string,
  password: string
): Promise<{ readonly operator: Operator; readonly proven: ProvenPassword }> => {
  const proven = await operatorByPassword(context.pool, login, password, context.clock())
  if (!proven.ok) throw new Problem(proven.isExpired ? 'request.first-password-ended' : 'request.forbidden')
  const operator = await operatorById(context.pool, proven.operator)
  const isAtHome = operator?.organisation === session.organisation.id && operator.state === 'active'
  if (!operator || !isAtHome) throw new Problem('request.forbidden')
  return { operator, proven }
}

/** Yields the grant. A login that only renews the ticket brings a key that this device made before: nothing is written. */
const enrolKey = async (
  context: ServerContext,
  operator: Operator,
  key: ArgsByKind['operator.add-key']
): Promise<SignedKeyGrant> => {
  const { journal, identity, clock } = context
  const { serverId, signKeyId } = identity
  const grant = { serverId, keyId: signKeyId, ...key, from: clock() }
  const signed = { grant, signature: identity.sign(keyGrantMessage(grant)) }
  if (operator.keys.some(known => known.device === key.device && known.publicKey === key.publicKey)) return signed
  await journal.author([serverBody({ kind: 'operator.add-key', args: key }, identity.serverId, clock())], {
    after: async (_client, [verdict]) => {
      if (verdict?.lane !== 'accepted') throw new Problem('request.forbidden')
    }
  })
  return signed
}

/** The first login of an operator on a device: the password opens it once, from then on the device's own key signs. */
const operatorLogin = (app: FastifyInstance, context: ServerContext): void => {
  app
    .withTypeProvider<ZodTypeProvider>()
    .post(
      '/v1/operator/login',
      { config: guarded, schema: { body: loginRequestSchema, response: { 200: loginReplySchema } } },
      async request => {
        const session = await authenticate(context, request)
        const { login, password, suite, publicKey } = request.body
        const { operator, proven } = await operatorOf(context, session, login, password)
        if (proven.isFirst) throw new Problem('request.own-password-first')
        const key = { operator: operator.id, device: session.device.id, suite, publicKey }
        const grant = await enrolKey(context, operator, key)
        const { id, label, roles } = operator
        return { operator: id, label, roles, grant, serverTime: context.clock() }
      }
    )
}

const passwordChange = (app: FastifyInstance, context: ServerContext): void => {
  app
    .withTypeProvider<ZodTypeProvider>()
    .post(
      '/v1/operator/password',
      { config: guarded, schema: { body: passwordRequestSchema, response: { 200: passwordReplySchema } } },
      async request => {
        const session = await authenticate(context, request)
        const { login, old, fresh } = request.body
        const { proven } = await operatorOf(context, session, login, old)
        if (proven.isFirst && plainOf(fresh) === plainOf(old)) throw new Problem('request.conflict')
        const serverTime = context.clock()
        const own = await hashPassword(fresh)
        if (!(await replaceOperatorPassword(context.pool, proven, own, serverTime)))
          throw new Problem('request.forbidden')
        return { serverTime }
      }
    )
}

export const sessionRoutes = (app: FastifyInstance, context: ServerContext): void => {
  challenges(app, context)
  operatorLogin(app, context)
  passwordChange(app, context)
}
