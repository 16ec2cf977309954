import type { ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Hint } from '../../domain/protocol/session.ts'
import { authenticate, type ServerContext } from './context.ts'

const pingMs = 25_000
const unsentLimit = 64 * 1024

/** A server-sent event stream that ends when its reader is gone or does not read. */
export interface EventStream {
  readonly send: (event: string, data: unknown) => void
  readonly onEnd: (listener: () => void) => void
}

export const openEventStream = (response: ServerResponse, pings: PingWheel): EventStream => {
  const write = (text: string): void => {
    response.write(text)
    if (response.writableLength > unsentLimit) response.destroy()
  }
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no'
  })
  // Sent by itself, the head is laid flat in memory; sent with more, each of its pieces would stay as long as the stream.
  response.flushHeaders()
  write(': connected\n\n')
  const stop = pings.add(() => write(': ping\n\n'))
  response.once('close', stop)
  return {
    send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    onEnd: listener => void response.once('close', listener)
  }
}

/** One timer for all streams: thousands of timers would cost more than the pings. */
export interface PingWheel {
  readonly add: (ping: () => void) => () => void
  readonly close: () => void
}

export const createPingWheel = (): PingWheel => {
  const pings = new Set<() => void>()
  const timer = setInterval(() => {
    for (const ping of pings) ping()
  }, pingMs)
  return {
    add: ping => {
      pings.add(ping)
      return () => pings.delete(ping)
    },
    close: () => clearInterval(timer)
  }
}

/** GET /v1/stream: hints that a scope has come further. Data never travels this way. */
export const streamRoutes = (app: FastifyInstance, context: ServerContext, pings: PingWheel): void => {
  const open = new Set<ServerResponse>()
  app.addHook('preClose', async () => {
    // Ended, not broken: so a desk knows that the server is gone for everybody and spreads its return (row 34).
    for (const response of open) response.end()
  })
  /** Holds nothing of the request: there are thousands of streams, and they last for days. */
  const serve = (response: ServerResponse, scopes: readonly string[]): void => {
    const stream = openEventStream(response, pings)
    open.add(response)
    const leave = context.hub.subscribe(scopes, (hint: Hint) => stream.send('hint', hint))
    const ended = context.meters.stream()
    stream.onEnd(() => {
      ended()
      leave()
      open.delete(response)
    })
  }
  // What protects pages is not for a stream that only a desk's main process reads, and would be held with each of them.
  app.get('/v1/stream', { config: { rateLimit: false }, helmet: false }, async (request, reply) => {
    const { scopes } = await authenticate(context, request)
    reply.hijack()
    request.raw.socket.setNoDelay(true)
    serve(reply.raw, scopes)
  })
}
