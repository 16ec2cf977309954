import { z } from 'zod'
import { actsFor } from '../access/author.ts'
import { id } from '../fields.ts'
import { refusalOfPlan } from '../policy/training-rules.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { dateOfInstant } from '../time/business-date.ts'

const args = z.strictObject({ trainingClass: id })
type Args = z.infer<typeof args>

/** class.submit (T2): the centre lays a class with its sessions before the county. */
export const submitClass: Verb<Args, 'class.submit'> = {
  kind: 'class.submit',
  version: 1,
  args,
  by: ['centre-operator'],
  isValueAction: false,
  keys: a => [uses('write', 'trainingClass', a.trainingClass)],
  reduce: (a, { entry, author, read, rules }) => {
    const found = read('trainingClass', a.trainingClass)
    if (found.state !== 'present') return reject('class.unknown', 'T2')
    const trainingClass = found.document
    if (!actsFor(author, trainingClass.centre)) return reject('class.not-yours', 'T2')
    if (trainingClass.state !== 'draft') return reject('class.wrong-state', 'T2', { state: trainingClass.state })
    if (trainingClass.sessions.length === 0) return reject('class.has-no-session', 'T2')
    if (!rules) return reject('policy.unknown', 'P1')
    const short = refusalOfPlan(trainingClass, rules, dateOfInstant(entry.at))
    if (short) return { lane: 'rejected', rejection: short }
    const submittedBy = entry.operator ?? ''
    return accept([
      {
        collection: 'trainingClass',
        document: { ...trainingClass, state: 'submitted', submittedBy, updatedAt: entry.at }
      }
    ])
  }
}
