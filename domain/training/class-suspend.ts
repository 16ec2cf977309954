import { z } from 'zod'
import { actsFor, governs } from '../access/author.ts'
import { id, reason } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'

const args = z.strictObject({ trainingClass: id, reason })
type Args = z.infer<typeof args>

/** class.suspend 停班 (T6): the centre or its county stops a running class; nobody signs in until it goes on. */
export const suspendClass: Verb<Args, 'class.suspend'> = {
  kind: 'class.suspend',
  version: 1,
  args,
  by: ['centre-operator', 'county-reviewer'],
  isValueAction: false,
  keys: a => [uses('write', 'trainingClass', a.trainingClass)],
  reduce: (a, { entry, author, read }) => {
    const found = read('trainingClass', a.trainingClass)
    if (found.state !== 'present') return reject('class.unknown', 'T6')
    const trainingClass = found.document
    if (!actsFor(author, trainingClass.centre) && !governs(author, trainingClass.county))
      return reject('class.not-yours', 'T6')
    if (trainingClass.state !== 'running') return reject('class.wrong-state', 'T6', { state: trainingClass.state })
    const suspendedBy = author.organisation?.id ?? ''
    const document = { ...trainingClass, state: 'suspended' as const, suspendedBy, reason: a.reason }
    return accept([{ collection: 'trainingClass', document: { ...document, updatedAt: entry.at } }])
  }
}
