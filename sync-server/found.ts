import type { Logger } from 'pino'
import { operatorOfLogin } from '../domain/directory/operator.ts'
import { type ArgsByKind, verbOf } from '../domain/reducer.ts'
import { drawFirstPassword } from './auth/first-password.ts'
import { setOperatorPassword } from './auth/operator-secret.ts'
import { type GivenFirstPassword, withDatabase } from './commands.ts'
import { isFounded } from './documents/directory.ts'
import { serverBody } from './journal/server-body.ts'
import { Problem } from './problem.ts'
import type { ServerContext } from './routes/context.ts'
import { openServerContext } from './server-context.ts'
import type { Settings } from './settings.ts'
import { StartupFailure } from './startup-failure.ts'

type Founders = Pick<Settings, 'organisation' | 'name' | 'login' | 'region'>

export interface Founded extends GivenFirstPassword {
  readonly organisation: string
}

const bureauOf = ({ organisation = '', name = '', region }: Founders): ArgsByKind['organisation.register'] => ({
  id: organisation,
  type: 'province',
  name,
  creditCode: '',
  region: region.slice(0, 2),
  allowed: [],
  licence: null,
  sites: [],
  offlineDays: null,
  sample: false
})

const administratorOf = ({ organisation = '', login = '' }: Founders): ArgsByKind['operator.add'] => ({
  id: operatorOfLogin(login),
  organisation,
  login,
  label: '管理员 01',
  roles: ['administrator']
})

const assertWellFormed = (kind: 'organisation.register' | 'operator.add', args: unknown): void => {
  const fault = verbOf(kind)?.args.safeParse(args).error?.issues[0]
  if (fault) throw new StartupFailure(`found: ${fault.path.join('.')}: ${fault.message}`, { code: 'usage' })
}

/** The provincial bureau and its first administrator, in one transaction with the administrator's first password. */
const author = async ({ journal, identity, clock }: ServerContext, founders: Founders): Promise<Founded> => {
  const [bureau, administrator] = [bureauOf(founders), administratorOf(founders)]
  assertWellFormed('organisation.register', bureau)
  assertWellFormed('operator.add', administrator)
  const now = clock()
  const { firstPassword, hashed, validUntil } = await drawFirstPassword(now)
  const bodies = [
    serverBody({ kind: 'organisation.register', args: bureau }, identity.serverId, now),
    serverBody({ kind: 'operator.add', args: administrator }, identity.serverId, now)
  ]
  await journal.author(bodies, {
    before: async client => {
      if (await isFounded(client)) throw new Problem('request.conflict')
    },
    after: async (client, verdicts) => {
      const refused = verdicts.find(({ lane }) => lane !== 'accepted')
      if (refused) throw new StartupFailure(`found: ${refused.rejection?.code ?? refused.lane}`, { code: 'usage' })
      await setOperatorPassword(client, administrator, hashed, now, validUntil)
    }
  })
  return {
    organisation: bureau.id,
    login: administrator.login,
    firstPassword,
    validUntil: new Date(validUntil).toISOString()
  }
}

/** Begins a province on a server that has no organisation yet. */
export const found = (settings: Settings, log: Logger): Promise<Founded> =>
  withDatabase(settings, async database => {
    const context = await openServerContext(database, settings.dataFolder, log)
    try {
      return await author(context, settings)
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'request.conflict')) throw error
      throw new StartupFailure('This server has organisations already. They register others on their desks.', {
        code: 'usage',
        cause: error
      })
    } finally {
      await context.close()
    }
  })
