import { z } from 'zod'
import { isTrainingPlace, type Organisation } from '../directory/organisation.ts'
import { date, id, idOrEmpty } from '../fields.ts'
import { accept, type Context, reject, uses, usesIf, type Verb } from '../reduction.ts'
import { dateOfInstant } from '../time/business-date.ts'
import { type Alert, isOverAlert } from './alert.ts'
import { foundAlert } from './found-alert.ts'

const args = z.strictObject({
  alert: id,
  place: id,
  /** One operator there; empty: anybody who may answer. */
  operator: idOrEmpty,
  due: date
})
type Args = z.infer<typeof args>

/** alert.assign 交办 (C6): names who must answer, and by when; an answer that is not enough is asked for again. */
export const assignAlert: Verb<Args, 'alert.assign'> = {
  kind: 'alert.assign',
  version: 1,
  args,
  by: ['county-reviewer', 'city-manager', 'province-manager'],
  isValueAction: false,
  keys: a => [
    uses('write', 'case', a.alert),
    uses('read', 'directory', a.place),
    ...usesIf('read', 'directory', a.operator)
  ],
  reduce: (a, { entry, author, read }) => {
    const found = foundAlert(read, a.alert, 'C6')
    if ('refused' in found) return found.refused
    const { alert } = found
    if (!isOverAlert(author, alert)) return reject('author.outside-place', 'A5')
    if (alert.state === 'closed') return reject('alert.wrong-state', 'C6', { state: alert.state })
    if (a.due < dateOfInstant(entry.at)) return reject('alert.due-past', 'C6', { due: a.due })
    const owner = ownerOf(a, alert, read)
    if (!owner) return reject('alert.no-such-owner', 'C6')
    const document: Alert = {
      ...alert,
      ownerPlace: a.place,
      ownerOperator: a.operator,
      centres: isTrainingPlace(owner) ? [owner.id] : [],
      due: a.due,
      state: 'assigned',
      updatedAt: entry.at
    }
    return accept([{ collection: 'case', document }])
  }
}

/** The place that may own it: an office over one of its counties, or the training place it is about. */
function ownerOf(a: Args, alert: Alert, read: Context['read']): Organisation | null {
  const place = read('directory', a.place)
  if (place.state !== 'present' || place.document.kind !== 'organisation') return null
  const { document: owner } = place
  const isOffice = owner.type === 'county' || owner.type === 'city' || owner.type === 'province'
  const isOver = isOffice && alert.counties.some(county => county.startsWith(owner.region))
  if (owner.state !== 'active' || !(isOver || owner.id === alert.place)) return null
  if (a.operator === '') return owner
  const operator = read('directory', a.operator)
  const isThere =
    operator.state === 'present' &&
    operator.document.kind === 'operator' &&
    operator.document.organisation === owner.id &&
    operator.document.state === 'active'
  return isThere ? owner : null
}
