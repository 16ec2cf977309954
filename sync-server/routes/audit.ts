import type { FastifyInstance, FastifyRequest } from 'fastify'
import { writeAudit } from '../auth/audit.ts'
import type { ServerContext } from './context.ts'

const actors = new WeakMap<FastifyRequest, string>()
const subjects = new WeakMap<FastifyRequest, string>()

/** Remembers who asks, once a token has proven it: a device, or an operator on the server's own page. */
export const noteActor = (request: FastifyRequest, device: string): void => void actors.set(request, device)
/** Remembers which id a request is about. */
export const noteSubject = (request: FastifyRequest, id: string): void => void subjects.set(request, id)

const always = new Set([
  '/v1/register',
  '/v1/operator/login',
  '/v1/operator/password',
  '/v1/courier/login',
  '/v1/courier/answer'
])
const refusals = new Set([403, 404, 409])

/** Row 28: refusals of a known device, and every try to register, log in, change a password or fetch a courier's answer, are recorded. */
export const auditRequests = (app: FastifyInstance, context: ServerContext): void => {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? ''
    const actor = actors.get(request) ?? ''
    const isRefusal = actor !== '' && refusals.has(reply.statusCode)
    if (!isRefusal && !always.has(route)) return
    const record = {
      at: context.clock(),
      actor,
      action: `${request.method} ${route}`,
      subject: subjects.get(request) ?? '',
      outcome: String(reply.statusCode)
    }
    await writeAudit(context.pool, record).catch((error: unknown) =>
      request.log.error({ err: error }, 'an audit record could not be written')
    )
  })
}
