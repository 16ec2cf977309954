import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import {
  challengeReplySchema,
  challengeRequestSchema,
  loginReplySchema,
  loginRequestSchema,
  sessionReplySchema,
  sessionRequestSchema
} from '../../domain/protocol/session.ts'
import { createChallenge, createToken, isProven } from '../auth/device-session.ts'
import { operatorByPassword } from '../auth/operator-secret.ts'
import { operatorById } from '../documents/directory.ts'
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
      if (!(await isProven(pool, body, now))) throw new Problem('request.unauthenticated')
      const { token, expiresAt } = await createToken(identity.tokenKey, body.deviceId, body.generation, now)
      return { token, expiresAt, serverTime: now, epoch }
    }
  )
}

/** The first login of an operator on a device: the password opens it once, from then on the device's own key signs. */
const operatorLogin = (app: FastifyInstance, context: ServerContext): void => {
  const { pool, clock, identity, journal } = context
  app
    .withTypeProvider<ZodTypeProvider>()
    .post(
      '/v1/operator/login',
      { config: guarded, schema: { body: loginRequestSchema, response: { 200: loginReplySchema } } },
      async request => {
        const session = await authenticate(context, request)
        const { login, password, suite, publicKey } = request.body
        const now = clock()
        const id = await operatorByPassword(pool, login, password, now)
        const operator = id === undefined ? undefined : await operatorById(pool, id)
        const isAtHome = operator?.organisation === session.organisation.id && operator.state === 'active'
        if (!operator || !isAtHome) throw new Problem('request.forbidden')
        const args = { operator: operator.id, device: session.device.id, suite, publicKey }
        await journal.author([serverBody({ kind: 'operator.add-key', args }, identity.serverId, now)], {
          after: async (_client, [verdict]) => {
            if (verdict?.lane !== 'accepted') throw new Problem('request.forbidden')
          }
        })
        return { operator: operator.id, label: operator.label, roles: operator.roles, serverTime: now }
      }
    )
}

export const sessionRoutes = (app: FastifyInstance, context: ServerContext): void => {
  challenges(app, context)
  operatorLogin(app, context)
}
