import type { FastifyInstance } from 'fastify'
import { createAdmission } from '../admission.ts'
import { accessOrderRoutes } from './access-orders.ts'
import { attachmentRoutes } from './attachments.ts'
import { auditRequests } from './audit.ts'
import type { ServerContext } from './context.ts'
import { courierRoutes } from './courier.ts'
import { disclosureRoutes } from './disclosures.ts'
import { evidenceRoutes } from './evidence.ts'
import { journalRoutes } from './journal.ts'
import { leaseRoutes } from './leases.ts'
import { ownRunsRoutes } from './own-runs.ts'
import { registrationRoutes } from './registration.ts'
import { replicaRoutes } from './replica.ts'
import { sessionRoutes } from './session.ts'
import { statisticsRoutes } from './statistics.ts'
import { createPingWheel, streamRoutes } from './stream.ts'

/**
 * Uploads share transactions, so that many may be under way; a pull holds a connection of its own. Enough to keep the
 * database busy: more at once would only hold more memory (row 34).
 */
const uploadsAtOnce = 200
const pullsAtOnce = 4
const waitingAtMost = 4000

/** Every route of the protocol, on one application. */
export const registerRoutes = (app: FastifyInstance, context: ServerContext): void => {
  const pings = createPingWheel()
  app.addHook('onClose', async () => pings.close())
  auditRequests(app, context)
  app.get('/v1/time', async () => ({ serverTime: context.clock() }))
  registrationRoutes(app, context)
  sessionRoutes(app, context)
  accessOrderRoutes(app, context)
  const uploads = createAdmission(uploadsAtOnce, waitingAtMost)
  const pulls = createAdmission(pullsAtOnce, waitingAtMost)
  journalRoutes(app, context, uploads)
  ownRunsRoutes(app, context)
  replicaRoutes(app, context, pulls)
  courierRoutes(app, context, { uploads, pulls })
  streamRoutes(app, context, pings)
  leaseRoutes(app, context)
  disclosureRoutes(app, context)
  attachmentRoutes(app, context)
  evidenceRoutes(app, context)
  statisticsRoutes(app, context, pings)
}
