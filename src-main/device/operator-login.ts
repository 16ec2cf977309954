import { z } from 'zod'
import type { SignedKeyGrant } from '../../domain/directory/key-grant.ts'
import { millisSchema } from '../../domain/journal/entry.ts'
import { type LoginReply, loginReplySchema } from '../../domain/protocol/session.ts'
import { done, type Failure, type Outcome, refused } from '../contract/failure.ts'
import { type RefusedAnswer, refusalOfAnswer } from './answer-refusal.ts'
import type { OperatorFile, OperatorFiles } from './operator-file.ts'
import type { OperatorKeys, Unlock, UnlockedOperator } from './operator-keys.ts'
import type { Ask } from './server-calls.ts'
import type { TrustedClock } from './trusted-clock.ts'

/** Shorter ones are refused when a password is chosen; the server rules over those that exist. */
export const SHORTEST_PASSWORD = 8

export interface OperatorLoginPorts {
  readonly files: OperatorFiles
  readonly keys: OperatorKeys
  readonly clock: TrustedClock
  readonly ask: Ask
  /** Server and device token, null when the server refuses the device. @throws Foreseen when the line is down */
  readonly access: () => Promise<{ readonly server: string; readonly token: string } | null>
  /** How long a login needs no line, in milliseconds. */
  readonly ticketMs: () => number
}

export interface OperatorLogin {
  /** Without a line by the keys kept here; the first time, after a lockout and past the ticket by the server. */
  readonly login: (login: string, password: string) => Promise<Outcome<UnlockedOperator>>
  /**
   * Renews the ticket if the server still accepts the operator. A refused one simply runs out (row 14) and is not asked
   * for again with the same keys: each would count as a guess and close the login to whoever has the right password.
   */
  readonly renew: (login: string, password: string) => Promise<Outcome<null>>
  /** The server first, since it has the last word on a password; then the box that the old one opens. */
  readonly changePassword: (login: string, old: string, fresh: string) => Promise<Outcome<null>>
  /** Puts an own password in the place of a first one and logs in with it (D11). Keys are made under the own one only. */
  readonly choosePassword: (login: string, first: string, fresh: string) => Promise<Outcome<UnlockedOperator>>
}

/** POST /v1/operator/password (device token) {login, old, fresh}. */
const passwordReplySchema = z.strictObject({ serverTime: millisSchema })

export const refusalOfUnlock = (unlock: Exclude<Unlock, { ok: true }>): Outcome<never> => {
  switch (unlock.code) {
    case 'wrong-password':
      return refused('session.wrong-password', { attemptsLeft: unlock.attemptsLeft })
    case 'locked-out':
      return refused('session.locked-out', { retryAfterMs: unlock.waitMs })
    case 'needs-line':
      return refused('session.locked-out', { needsLine: true })
    case 'unknown-operator':
      return refused('session.unknown-operator')
  }
}

const refusalOfServer = (answer: RefusedAnswer): Outcome<never> => {
  switch (answer.status) {
    case 400:
    case 401:
    case 403:
    case 404:
      // The server does not tell a wrong password from a suspended or a foreign operator: that would help guessing.
      return refused('session.wrong-password')
    case 410:
      return refused('session.first-password-ended')
    case 428:
      return refused('session.first-password')
  }
  return refusalOfAnswer(answer)
}

/** The old password is wrong also where the reply of an earlier try was lost: then the server has the fresh one already. */
const mayBeDone = (sent: Outcome<null>): boolean => !sent.ok && sent.failure.code === 'session.wrong-password'

const isLineFailure = (failure: Failure): boolean => failure.code === 'line.down' || failure.code === 'line.cut'

class DeskLogin implements OperatorLogin {
  private readonly ports: OperatorLoginPorts
  /** Logins whose password on this desk the server refused since the app began. */
  private readonly outdated = new Set<string>()

  constructor(ports: OperatorLoginPorts) {
    this.ports = ports
  }

  async login(login: string, password: string): Promise<Outcome<UnlockedOperator>> {
    const { keys, files, clock } = this.ports
    const unlock = await keys.unlock(login, password)
    if (unlock.ok) {
      const ticketUntil = files.byLogin(login)?.ticketUntil ?? 0
      if (ticketUntil > clock.now().at) return done(unlock.unlocked)
      const renewed = await this.renewOrLineFailure(login, password)
      if (renewed.ok) return done(unlock.unlocked)
      unlock.unlocked.forget()
      return isLineFailure(renewed.failure) ? refused('session.ticket-expired') : renewed
    }
    // A wait that is in force is not a question for the server.
    if (unlock.code === 'locked-out') return refusalOfUnlock(unlock)
    const online = await this.loginOnline(login, password)
    if (online.ok || unlock.code === 'unknown-operator') return online
    return isLineFailure(online.failure) || online.failure.code === 'session.wrong-password'
      ? refusalOfUnlock(unlock)
      : online
  }

  async renew(login: string, password: string): Promise<Outcome<null>> {
    if (this.outdated.has(login)) return refused('session.wrong-password')
    const renewed = await this.renewNow(login, password)
    if (!renewed.ok && renewed.failure.code === 'session.wrong-password') this.outdated.add(login)
    return renewed
  }

  private async renewNow(login: string, password: string): Promise<Outcome<null>> {
    const file = this.ports.files.byLogin(login)
    if (!file) return refused('session.unknown-operator')
    const reply = await this.askServer(login, password, file.publicKey)
    if (!reply.ok) return reply
    await this.keepReply(file, reply.value)
    return done(null)
  }

  async changePassword(login: string, old: string, fresh: string): Promise<Outcome<null>> {
    const sent = await this.sendPassword(login, old, fresh)
    if (!sent.ok && !(mayBeDone(sent) && (await this.isDone(login, old, fresh)))) return sent
    const changed = await this.ports.keys.changePassword(login, old, fresh)
    return changed.ok ? done(null) : refusalOfUnlock(changed)
  }

  async choosePassword(login: string, first: string, fresh: string): Promise<Outcome<UnlockedOperator>> {
    const sent = await this.sendPassword(login, first, fresh)
    return sent.ok || mayBeDone(sent) ? this.loginByServer(login, fresh) : sent
  }

  /** Whether the server has the fresh one. Asked only where the old one is right on this desk: others would be guessing. */
  private async isDone(login: string, old: string, fresh: string): Promise<boolean> {
    const opened = await this.ports.keys.unlock(login, old)
    if (!opened.ok) return false
    opened.unlocked.forget()
    return (await this.renewNow(login, fresh)).ok
  }

  private async sendPassword(login: string, old: string, fresh: string): Promise<Outcome<null>> {
    const access = await this.ports.access()
    if (!access) return refused('device.revoked')
    const answer = await this.ports.ask(access.server, {
      path: '/v1/operator/password',
      method: 'POST',
      token: access.token,
      body: { login, old, fresh },
      reply: passwordReplySchema
    })
    if (answer.ok) return done(null)
    if (answer.status === 404) return refused('server.refused', { status: 404 })
    return answer.status === 409 ? refused('session.same-password') : refusalOfServer(answer)
  }

  /** The server has the last word on a password: one it accepts opens the kept keys, or makes new ones. */
  private async loginOnline(login: string, password: string): Promise<Outcome<UnlockedOperator>> {
    try {
      return await this.loginByServer(login, password)
    } catch (error) {
      return lineFailureOf(error)
    }
  }

  private async loginByServer(login: string, password: string): Promise<Outcome<UnlockedOperator>> {
    const { keys, files } = this.ports
    const known = files.byLogin(login)
    if (known) {
      const reply = await this.askServer(login, password, known.publicKey)
      if (!reply.ok) return reply
      const unlocked = await keys.unlockProven(login, password)
      if (unlocked) {
        await this.keepReply(known, reply.value)
        return done(unlocked)
      }
    }
    const prepared = await keys.prepare(password)
    const reply = await this.askServer(login, password, prepared.publicKey)
    if (!reply.ok) return reply
    const { operator, label, roles } = reply.value
    const grants = withGrant(files.byId(operator)?.grants ?? [], reply.value.grant)
    const ticketUntil = this.ticketUntil(reply.value)
    return done(await prepared.keep({ operator, login, label, roles, grants, ticketUntil }))
  }

  private async renewOrLineFailure(login: string, password: string): Promise<Outcome<null>> {
    try {
      return await this.renewNow(login, password)
    } catch (error) {
      return lineFailureOf(error)
    }
  }

  private async askServer(login: string, password: string, publicKey: string): Promise<Outcome<LoginReply>> {
    const access = await this.ports.access()
    if (!access) return refused('device.revoked')
    const answer = await this.ports.ask(access.server, {
      path: '/v1/operator/login',
      method: 'POST',
      token: access.token,
      body: { login, password, suite: 'ed25519', publicKey },
      reply: loginReplySchema
    })
    if (!answer.ok) return refusalOfServer(answer)
    this.outdated.delete(login)
    await this.ports.clock.contact(answer.value.serverTime)
    return done(answer.value)
  }

  private ticketUntil({ serverTime }: LoginReply): number {
    return serverTime + this.ports.ticketMs()
  }

  private async keepReply({ operator }: OperatorFile, reply: LoginReply): Promise<void> {
    const file = this.ports.files.byId(operator)
    if (!file) return
    const { label, roles } = reply
    const grants = withGrant(file.grants, reply.grant)
    await this.ports.files.write({ ...file, label, roles, grants, ticketUntil: this.ticketUntil(reply) })
  }
}

/** One a key: a login that only renews the ticket brings the grant of a key that is known already. */
const withGrant = (grants: readonly SignedKeyGrant[], fresh: SignedKeyGrant): SignedKeyGrant[] =>
  [...grants.filter(({ grant }) => grant.publicKey !== fresh.grant.publicKey), fresh].slice(-60)

const lineFailureOf = (error: unknown): Outcome<never> => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'line.down' || code === 'line.cut') return refused(code)
  throw error
}

export const createOperatorLogin = (ports: OperatorLoginPorts): OperatorLogin => new DeskLogin(ports)
