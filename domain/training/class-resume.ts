import { z } from 'zod'
import { actsFor, governs } from '../access/author.ts'
import { id } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'

const args = z.strictObject({ trainingClass: id })
type Args = z.infer<typeof args>

/** class.resume 复班 (T7): a class goes on; one that the county stopped only by the county. */
export const resumeClass: Verb<Args, 'class.resume'> = {
  kind: 'class.resume',
  version: 1,
  args,
  by: ['centre-operator', 'county-reviewer'],
  isValueAction: false,
  keys: a => [uses('write', 'trainingClass', a.trainingClass)],
  reduce: (a, { entry, author, read }) => {
    const found = read('trainingClass', a.trainingClass)
    if (found.state !== 'present') return reject('class.unknown', 'T7')
    const trainingClass = found.document
    const isOwn = actsFor(author, trainingClass.centre)
    if (!isOwn && !governs(author, trainingClass.county)) return reject('class.not-yours', 'T7')
    if (trainingClass.state !== 'suspended') return reject('class.wrong-state', 'T7', { state: trainingClass.state })
    if (isOwn && trainingClass.suspendedBy !== trainingClass.centre)
      return reject('author.outside-place', 'T7', { county: trainingClass.county })
    const document = { ...trainingClass, state: 'running' as const, suspendedBy: '', reason: '' }
    return accept([{ collection: 'trainingClass', document: { ...document, updatedAt: entry.at } }])
  }
}
