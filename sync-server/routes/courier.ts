import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import {
  carrierLoginReplySchema,
  carrierLoginSchema,
  courierAskReplySchema,
  courierAskSchema,
  courierContentSchema,
  courierUploadReplySchema,
  courierUploadSchema
} from '../../domain/protocol/courier.ts'
import type { Admission } from '../admission.ts'
import { carrierOf, createCarrierToken } from '../auth/carrier-token.ts'
import { operatorByPassword } from '../auth/operator-secret.ts'
import { operatorById } from '../documents/directory.ts'
import { Problem } from '../problem.ts'
import { acceptUpload } from './accept-upload.ts'
import { noteActor, noteSubject } from './audit.ts'
import { authenticate, bearerOf, type ServerContext } from './context.ts'
import { answerLines } from './courier-answer.ts'
import { openLine, senderClaims, senderOf } from './courier-file.ts'

/** Guessing is slow: by address, beside the lockout of a login. */
const guarded = { rateLimit: { max: 30, timeWindow: '1 minute' } }

/** A desk with its device's token, or an operator who has logged in on the server's own page. */
const assertCarrier = async (context: ServerContext, request: FastifyRequest): Promise<void> => {
  const token = bearerOf(request)
  const { pool, identity, clock } = context
  const operator = token === undefined ? undefined : await carrierOf(pool, identity.tokenKey, token, clock())
  if (operator === undefined) await authenticate(context, request)
  else noteActor(request, operator)
}

const loginRoute = (app: FastifyInstance, context: ServerContext): void => {
  const { pool, identity, clock } = context
  app
    .withTypeProvider<ZodTypeProvider>()
    .post(
      '/v1/courier/login',
      { config: guarded, schema: { body: carrierLoginSchema, response: { 200: carrierLoginReplySchema } } },
      async request => {
        const now = clock()
        const proven = await operatorByPassword(pool, request.body.login, request.body.password, now)
        const operator = proven.ok && !proven.isFirst ? await operatorById(pool, proven.operator) : undefined
        if (operator?.state !== 'active') throw new Problem('request.forbidden')
        noteActor(request, operator.id)
        return createCarrierToken(identity.tokenKey, operator.id, now)
      }
    )
}

/**
 * POST /v1/courier/upload and /answer: what a device without a line wrote, brought by somebody else. Who brings it
 * cannot read it; who made it is proven by the signatures, and gets what its own line would have given.
 */
export const courierRoutes = (
  app: FastifyInstance,
  context: ServerContext,
  admission: { readonly uploads: Admission; readonly pulls: Admission }
): void => {
  loginRoute(app, context)
  const typed = app.withTypeProvider<ZodTypeProvider>()
  typed.post(
    '/v1/courier/upload',
    { schema: { body: courierUploadSchema, response: { 200: courierUploadReplySchema } } },
    async request => {
      await assertCarrier(context, request)
      const sender = await senderOf(context, request.body.header)
      noteSubject(request, sender.session.device.id)
      const { place, line } = request.body
      const content = await openLine(context, sender, place, line, courierContentSchema)
      if ('runs' in content) await acceptUpload(context, admission.uploads, senderClaims(sender), content)
      else await context.takeEvidence(sender.session.device.id, content)
      return {}
    }
  )
  typed.post(
    '/v1/courier/answer',
    { schema: { body: courierAskSchema, response: { 200: courierAskReplySchema } } },
    async request => {
      await assertCarrier(context, request)
      const sender = await senderOf(context, request.body.header)
      noteSubject(request, sender.session.device.id)
      return answerLines(context, admission, sender, request.body)
    }
  )
}
