import closeWithGrace from 'close-with-grace'
import type { Logger } from 'pino'
import { createLog } from './log.ts'
import { startServer } from './server.ts'
import { parseSettings, type Settings } from './settings.ts'
import { StartupFailure, startupExitCode } from './startup-failure.ts'

const stopWithinMs = 45_000

/** npm and tsx pass on the signal that the whole group got already; the second one must not cut the first one short. */
const ignoreRepeats = (log: Logger): void => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.removeAllListeners(signal)
    process.on(signal, () => log.info({ signal }, 'already stopping'))
  }
}

const serve = async (settings: Settings): Promise<void> => {
  const log = createLog(settings.logLevel)
  const server = await startServer(settings, log)
  closeWithGrace({ delay: stopWithinMs, logger: log }, async ({ err, signal }) => {
    ignoreRepeats(log)
    if (err) log.fatal({ err }, 'stopping after an unexpected failure')
    else log.info({ signal }, 'stopping')
    await server.close()
  })
  process.stdout.write(`${JSON.stringify({ listening: server.url })}\n`)
}

const run = (settings: Settings): Promise<void> => {
  switch (settings.command) {
    case 'serve':
      return serve(settings)
    case 'register-code':
    case 'seed':
      throw new StartupFailure(`${settings.command} is not available yet`, { code: 'usage' })
  }
}

/** Says in plain words why the server did not start; the exit code tells scripts the same. */
const report = (error: unknown): void => {
  const isKnown = error instanceof StartupFailure
  process.stderr.write(
    `${isKnown ? error.message : `Unexpected failure: ${error instanceof Error ? error.stack : String(error)}`}\n`
  )
  process.exitCode = isKnown ? error.exitCode : startupExitCode.unexpected
}

try {
  await run(parseSettings(process.argv.slice(2), process.env))
} catch (error) {
  report(error)
}
