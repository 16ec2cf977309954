import type { Logger } from 'pino'
import { warningId } from '../domain/casework/alert.ts'
import type { EarlyWarning } from '../domain/casework/early-warning.ts'
import { newestRules } from './documents/directory.ts'
import { type ServerAct, serverBody } from './journal/server-body.ts'
import { findWarnings } from './reports/early-warnings.ts'
import type { ServerContext } from './routes/context.ts'

const EVERY_MS = 60 * 60_000
const AT_ONCE = 50

/** The entry by which the server raises a warning now (C5, C9). */
export const warningAct = ({ rule, subject, figures }: EarlyWarning, now: number): ServerAct<'alert.raise'> => ({
  kind: 'alert.raise',
  args: { alert: warningId(rule, subject, now), rule, subject, figures, reason: '' }
})

/** Looks once and raises what is new. Another process may have been faster: its alert stands and this one is refused. */
export async function raiseWarnings({ pool, journal, identity, clock }: ServerContext): Promise<number> {
  const now = clock()
  const { version: policyVersion, rules } = await newestRules(pool)
  const found = rules ? await findWarnings(pool, rules, now) : []
  const bodies = found.map(one => serverBody({ ...warningAct(one, now), policyVersion }, identity.serverId, now))
  let raised = 0
  for (let from = 0; from < bodies.length; from += AT_ONCE) {
    const verdicts = await journal.author(bodies.slice(from, from + AT_ONCE))
    raised += verdicts.filter(({ lane }) => lane === 'accepted').length
  }
  return raised
}

/** Every hour, beginning an hour after the start. Returns the way to stop. */
export function watchRegularly(context: ServerContext, log: Logger): () => void {
  const look = () =>
    raiseWarnings(context).then(
      count => count > 0 && log.info({ count }, 'early warnings raised'),
      (error: unknown) => log.error({ err: error }, 'early warnings could not be looked for')
    )
  const timer = setInterval(() => void look(), EVERY_MS)
  return () => clearInterval(timer)
}
