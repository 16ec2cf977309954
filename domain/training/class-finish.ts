import { z } from 'zod'
import { actsFor } from '../access/author.ts'
import { id } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { dateOfInstant } from '../time/business-date.ts'

const args = z.strictObject({ trainingClass: id })
type Args = z.infer<typeof args>

/** class.finish 结班 (T8): when the last session has been held; from here on only results are entered. */
export const finishClass: Verb<Args, 'class.finish'> = {
  kind: 'class.finish',
  version: 1,
  args,
  by: ['centre-operator'],
  isValueAction: false,
  keys: a => [uses('write', 'trainingClass', a.trainingClass)],
  reduce: (a, { entry, author, read }) => {
    const found = read('trainingClass', a.trainingClass)
    if (found.state !== 'present') return reject('class.unknown', 'T8')
    const trainingClass = found.document
    if (!actsFor(author, trainingClass.centre)) return reject('class.not-yours', 'T8')
    if (trainingClass.state !== 'running') return reject('class.wrong-state', 'T8', { state: trainingClass.state })
    const today = dateOfInstant(entry.at)
    const last = trainingClass.sessions.at(-1)?.date ?? trainingClass.to
    if (today < last) return reject('session.other-day', 'T8', { date: last })
    const document = { ...trainingClass, state: 'finished' as const, finishedOn: today, updatedAt: entry.at }
    return accept([{ collection: 'trainingClass', document }])
  }
}
