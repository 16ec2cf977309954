import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import {
  type AccessCode,
  accessCodes,
  type SignedAccessOrder,
  signedAccessOrderSchema
} from '../../domain/directory/access-order.ts'
import type { Operator } from '../../domain/directory/operator.ts'
import type { Organisation } from '../../domain/directory/organisation.ts'
import type { RejectionCode } from '../../domain/journal/rejection.ts'
import { type AccessCodeReply, accessCodeReplySchema, accessPaths } from '../../domain/protocol/access.ts'
import { judgeAccessOrder, useAccessOrder } from '../auth/access-order.ts'
import { writeAudit } from '../auth/audit.ts'
import { drawFirstPassword } from '../auth/first-password.ts'
import { holderOfLogin, setOperatorPassword } from '../auth/operator-secret.ts'
import { createRegistrationCode } from '../auth/registration-code.ts'
import { inTransaction } from '../db/transaction.ts'
import { Problem } from '../problem.ts'
import { noteSubject } from './audit.ts'
import { authenticate, type ServerContext } from './context.ts'

const guarded = { rateLimit: { max: 30, timeWindow: '1 minute' } }

type Client = Parameters<Parameters<typeof inTransaction>[1]>[0]
/** Makes the code inside the transaction of its order. */
type Give = (client: Client, subject: Operator | Organisation) => Promise<AccessCodeReply>

const firstPassword = async (now: number): Promise<Give> => {
  // Before the transaction: hashing takes its time, and nothing is to be held meanwhile.
  const { firstPassword: code, hashed, validUntil } = await drawFirstPassword(now)
  return async (client, subject) => {
    if (subject.kind !== 'operator') throw new Error('a first password is an operator’s')
    const holder = await holderOfLogin(client, subject.login)
    if (holder !== undefined && holder !== subject.id) throw new Problem('request.conflict')
    await setOperatorPassword(client, subject, hashed, now, validUntil)
    return { code, validUntil }
  }
}

const registrationCode =
  (now: number): Give =>
  (client, { id }) =>
    createRegistrationCode(client, { organisation: id, deviceId: null }, now)

/** The refusal of the rule as an answer: what is not there, what has ended, what may not be. */
const problemFor = (code: RejectionCode | undefined): Problem => {
  switch (code) {
    case 'operator.unknown':
    case 'organisation.unknown':
      return new Problem('request.not-found')
    case 'operator.wrong-state':
    case 'organisation.suspended':
      return new Problem('request.conflict')
  }
  return new Problem('request.forbidden')
}

const carryOut = async (
  context: ServerContext,
  request: FastifyRequest<{ Body: SignedAccessOrder }>,
  code: AccessCode
): Promise<AccessCodeReply> => {
  const { pool, identity, clock } = context
  const { order } = request.body
  noteSubject(request, order.subject)
  const session = await authenticate(context, request)
  if (order.code !== code) throw new Problem('request.forbidden')
  const now = clock()
  const give = code === 'first-password' ? await firstPassword(now) : registrationCode(now)
  return inTransaction(pool, async client => {
    const judged = await judgeAccessOrder(client, session, request.body, { serverId: identity.serverId, now })
    if (!judged.ok) throw problemFor(judged.rejection?.code)
    if (!(await useAccessOrder(client, order, now))) throw new Problem('request.forbidden')
    const given = await give(client, judged.subject)
    const what = { action: `POST ${accessPaths[code]}`, subject: order.subject, outcome: 'given' }
    await writeAudit(client, { ...what, at: now, actor: session.device.id, operator: order.operator })
    return given
  })
}

/** What lets in for the first time, for a desk whose operator signed for it: a device's token alone gives none (D12). */
export const accessOrderRoutes = (app: FastifyInstance, context: ServerContext): void => {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  for (const code of accessCodes) {
    typed.post(
      accessPaths[code],
      { config: guarded, schema: { body: signedAccessOrderSchema, response: { 200: accessCodeReplySchema } } },
      request => carryOut(context, request, code)
    )
  }
}
