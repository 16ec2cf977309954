import type { z } from 'zod'
import { actsFor } from '../access/author.ts'
import { checkLicence } from '../directory/licence.ts'
import { refusalOfSize } from '../policy/training-rules.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { type TrainingClass, trainingClassSchema } from './class.ts'
import { refusalOfTeachers } from './class-teachers.ts'

const args = trainingClassSchema.omit({
  seatsTaken: true,
  sessions: true,
  state: true,
  startedAt: true,
  submittedBy: true,
  suspendedBy: true,
  reason: true,
  finishedOn: true,
  updatedAt: true
})
type Args = z.infer<typeof args>

/** class.draft (T1, T11): a centre plans a class at one of its sites, within its licence and the policy's class size. */
export const draftClass: Verb<Args, 'class.draft'> = {
  kind: 'class.draft',
  version: 2,
  // Version 1 named no teachers.
  upcasts: { 1: before => before },
  args,
  by: ['centre-operator'],
  isValueAction: false,
  keys: a => [
    uses('write', 'trainingClass', a.id),
    ...(a.teachers ?? []).map(teacher => uses('read', 'person', teacher))
  ],
  reduce: (a, { entry, author, read, rules }) => {
    if (read('trainingClass', a.id).state === 'present') return reject('class.exists', 'T1')
    if (!actsFor(author, a.centre)) return reject('class.not-yours', 'T1')
    const site = author.organisation?.sites.find(known => known.id === a.site)
    if (!site || site.county !== a.county) return reject('author.outside-place', 'T1', { county: a.county })
    const unlicensed = checkLicence(author.organisation, a, entry)
    if (unlicensed) return unlicensed
    if (!rules) return reject('policy.unknown', 'P1')
    const tooLarge = refusalOfSize(a.capacity, rules)
    if (tooLarge) return { lane: 'rejected', rejection: tooLarge }
    if (a.to < a.from) return reject('entry.malformed', 'T1', { where: 'to' })
    const named = refusalOfTeachers(a.teachers ?? [], a.centre, read)
    if (named.refused) return named.refused
    const document: TrainingClass = {
      ...a,
      seatsTaken: 0,
      sessions: [],
      state: 'draft',
      startedAt: null,
      submittedBy: '',
      suspendedBy: '',
      reason: '',
      finishedOn: '',
      updatedAt: entry.at
    }
    return accept([{ collection: 'trainingClass', document }], named.unchecked)
  }
}
