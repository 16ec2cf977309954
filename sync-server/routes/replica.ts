import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type PullRequest, pullRequestSchema } from '../../domain/protocol/pull.ts'
import type { Admission } from '../admission.ts'
import { Problem } from '../problem.ts'
import { assertSpoken, authenticate, type ServerContext } from './context.ts'
import { readPullText } from './pull-text.ts'

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

/** GET /v1/replica: one page as NDJSON from one snapshot; document texts go from the database to the line unparsed. */
export const replicaRoutes = (app: FastifyInstance, context: ServerContext, admission: Admission): void => {
  app.get('/v1/replica', async (request, reply) => {
    const start = performance.now()
    const session = await authenticate(context, request)
    const stated = orMalformed(() => statedIn(request.query))
    assertSpoken(context, stated)
    const pull: PullRequest = orMalformed(() => pullRequestSchema.parse(stated))
    const { encoding, body } = await admission.run(async () => {
      const { text } = await readPullText(context, session, pull)
      return encode(String(request.headers['accept-encoding'] ?? ''), Buffer.from(text))
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
