import { z } from 'zod'
import { id } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { addDays, dateOfInstant } from '../time/business-date.ts'
import {
  type Alert,
  alertId,
  alertRules,
  figuresSchema,
  isOverAlert,
  placeOfSubject,
  subjectSchema,
  warningId
} from './alert.ts'
import { DUE_DAYS } from './case.ts'

const args = z.strictObject({
  alert: id,
  rule: z.enum(alertRules),
  subject: subjectSchema,
  figures: figuresSchema.nullable(),
  reason: z.string().max(200)
})
type Args = z.infer<typeof args>

/** alert.raise 预警 (C5): somebody saw, or the server found, what may be wrong. Owned by the office until it is assigned. */
export const raiseAlert: Verb<Args, 'alert.raise'> = {
  kind: 'alert.raise',
  version: 1,
  args,
  by: ['county-clerk', 'county-reviewer', 'city-manager', 'province-manager', 'server'],
  isValueAction: false,
  keys: a => [uses('write', 'case', a.alert), uses('read', a.subject.collection, a.subject.id)],
  reduce: (a, { entry, author, read }) => {
    const isWarning = entry.operator === null
    const named = isWarning ? warningId(a.rule, a.subject, entry.at) : alertId(entry.id)
    if (a.alert !== named) return reject('entry.malformed', 'C5', { where: 'alert' })
    if (isWarning ? a.figures === null : a.figures !== null || a.reason.trim() === '')
      return reject('entry.malformed', 'C5', { where: isWarning ? 'figures' : 'reason' })
    if (read('case', a.alert).state === 'present') return reject('alert.exists', 'C5')
    const found = read(a.subject.collection, a.subject.id)
    if (found.state !== 'present') return reject('alert.no-subject', 'C5')
    const place = placeOfSubject(a.subject.collection, found.document)
    if (!place) return reject('alert.no-subject', 'C5')
    if (!isOverAlert(author, place)) return reject('author.outside-place', 'A5')
    const document: Alert = {
      kind: 'alert',
      id: a.alert,
      rule: a.rule,
      subject: a.subject,
      ...place,
      centres: [],
      figures: a.figures,
      reason: a.reason,
      raisedBy: entry.operator ?? '',
      raisedAt: entry.at,
      ownerPlace: '',
      ownerOperator: '',
      due: addDays(dateOfInstant(entry.at), DUE_DAYS),
      state: 'open',
      answers: [],
      finding: null,
      updatedAt: entry.at
    }
    return accept([{ collection: 'case', document }])
  }
}
