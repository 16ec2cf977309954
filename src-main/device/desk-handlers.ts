import { done, type Outcome, refused } from '../contract/failure.ts'
import type { HandlersOf } from '../contract/table.ts'
import { loadIdentity } from './desk.ts'
import type { DeskCore } from './desk-core.ts'
import type { UnlockedOperator } from './operator-keys.ts'
import { SHORTEST_PASSWORD } from './operator-login.ts'
import { offlineLimitMs } from './place.ts'

type DeskChannel =
  | 'desk.state'
  | 'setup.register'
  | 'session.login'
  | 'session.lock'
  | 'session.touch'
  | 'session.change-password'
  | 'session.choose-password'

/** A fresh code is taken when there is nothing registered or what is registered can write no more. */
const needsRegistration = (core: DeskCore): boolean =>
  core.identity() === null || core.trouble() !== null || (core.outbox.state()?.halt ?? null) !== null

const register = async (core: DeskCore, server: string, code: string): Promise<Outcome<null>> => {
  if (!needsRegistration(core)) return refused('desk.already-registered')
  const { registrar, clock } = core.stores
  const outcome = await registrar.register(server, code, await registrar.load())
  if (!outcome.ok) return outcome
  await clock.contact(outcome.value.serverTime)
  const identity = await loadIdentity(core.stores)
  if (!identity) return refused('unexpected')
  core.adopt(identity)
  await core.rechain()
  await refreshPlace(core)
  return done(null)
}

/** What main shows of the organisation comes from the server; without a line the last copy stays. */
export const refreshPlace = async (core: DeskCore): Promise<void> => {
  try {
    const access = await core.access()
    const organisation = core.identity()?.registration.organisation
    if (!access || organisation === undefined) return
    if (await core.stores.place.refresh(access.server, access.token, organisation)) core.tellDesk()
  } catch (error) {
    core.surroundings.log('place.not-refreshed', { name: error instanceof Error ? error.name : typeof error })
  }
}

/** At most this often: the server writes an entry for every login. */
const RENEW_EVERY_MS = 24 * 3_600_000

/** After a login without a line the ticket is renewed as soon as the server answers; refused, it runs out (row 14). */
const renewLater = async (core: DeskCore, login: string, password: string): Promise<void> => {
  const { operatorFiles, clock, place } = core.stores
  const left = (operatorFiles.byLogin(login)?.ticketUntil ?? 0) - clock.now().at
  if (left > offlineLimitMs(place.current()) - RENEW_EVERY_MS) return
  try {
    const renewed = await core.login.renew(login, password)
    if (renewed.ok) core.tellDesk()
    else core.surroundings.log('login.not-renewed', { code: renewed.failure.code })
  } catch (error) {
    core.surroundings.log('login.not-renewed', { name: error instanceof Error ? error.name : typeof error })
  }
}

/** Somebody sits down. */
const begin = async (core: DeskCore, operator: UnlockedOperator): Promise<void> => {
  core.session.begin(operator)
  await core.rechain()
  if (core.stores.place.current().organisation === null) await refreshPlace(core)
  core.tellDesk()
}

const login = async (core: DeskCore, name: string, password: string): Promise<Outcome<null>> => {
  if (!core.identity()) return refused('desk.unregistered')
  const outcome = await core.login.login(name, password)
  if (!outcome.ok) return outcome
  await begin(core, outcome.value)
  void renewLater(core, name, password)
  return done(null)
}

const weakness = (password: string): Outcome<never> | null =>
  password.length < SHORTEST_PASSWORD ? refused('session.weak-password', { shortest: SHORTEST_PASSWORD }) : null

const choosePassword = async (core: DeskCore, name: string, first: string, fresh: string): Promise<Outcome<null>> => {
  if (!core.identity()) return refused('desk.unregistered')
  const weak = weakness(fresh)
  if (weak) return weak
  const outcome = await core.login.choosePassword(name, first, fresh)
  if (!outcome.ok) return outcome
  await begin(core, outcome.value)
  return done(null)
}

export const createDeskHandlers = (core: DeskCore): HandlersOf<DeskChannel> => {
  const stateAfter = (outcome: Outcome<null>) => (outcome.ok ? done(core.deskState()) : outcome)
  return {
    'desk.state': async () => done(core.deskState()),
    'setup.register': async ({ server, code }) => stateAfter(await register(core, server, code)),
    'session.login': async request => stateAfter(await login(core, request.login, request.password)),
    'session.lock': async () => {
      core.session.lock()
      return done(core.deskState())
    },
    'session.touch': async () => {
      const left = core.session.touch()
      return done({ lockAt: left === null ? null : core.stores.clock.now().at + left })
    },
    'session.change-password': async ({ old, fresh }) => {
      const operator = core.session.current()?.operator
      const file = operator === undefined ? undefined : core.stores.operatorFiles.byId(operator)
      if (!file) return refused('desk.locked')
      const weak = weakness(fresh)
      if (weak) return weak
      const changed = await core.login.changePassword(file.login, old, fresh)
      return changed.ok ? done({}) : changed
    },
    'session.choose-password': async ({ login: name, first, fresh }) =>
      stateAfter(await choosePassword(core, name, first, fresh))
  }
}
