import { z } from 'zod'
import { actsFor } from '../access/author.ts'
import { id } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'

const args = z.strictObject({ trainingClass: id })
type Args = z.infer<typeof args>

/** class.start (T4): the first session may be signed in to. */
export const startClass: Verb<Args, 'class.start'> = {
  kind: 'class.start',
  version: 1,
  args,
  by: ['centre-operator'],
  isValueAction: false,
  keys: a => [uses('write', 'trainingClass', a.trainingClass)],
  reduce: (a, { entry, author, read }) => {
    const found = read('trainingClass', a.trainingClass)
    if (found.state !== 'present') return reject('class.unknown', 'T4')
    const trainingClass = found.document
    if (!actsFor(author, trainingClass.centre)) return reject('class.not-yours', 'T4')
    if (trainingClass.state !== 'approved') return reject('class.wrong-state', 'T4', { state: trainingClass.state })
    const { at } = entry
    const document = { ...trainingClass, state: 'running' as const, startedAt: at, updatedAt: at }
    return accept([{ collection: 'trainingClass', document }])
  }
}
