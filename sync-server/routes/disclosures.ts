import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { disclosuresReplySchema, disclosuresRequestSchema } from '../../domain/protocol/disclosure.ts'
import { writeDisclosures } from '../auth/audit.ts'
import { anyGeneration, type ServerContext } from './context.ts'

/**
 * POST /v1/disclosures: what a desk says was shown on it. Nothing is refused for what it is about, so that no record can
 * hold up those behind it; what lies outside the device's scope or names a stranger is stored as just that.
 */
export const disclosureRoutes = (app: FastifyInstance, context: ServerContext): void => {
  const { pool, clock } = context
  app
    .withTypeProvider<ZodTypeProvider>()
    .post(
      '/v1/disclosures',
      { schema: { body: disclosuresRequestSchema, response: { 200: disclosuresReplySchema } } },
      async request => {
        const { device, organisation, scopes } = await anyGeneration(context, request)
        const { disclosures } = request.body
        const serverTime = clock()
        const reader = { device: device.id, organisation: organisation.id, scopes, now: serverTime }
        await writeDisclosures(pool, reader, disclosures)
        return { stored: disclosures.map(({ id }) => id), serverTime }
      }
    )
}
