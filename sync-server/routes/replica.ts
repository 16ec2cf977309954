import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { sameEpoch } from '../../domain/protocol/epoch.ts'
import { type PullEnd, type PullRequest, pullRequestSchema } from '../../domain/protocol/pull.ts'
import type { Admission } from '../admission.ts'
import type { DeviceSession } from '../auth/device-session.ts'
import type { ReplicaPage } from '../feed/replica-page.ts'
import { Problem } from '../problem.ts'
import { assertSpoken, authenticate, type ServerContext } from './context.ts'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

const querySchema = z.object({ from: z.string().max(20_000), limit: z.coerce.number().int().optional() })

const statedIn = (query: unknown): unknown => JSON.parse(querySchema.parse(query).from)

const orMalformed = <T>(read: () => T): T => {
  try {
    return read()
  } catch (cause) {
    throw new Problem('request.malformed', { cause })
  }
}

/** Quality 1 is smaller than gzip and three times cheaper; more would cost the pull more than the line saves. */
const encode = async (
  accepted: string,
  body: Buffer
): Promise<{ readonly encoding?: string; readonly body: Buffer }> => {
  if (/\bbr\b/.test(accepted)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_SIZE_HINT]: body.length }
    return { encoding: 'br', body: await brotli(body, { params }) }
  }
  return /\bgzip\b/.test(accepted) ? { encoding: 'gzip', body: await zip(body, { level: 1 }) } : { body }
}

/** For whoever asks about a history that ended. Should the answer come late, it never makes a replica whole. */
const nothingNew = (from: PullRequest['checkpoint']): ReplicaPage => ({
  lines: '',
  checkpoint: from,
  verdicts: [],
  more: true
})

const endOf = (context: ServerContext, session: DeviceSession, request: PullRequest, page: ReplicaPage): PullEnd => ({
  epoch: context.epoch,
  serverTime: context.clock(),
  scopes: [...session.scopes],
  from: request.checkpoint,
  checkpoint: page.checkpoint,
  verdicts: [...page.verdicts],
  more: page.more,
  ...(page.left === undefined ? {} : { left: page.left })
})

/** GET /v1/replica: one page as NDJSON from one snapshot; document texts go from the database to the line unparsed. */
export const replicaRoutes = (app: FastifyInstance, context: ServerContext, admission: Admission): void => {
  app.get('/v1/replica', async (request, reply) => {
    const start = performance.now()
    const session = await authenticate(context, request)
    const stated = orMalformed(() => statedIn(request.query))
    assertSpoken(context, stated)
    const pull: PullRequest = orMalformed(() => pullRequestSchema.parse(stated))
    const isOtherHistory = pull.epoch !== null && !sameEpoch(pull.epoch, context.epoch)
    const reader = { deviceId: session.device.id, scopes: session.scopes, parts: session.parts }
    const { encoding, body } = await admission.run(async () => {
      const page = isOtherHistory
        ? nothingNew(pull.checkpoint)
        : await context.readPage(reader, { from: pull.checkpoint, limit: pull.limit, count: pull.count ?? false })
      const end = JSON.stringify({ end: endOf(context, session, pull, page) })
      return encode(String(request.headers['accept-encoding'] ?? ''), Buffer.from(`${page.lines}${end}\n`))
    })
    context.meters.pull((performance.now() - start) / 1000, body.length)
    reply
      .header('content-type', 'application/x-ndjson; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('vary', 'accept-encoding')
    if (encoding !== undefined) reply.header('content-encoding', encoding)
    return reply.send(body)
  })
}
