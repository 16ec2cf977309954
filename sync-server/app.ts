import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import swagger from '@fastify/swagger'
import underPressure from '@fastify/under-pressure'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Logger } from 'pino'
import { PROTOCOL } from '../domain/protocol/version.ts'
import type { Shortfall } from './journal/shortfall.ts'
import { failureOf, isForLater, Problem, problemAnswers, problemOf, retryAfterMs } from './problem.ts'

/** Limits at the edge (trust.md rows 32 and 33). */
const bodyLimitBytes = 1024 * 1024
const headersTimeoutMs = 10_000
const requestTimeoutMs = 30_000
const retryAfterSeconds = retryAfterMs / 1000

export interface AppOptions {
  /** Whether the database answers; asked by the health check. */
  readonly isHealthy: () => Promise<boolean>
  /** What this database lacks of what devices were told; shown by the health check, which stays good. */
  readonly shortfall?: () => Promise<Shortfall>
  readonly log: Logger
  /** Built pages to serve at the root: province page, wall screen, phone page. */
  readonly pagesFolder?: string
  /** Requests a minute from one address; an office of many PCs may share one. */
  readonly requestsPerMinute?: number
  /** Balancers and TLS proxies whose word is taken for the address that asks; without them all devices share theirs. */
  readonly trustedProxies?: string[]
  /** From this delay on requests are sent away for a while, in milliseconds; 0 for never. */
  readonly maxEventLoopDelay?: number
}

const answerProblems = (app: FastifyInstance): void => {
  app.setErrorHandler((error, request, reply) => {
    const code = problemOf(error)
    const { status } = problemAnswers[code]
    // Who is told to come later by the limits is no failure: a herd would bury the log under as many traces.
    if (status >= 500 && !(error instanceof Problem)) request.log.error({ err: error, problem: code }, 'request failed')
    else request.log.info({ problem: code }, 'request refused')
    if (isForLater(code)) reply.header('retry-after', retryAfterSeconds)
    return reply.code(status).send(failureOf(code))
  })
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(failureOf('request.not-found')))
}

const protect = async (app: FastifyInstance, options: AppOptions): Promise<void> => {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"]
      }
    },
    referrerPolicy: { policy: 'no-referrer' }
  })
  await app.register(rateLimit, { global: true, max: options.requestsPerMinute ?? 1200, timeWindow: '1 minute' })
  await app.register(underPressure, {
    maxEventLoopDelay: options.maxEventLoopDelay ?? 2000,
    maxRssBytes: 1536 * 1024 * 1024,
    retryAfter: retryAfterSeconds,
    pressureHandler: (_request, reply) => {
      reply.code(503).header('retry-after', retryAfterSeconds).send(failureOf('server.unavailable'))
    }
  })
}

/** The HTTP application with its limits, and nothing listening yet. Routes register on what is returned. */
export const createApp = async (options: AppOptions): Promise<FastifyInstance> => {
  const app = Fastify({
    loggerInstance: options.log as FastifyBaseLogger,
    bodyLimit: bodyLimitBytes,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: 75_000,
    forceCloseConnections: true,
    trustProxy: options.trustedProxies ?? false,
    http: { headersTimeout: headersTimeoutMs, connectionsCheckingInterval: 2000, maxHeaderSize: 16 * 1024 },
    routerOptions: { maxParamLength: 200 }
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  answerProblems(app)
  await protect(app, options)
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: '晋券通 sync server', version: String(PROTOCOL) } },
    transform: jsonSchemaTransform
  })
  app.get('/healthz', { config: { rateLimit: false }, logLevel: 'warn' }, async (_request, reply) => {
    const isUp = await options.isHealthy()
    if (!isUp) return reply.code(503).send({ status: 'database unreachable' })
    return { status: 'ok', ...(await options.shortfall?.()) }
  })
  if (options.pagesFolder !== undefined) await app.register(fastifyStatic, { root: options.pagesFolder })
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
  return app
}
