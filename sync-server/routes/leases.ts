import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { leaseReplySchema, leaseRequestSchema } from '../../domain/protocol/session.ts'
import type { DeviceSession } from '../auth/device-session.ts'
import { documentById, newestRules } from '../documents/directory.ts'
import { serverBody } from '../journal/server-body.ts'
import { reserveBlanks } from '../leases/blanks.ts'
import { grantArgs } from '../leases/grant-args.ts'
import { Problem } from '../problem.ts'
import { noteSubject } from './audit.ts'
import { authenticate, type ServerContext } from './context.ts'

const dayMs = 86_400_000

/** A batch that the device may not see does not exist for it. */
const leasableBatch = async (context: ServerContext, session: DeviceSession, id: string) => {
  const batch = await documentById(context.pool, 'batch', id)
  if (!batch || !session.scopes.includes(`county:${batch.county}`)) throw new Problem('request.not-found')
  if (batch.state !== 'made') throw new Problem('request.conflict')
  return batch
}

const grant = async (context: ServerContext, session: DeviceSession, batchId: string, wanted: number) => {
  const { pool, identity, journal, clock } = context
  const batch = await leasableBatch(context, session, batchId)
  const { version, rules } = await newestRules(pool)
  if (!rules) throw new Problem('request.conflict')
  const count = Math.min(wanted, rules.leaseSizeMax, batch.size - batch.leased)
  if (count < 1) throw new Problem('request.conflict')
  const now = clock()
  const lease = `lease-${randomUUID()}`
  const numbers = await reserveBlanks(pool, batch.id, lease, count)
  const terms = {
    lease,
    device: session.device.id,
    generation: session.generation,
    expiresAt: now + rules.leaseDays * dayMs
  }
  const args = grantArgs(batch, numbers, terms, identity)
  await journal.author([serverBody({ kind: 'lease.grant', args, policyVersion: version }, identity.serverId, now)], {
    after: async (_client, [verdict]) => {
      if (verdict?.lane !== 'accepted') throw new Problem('request.conflict')
    }
  })
  const granted = await documentById(pool, 'lease', lease)
  if (!granted) throw new Error('a granted lease has a document')
  return granted
}

/** POST /v1/leases: blanks of a made batch for the device that asks, in its own county only. */
export const leaseRoutes = (app: FastifyInstance, context: ServerContext): void => {
  app
    .withTypeProvider<ZodTypeProvider>()
    .post(
      '/v1/leases',
      { schema: { body: leaseRequestSchema, response: { 200: leaseReplySchema } } },
      async request => {
        noteSubject(request, request.body.batch)
        const session = await authenticate(context, request)
        return { lease: await grant(context, session, request.body.batch, request.body.count) }
      }
    )
}
