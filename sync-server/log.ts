import { type DestinationStream, destination, type Logger, pino } from 'pino'

/**
 * Keys that must never reach a log line, wherever they stand. Log calls name ids, kinds, codes and milliseconds only;
 * this is the second line of defence.
 */
const secretKeys = [
  'args',
  'authorization',
  'body',
  'ciphertext',
  'cookie',
  'idNumber',
  'password',
  'sealed',
  'signature',
  'token'
] as const

const redactedPaths = secretKeys.flatMap(key => [key, `*.${key}`, `*.*.${key}`])

/** An error's own text may quote values; its class, code and stack positions do not. */
const errorFacts = (error: Error): Record<string, unknown> => ({
  type: error.name,
  code: (error as NodeJS.ErrnoException).code,
  at: error.stack
    ?.split('\n')
    .filter(line => line.trimStart().startsWith('at '))
    .slice(0, 6)
})

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'

/** Structured lines on stderr: stdout belongs to the one line that says where the server listens. */
export const createLog = (level: LogLevel, sink: DestinationStream = destination({ dest: 2, sync: false })): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":${Date.now()}`,
      redact: { paths: redactedPaths, censor: '[redacted]' },
      serializers: {
        err: errorFacts,
        req: (request: { method: string; routeOptions?: { url?: string } }) => ({
          method: request.method,
          route: request.routeOptions?.url ?? 'unknown'
        }),
        res: (reply: { statusCode: number }) => ({ status: reply.statusCode })
      }
    },
    sink
  )
