import type { Logger } from 'pino'
import { operatorOfLogin } from '../domain/directory/operator.ts'
import { writeAudit } from './auth/audit.ts'
import { raiseEpoch } from './auth/epoch.ts'
import { drawFirstPassword } from './auth/first-password.ts'
import { holderOfLogin, setOperatorPassword } from './auth/operator-secret.ts'
import { createRegistrationCode } from './auth/registration-code.ts'
import { type Database, openDatabase } from './db/database.ts'
import { inTransaction } from './db/transaction.ts'
import { deviceById, operatorById, organisationById } from './documents/directory.ts'
import { placesLacking, type ToldPlace } from './journal/head-receipts.ts'
import { fullSample, seedSample } from './seed/seed-sample.ts'
import { openServerContext } from './server-context.ts'
import type { Settings } from './settings.ts'
import { StartupFailure } from './startup-failure.ts'

/** A command's own connection, beside a server that may be running. */
export const withDatabase = async <T>(settings: Settings, work: (database: Database) => Promise<T>): Promise<T> => {
  const database = await openDatabase({
    databaseUrl: settings.databaseUrl,
    dataFolder: settings.dataFolder,
    mayShare: true
  })
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

const assertDeviceOf = async (pool: Database['pool'], organisation: string, device: string): Promise<void> => {
  if ((await deviceById(pool, device))?.organisation === organisation) return
  throw new StartupFailure(`There is no device ${device} of ${organisation} in this database.`, { code: 'usage' })
}

/** A one-time code by which a new device registers for an organisation, or a frozen one begins its next generation. */
export const registerCode = (settings: Settings): Promise<{ readonly code: string; readonly organisation: string }> =>
  withDatabase(settings, async ({ pool }) => {
    const id = settings.organisation ?? ''
    const organisation = await organisationById(pool, id)
    if (!organisation) throw new StartupFailure(`There is no organisation ${id} in this database.`, { code: 'usage' })
    const deviceId = settings.device ?? null
    if (deviceId !== null) await assertDeviceOf(pool, id, deviceId)
    const { code } = await createRegistrationCode(pool, { organisation: id, deviceId }, Date.now())
    return { code, organisation: id }
  })

export interface GivenFirstPassword {
  readonly login: string
  readonly firstPassword: string
  /** ISO. */
  readonly validUntil: string
}

/** A first password for somebody whom no administrator can help any more, the only administrator before all (D11). */
export const giveFirstPassword = (settings: Settings): Promise<GivenFirstPassword> =>
  withDatabase(settings, async ({ pool }) => {
    const login = settings.login ?? ''
    const operator = await operatorById(pool, (await holderOfLogin(pool, login)) ?? operatorOfLogin(login))
    if (operator?.state !== 'active')
      throw new StartupFailure(`There is no active operator ${login} in this database.`, { code: 'usage' })
    const now = Date.now()
    const { firstPassword, hashed, validUntil } = await drawFirstPassword(now)
    await inTransaction(pool, async client => {
      await setOperatorPassword(client, operator, hashed, now, validUntil)
      const given = { action: 'command first-password', subject: operator.id, outcome: 'given' }
      await writeAudit(client, { ...given, at: now, actor: '' })
    })
    return { login, firstPassword, validUntil: new Date(validUntil).toISOString() }
  })

/** After a restore: a new epoch, on which every device rebuilds its replica and offers what it still holds (row 18). */
export const beginEpoch = (settings: Settings): Promise<{ readonly epoch: number }> =>
  withDatabase(settings, async ({ pool }) => ({ epoch: (await raiseEpoch(pool, 'restored', Date.now())).n }))

/** Which devices were told of entries that this database lacks since a restore (row 19). */
export const lacking = (settings: Settings): Promise<{ readonly lacking: readonly ToldPlace[] }> =>
  withDatabase(settings, async ({ pool }) => ({ lacking: await placesLacking(pool, settings.dataFolder) }))

/** Fills an empty server with the sample province. */
export const seed = (
  settings: Settings,
  log: Logger
): Promise<{ readonly entries: number; readonly seconds: number }> =>
  withDatabase(settings, async database => {
    const started = performance.now()
    const opened: { close: () => Promise<void> }[] = []
    const open = async (clock: () => number) => {
      const context = await openServerContext(database, settings.dataFolder, log, clock)
      opened.push(context)
      return context
    }
    const world = await seedSample(open, fullSample, Date.now(), log).finally(async () => {
      for (const context of opened) await context.close()
    })
    const seconds = Math.round((performance.now() - started) / 1000)
    log.info({ entries: world.count, disputed: world.disputed, seconds }, 'sample province ready')
    return { entries: world.count, seconds }
  })
