import type { Logger } from 'pino'
import { createApp } from './app.ts'
import { isAnswering, openDatabase } from './db/database.ts'
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

/** Opens the database, brings up the application and listens. */
export const startServer = async (settings: Settings, log: Logger): Promise<RunningServer> => {
  const database = await openDatabase({
    databaseUrl: settings.databaseUrl,
    dataFolder: settings.dataFolder,
    mayShare: false,
    onIdleError: error => log.warn({ err: error }, 'idle database connection lost')
  })
  try {
    if (database.migrated.length > 0) log.info({ migrations: database.migrated }, 'schema brought up to date')
    const app = await createApp({ isHealthy: () => isAnswering(database.pool), log })
    const url = await app.listen({ host: settings.host, port: settings.port })
    const close = async () => {
      await app.close()
      await database.close()
    }
    return { url, close }
  } catch (error) {
    await database.close().catch(() => undefined)
    throw listenFailure(error, settings)
  }
}
