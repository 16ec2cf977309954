import type { ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Shortfall } from '../journal/shortfall.ts'
import { type ProvinceStatistics, readStatistics } from '../reports/statistics.ts'
import type { ServerContext } from './context.ts'
import { openEventStream, type PingWheel } from './stream.ts'

const freshForMs = 1000

/** The figures, and what may be missing from them. */
type Reading = ProvinceStatistics & { readonly shortfall: Shortfall }

/** One reading a second at most, whoever asks: figures of a whole province, and nothing personal in them. */
const createReader = (context: ServerContext): (() => Promise<Reading>) => {
  let last: Promise<Reading> | undefined
  const read = async (): Promise<Reading> => {
    const [figures, shortfall] = await Promise.all([
      readStatistics(context.pool, context.clock()),
      context.shortfall.read()
    ])
    return { ...figures, shortfall }
  }
  let readAt = Number.NEGATIVE_INFINITY
  return () => {
    const now = performance.now()
    if (last && now - readAt < freshForMs) return last
    readAt = now
    last = read()
    last.catch(() => {
      last = undefined
    })
    return last
  }
}

/** GET /v1/statistics, and /v1/statistics/stream, which says `moved` when the figures did: at most once a second. */
export const statisticsRoutes = (app: FastifyInstance, context: ServerContext, pings: PingWheel): void => {
  const read = createReader(context)
  const open = new Set<ServerResponse>()
  const listeners = new Set<() => void>()
  let timer: NodeJS.Timeout | undefined
  const leave = context.hub.subscribeAll(() => {
    timer ??= setTimeout(() => {
      timer = undefined
      for (const listener of listeners) listener()
    }, freshForMs)
  })
  app.addHook('preClose', async () => {
    leave()
    clearTimeout(timer)
    for (const response of open) response.destroy()
  })
  app.get('/v1/statistics', async (_request, reply) => reply.header('cache-control', 'no-store').send(await read()))
  app.get('/v1/statistics/stream', { config: { rateLimit: false } }, async (_request, reply) => {
    reply.hijack()
    const stream = openEventStream(reply.raw, pings)
    const tell = () => stream.send('moved', { at: context.clock() })
    open.add(reply.raw)
    listeners.add(tell)
    stream.onEnd(() => {
      listeners.delete(tell)
      open.delete(reply.raw)
    })
  })
}
