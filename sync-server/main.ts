import closeWithGrace from 'close-with-grace'
import type { Logger } from 'pino'
import { beginEpoch, giveFirstPassword, lacking, registerCode, seed } from './commands.ts'
import { found } from './found.ts'
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

/** Exactly one JSON line on stdout: what a script needs to go on. */
const say = (facts: Readonly<Record<string, unknown>>): void => void process.stdout.write(`${JSON.stringify(facts)}\n`)

const serve = async (settings: Settings): Promise<void> => {
  const log = createLog(settings.logLevel)
  const server = await startServer(settings, log)
  closeWithGrace({ delay: stopWithinMs, logger: log }, async ({ err, signal }) => {
    ignoreRepeats(log)
    if (err) log.fatal({ err }, 'stopping after an unexpected failure')
    else log.info({ signal }, 'stopping')
    await server.close()
  })
  say({ listening: server.url })
}

const run = async (settings: Settings): Promise<void> => {
  switch (settings.command) {
    case 'serve':
      return serve(settings)
    case 'found':
      return say({ ...(await found(settings, createLog(settings.logLevel))) })
    case 'register-code':
      return say(await registerCode(settings))
    case 'first-password':
      return say({ ...(await giveFirstPassword(settings)) })
    case 'lacking':
      return say(await lacking(settings))
    case 'restored':
      return say(await beginEpoch(settings))
    case 'seed':
      return say(await seed(settings, createLog(settings.logLevel)))
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
