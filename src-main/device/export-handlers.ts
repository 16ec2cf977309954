import { EXPORT_ALONE_MAX, needsSecondPerson } from '../../domain/protocol/disclosure.ts'
import { done, type Outcome, refused } from '../contract/failure.ts'
import type { HandlersOf, ParsedRequestOf } from '../contract/table.ts'
import type { DeskCore } from './desk-core.ts'
import { refusalOfUnlock } from './operator-login.ts'

type Second = NonNullable<ParsedRequestOf<'file.export'>['second']>

/**
 * The other operator of this desk, by the password that opens that operator's keys here; the keys are forgotten at once.
 * Whose login ticket has run out may not confirm either: the place may have parted with them since.
 */
const provenSecond = async (
  { stores }: DeskCore,
  operator: string,
  { login, password }: Second
): Promise<Outcome<string>> => {
  const { operatorFiles, operatorKeys, clock } = stores
  if (operatorFiles.byLogin(login)?.operator === operator) return refused('export.same-person')
  const unlock = await operatorKeys.unlock(login, password)
  if (!unlock.ok) return refusalOfUnlock(unlock)
  unlock.unlocked.forget()
  const { operator: second } = unlock.unlocked
  const ticketUntil = operatorFiles.byId(second)?.ticketUntil ?? 0
  return ticketUntil > clock.now().at ? done(second) : refused('session.ticket-expired')
}

export const createExportHandlers = (core: DeskCore): HandlersOf<'file.export'> => ({
  'file.export': async ({ name, bytes, subject, rows, second }) => {
    const operator = core.session.current()?.operator
    if (operator === undefined) return refused('desk.locked')
    if (needsSecondPerson(rows) && second === null) return refused('export.second-needed', { limit: EXPORT_ALONE_MAX })
    const proven = second && (await provenSecond(core, operator, second))
    if (proven && !proven.ok) return proven
    const { disclosures, clock } = core.stores
    // W11: first the record, then the file; no list is out that nothing tells of.
    const isKept = await disclosures.record({
      ...{ person: subject, operator, part: 'list', purpose: 'export', reason: '', rows, at: clock.now().at },
      ...(proven ? { second: proven.value } : {})
    })
    if (!isKept) return refused('disk.full')
    core.session.touch()
    core.sendAside()
    const saved = await core.surroundings.files.save(name, bytes)
    return saved === null ? refused('file.cancelled') : done({ name: saved })
  }
})
