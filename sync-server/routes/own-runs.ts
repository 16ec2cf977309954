import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { ownRunsRequestSchema, ownRunsSchema } from '../../domain/protocol/own-runs.ts'
import { createAdmission } from '../admission.ts'
import { ownRuns } from '../journal/run-rows.ts'
import { Problem } from '../problem.ts'
import { noteSubject } from './audit.ts'
import { authenticate, type ServerContext } from './context.ts'

/** Rare: a few at a time, so that desks with damaged files never stand in the way of the others. */
const atOnce = 2
const waitingAtMost = 200

/** GET /v1/journal: what a device's own journal file lost is given back to it alone (SPEC S21). */
export const ownRunsRoutes = (app: FastifyInstance, context: ServerContext): void => {
  const admission = createAdmission(atOnce, waitingAtMost)
  app
    .withTypeProvider<ZodTypeProvider>()
    .get(
      '/v1/journal',
      { schema: { querystring: ownRunsRequestSchema, response: { 200: ownRunsSchema } } },
      async request => {
        const { device } = await authenticate(context, request)
        const { device: asked, generation, from } = request.query
        noteSubject(request, asked)
        if (asked !== device.id) throw new Problem('request.forbidden')
        return admission.run(() => ownRuns(context.pool, device.id, generation, from))
      }
    )
}
