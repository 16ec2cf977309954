import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { scopesOf } from '../../domain/access/scope.ts'
import {
  attachmentPieceReplySchema,
  attachmentPieceSchema,
  attachmentShowReplySchema,
  attachmentShowSchema
} from '../../domain/protocol/attachment.ts'
import type { Attachment } from '../../domain/subsidy/attachment.ts'
import { seesAttachments } from '../../domain/subsidy/attachment-view.ts'
import type { Claim } from '../../domain/subsidy/claim.ts'
import { writeDisclosures } from '../auth/audit.ts'
import { decryptBox, encryptBox } from '../auth/box.ts'
import type { DeviceSession } from '../auth/device-session.ts'
import { isPieceOf, keepPiece, readAttachment } from '../documents/attachments.ts'
import { documentById, operatorById } from '../documents/directory.ts'
import { Problem } from '../problem.ts'
import { noteSubject } from './audit.ts'
import { authenticate, type ServerContext } from './context.ts'

/** A claim that the device may not see, or a paper that no accepted entry names (any more), does not exist for it. */
const namedPaper = async (
  { pool }: Pick<ServerContext, 'pool'>,
  { scopes }: DeviceSession,
  id: string,
  digest: string
): Promise<{ readonly claim: Claim; readonly paper: Attachment }> => {
  const claim = await documentById(pool, 'claim', id)
  const isInScope = claim && scopesOf('claim', claim).some(scope => scopes.includes(scope))
  const paper = isInScope ? claim.attachments.find(known => known.digest === digest) : undefined
  if (!claim || !paper) throw new Problem('request.not-found')
  return { claim, paper }
}

const mayShow = async (context: ServerContext, session: DeviceSession, operatorId: string, claim: Claim) => {
  const operator = await operatorById(context.pool, operatorId)
  const isHere = operator?.organisation === session.organisation.id && operator.state === 'active'
  return isHere && seesAttachments(operator.roles, claim)
}

/** The papers of claims (M16, M17): taken from the claim's own place piece by piece, shown to those who decide on it. */
export const attachmentRoutes = (app: FastifyInstance, context: ServerContext): void => {
  const { pool, identity, clock } = context
  const keys = { ...identity, encrypt: encryptBox, decrypt: decryptBox }
  const typed = app.withTypeProvider<ZodTypeProvider>()
  typed.post(
    '/v1/attachments',
    { schema: { body: attachmentPieceSchema, response: { 200: attachmentPieceReplySchema } } },
    async request => {
      const { claim: id, digest, piece, ...box } = request.body
      noteSubject(request, id)
      const session = await authenticate(context, request)
      const { claim, paper } = await namedPaper(context, session, id, digest)
      if (claim.centre !== session.organisation.id) throw new Problem('request.forbidden')
      const bytes = Buffer.from(piece, 'base64url')
      if (!isPieceOf(paper, { at: box.at, bytes })) throw new Problem('request.malformed')
      const arrived = { device: session.device.id, ...box, bytes }
      const next = await keepPiece(pool, { claim: id, paper }, arrived, keys, clock())
      if (next === undefined) throw new Problem('request.conflict')
      return { next, serverTime: clock() }
    }
  )
  typed.post(
    '/v1/attachments/show',
    { schema: { body: attachmentShowSchema, response: { 200: attachmentShowReplySchema } } },
    async request => {
      const { claim: id, digest, record, operator, reason, at } = request.body
      noteSubject(request, id)
      const session = await authenticate(context, request)
      const { claim, paper } = await namedPaper(context, session, id, digest)
      if (!(await mayShow(context, session, operator, claim))) throw new Problem('request.forbidden')
      const file = await readAttachment(pool, id, digest, keys)
      if (!file) throw new Problem('request.not-found')
      const reader = { device: session.device.id, organisation: session.organisation.id, scopes: session.scopes }
      const what = { person: id, part: 'attachment' as const, purpose: 'show' as const }
      const shown = { ...what, id: record, operator, reason, at }
      await writeDisclosures(pool, { ...reader, now: clock() }, [shown])
      return { type: paper.type, file: file.toString('base64url') }
    }
  )
}
