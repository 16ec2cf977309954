import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { mayReadDisclosures, readsDisclosuresOf } from '../../domain/access/disclosure-view.ts'
import type { Organisation } from '../../domain/directory/organisation.ts'
import { disclosuresReplySchema, disclosuresRequestSchema } from '../../domain/protocol/disclosure.ts'
import { disclosurePageRequestSchema, disclosurePageSchema } from '../../domain/protocol/disclosure-page.ts'
import { createAdmission } from '../admission.ts'
import { writeDisclosures } from '../auth/audit.ts'
import { readDisclosures } from '../auth/audit-page.ts'
import { devicePlaces, operatorById } from '../documents/directory.ts'
import { Problem } from '../problem.ts'
import { noteSubject } from './audit.ts'
import { anyGeneration, authenticate, type ServerContext } from './context.ts'

/** Few people read, and a page may search much: a few at a time, so that the work of desks never waits for them. */
const readsAtOnce = 2
const readsWaiting = 200

/** W12: organisation by device, of those whose records a place reads. */
const readableDevices = async (
  { pool }: Pick<ServerContext, 'pool'>,
  reader: Organisation
): Promise<ReadonlyMap<string, string>> => {
  const known = await devicePlaces(pool)
  return new Map(
    known.flatMap(({ device, place }) => (readsDisclosuresOf(reader, place) ? [[device, place.id] as const] : []))
  )
}

/**
 * POST /v1/disclosures: what a desk says was shown on it. Nothing is refused for what it is about, so that no record can
 * hold up those behind it; what lies outside the device's scope or names a stranger is stored as just that.
 */
const offerRoute = (app: FastifyInstance, context: ServerContext): void => {
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

/** GET /v1/disclosures: the records of every desk whose place the reader's place oversees, a page at a time (SPEC W12). */
const pageRoute = (app: FastifyInstance, context: ServerContext): void => {
  const admission = createAdmission(readsAtOnce, readsWaiting)
  app
    .withTypeProvider<ZodTypeProvider>()
    .get(
      '/v1/disclosures',
      { schema: { querystring: disclosurePageRequestSchema, response: { 200: disclosurePageSchema } } },
      async request => {
        const { reader, ...filter } = request.query
        noteSubject(request, reader)
        const { device, organisation } = await authenticate(context, request)
        if (!mayReadDisclosures(await operatorById(context.pool, reader), device))
          throw new Problem('request.forbidden')
        return admission.run(async () =>
          readDisclosures(context.pool, await readableDevices(context, organisation), filter)
        )
      }
    )
}

export const disclosureRoutes = (app: FastifyInstance, context: ServerContext): void => {
  offerRoute(app, context)
  pageRoute(app, context)
}
