import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { evidenceReplySchema, evidenceSchema } from '../../domain/protocol/evidence.ts'
import { anyGeneration, type ServerContext } from './context.ts'

/** POST /v1/evidence: what this server signed for the device before it was restored (SPEC S19). */
export const evidenceRoutes = (app: FastifyInstance, context: ServerContext): void => {
  app
    .withTypeProvider<ZodTypeProvider>()
    .post(
      '/v1/evidence',
      { schema: { body: evidenceSchema, response: { 200: evidenceReplySchema } } },
      async request => {
        const { device } = await anyGeneration(context, request)
        return { taken: await context.takeEvidence(device.id, request.body) }
      }
    )
}
