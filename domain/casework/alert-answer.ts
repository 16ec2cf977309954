import { z } from 'zod'
import { id, reason } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { type Alert, MAX_ANSWERS, ownsAlert } from './alert.ts'
import { foundAlert } from './found-alert.ts'

const args = z.strictObject({ alert: id, reason })
type Args = z.infer<typeof args>

/** alert.answer 反馈 (C7): the owner says what happened and what was done. */
export const answerAlert: Verb<Args, 'alert.answer'> = {
  kind: 'alert.answer',
  version: 1,
  args,
  by: ['county-clerk', 'county-reviewer', 'centre-operator', 'city-manager', 'province-manager', 'finance'],
  isValueAction: false,
  keys: a => [uses('write', 'case', a.alert)],
  reduce: (a, { entry, author, read }) => {
    const found = foundAlert(read, a.alert, 'C7')
    if ('refused' in found) return found.refused
    const { alert } = found
    if (!ownsAlert(author, alert)) return reject('alert.not-yours', 'C7')
    if (alert.state !== 'open' && alert.state !== 'assigned')
      return reject('alert.wrong-state', 'C7', { state: alert.state })
    const answer = { operator: entry.operator ?? '', text: a.reason, entry: entry.id, at: entry.at }
    const answers = [...alert.answers, answer].slice(-MAX_ANSWERS)
    const document: Alert = { ...alert, answers, state: 'answered', updatedAt: entry.at }
    return accept([{ collection: 'case', document }])
  }
}
