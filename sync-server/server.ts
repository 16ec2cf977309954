import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { createApp } from './app.ts'
import { isAnswering, openDatabase } from './db/database.ts'
import type { Journal } from './journal/ingest.ts'
import { openMetricsServer } from './metrics/metrics-server.ts'
import { watchRegularly } from './raise-warnings.ts'
import { registerRoutes } from './routes/register-routes.ts'
import { openServerContext } from './server-context.ts'
import type { Settings } from './settings.ts'
import { StartupFailure } from './startup-failure.ts'

export interface RunningServer {
  readonly url: string
  /** Ends requests in hand, then the pool, then the database. */
  close(): Promise<void>
}

const listenFailure = (error: unknown, settings: Settings): unknown => {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'EADDRINUSE' || code === 'EACCES') {
    const why = code === 'EADDRINUSE' ? 'is used by another program' : 'may not be opened by this account'
    return new StartupFailure(`Port ${settings.port} ${why}. Choose another with --port.`, {
      code: 'portTaken',
      cause: error
    })
  }
  return error
}

const pagesFolder = fileURLToPath(new URL('../out/web', import.meta.url))

/** The pages are there only once they were built; the protocol does not need them. */
const builtPages = (): { pagesFolder?: string } => (existsSync(pagesFolder) ? { pagesFolder } : {})

const expireEveryMs = 10 * 60_000
const expireAtOnce = 100

/** S12: entries that waited too long get their review. */
const expireRegularly = (journal: Journal, log: Logger): (() => void) => {
  const expire = () =>
    journal.expire(expireAtOnce).then(
      count => count > 0 && log.info({ count }, 'waiting entries went to review'),
      (error: unknown) => log.error({ err: error }, 'waiting entries could not be looked through')
    )
  const timer = setInterval(() => void expire(), expireEveryMs)
  return () => clearInterval(timer)
}

type Closer = () => unknown

/** What was opened last is closed first; one that fails does not keep the others open. */
const closeAll = async (closers: readonly Closer[], log: Logger): Promise<void> => {
  for (const closer of [...closers].reverse()) {
    try {
      await closer()
    } catch (error) {
      log.error({ err: error }, 'something could not be closed in order')
    }
  }
}

const open = async (settings: Settings, log: Logger, closers: Closer[], clock: () => number): Promise<string> => {
  const database = await openDatabase({
    databaseUrl: settings.databaseUrl,
    readDatabaseUrl: settings.readDatabaseUrl,
    dataFolder: settings.dataFolder,
    mayShare: false,
    onIdleError: error => log.warn({ err: error }, 'idle database connection lost')
  })
  closers.push(() => database.close())
  if (database.migrated.length > 0) log.info({ migrations: database.migrated }, 'schema brought up to date')
  const context = await openServerContext(database, settings.dataFolder, log, clock)
  closers.push(() => context.close())
  const { requestsPerMinute, trustedProxies } = settings
  const app = await createApp({
    isHealthy: () => isAnswering(database.pool),
    shortfall: context.shortfall.read,
    log,
    requestsPerMinute,
    trustedProxies,
    ...builtPages()
  })
  closers.push(() => app.close())
  registerRoutes(app, context)
  const { metricsHost, metricsPort } = settings
  if (metricsPort !== undefined) {
    const metrics = await openMetricsServer(context.registry, metricsHost, metricsPort)
    closers.push(() => metrics.close())
    log.info({ url: metrics.url }, 'metrics')
  }
  const url = await app.listen({ host: settings.host, port: settings.port })
  closers.push(expireRegularly(context.journal, log))
  closers.push(watchRegularly(context, log))
  return url
}

/** Opens the database, brings up the application and listens. `clock` is the time that entries are judged by. */
export const startServer = async (
  settings: Settings,
  log: Logger,
  clock: () => number = Date.now
): Promise<RunningServer> => {
  const closers: Closer[] = []
  try {
    const url = await open(settings, log, closers, clock)
    return { url, close: () => closeAll(closers, log) }
  } catch (error) {
    await closeAll(closers, log)
    throw listenFailure(error, settings)
  }
}
