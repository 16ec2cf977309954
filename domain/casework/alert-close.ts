import { z } from 'zod'
import { id, reason } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { type Alert, alertFindings, isOverAlert } from './alert.ts'
import { foundAlert } from './found-alert.ts'

const args = z.strictObject({ alert: id, decision: z.enum(alertFindings), reason })
type Args = z.infer<typeof args>

/** alert.close 办结 (C8): what an office found; whoever answered last does not judge the answer. */
export const closeAlert: Verb<Args, 'alert.close'> = {
  kind: 'alert.close',
  version: 1,
  args,
  by: ['county-reviewer', 'city-manager', 'province-manager'],
  isValueAction: false,
  keys: a => [uses('write', 'case', a.alert)],
  reduce: (a, { entry, author, read }) => {
    const found = foundAlert(read, a.alert, 'C8')
    if ('refused' in found) return found.refused
    const { alert } = found
    if (!isOverAlert(author, alert)) return reject('author.outside-place', 'A5')
    if (alert.state !== 'answered') return reject('alert.wrong-state', 'C8', { state: alert.state })
    if (alert.answers.at(-1)?.operator === entry.operator) return reject('author.same-person', 'C8')
    const finding = {
      decision: a.decision,
      reason: a.reason,
      operator: entry.operator ?? '',
      entry: entry.id,
      at: entry.at
    }
    const document: Alert = { ...alert, finding, state: 'closed', updatedAt: entry.at }
    return accept([{ collection: 'case', document }])
  }
}
