import { z } from 'zod'
import { actsFor } from '../access/author.ts'
import { refusalOfCompletion } from '../policy/training-rules.ts'
import { accept, reject, type Verb } from '../reduction.ts'
import { examSchema, holdsRoster } from './enrolment.ts'
import { releaseSeat } from './release-seat.ts'
import { resultArgs, resultKeys, resultPlace } from './result-place.ts'

const args = z.strictObject({ ...resultArgs, exam: examSchema })
type Args = z.infer<typeof args>

/** enrolment.complete 结业 (E13): a worker of a finished class attended enough and passed. */
export const completeEnrolment: Verb<Args, 'enrolment.complete'> = {
  kind: 'enrolment.complete',
  version: 1,
  args,
  by: ['centre-operator'],
  isValueAction: true,
  keys: a => resultKeys(a, 'read'),
  reduce: (a, context) => {
    const place = resultPlace(a, 'E13', context)
    if ('refused' in place) return place.refused
    const { enrolment, trainingClass } = place
    if (!actsFor(context.author, trainingClass.centre)) return reject('class.not-yours', 'E13')
    if (trainingClass.state !== 'finished') return reject('class.wrong-state', 'E13', { state: trainingClass.state })
    if (!holdsRoster(enrolment.state)) return reject('enrolment.wrong-state', 'E13', { state: enrolment.state })
    if (!context.rules) return reject('policy.unknown', 'P1')
    const short = refusalOfCompletion(enrolment, a.exam, trainingClass, context.rules)
    if (short) return { lane: 'rejected', rejection: short }
    const done = releaseSeat({ ...a, reason: '', to: 'completed' }, context)
    return accept(done.writes, done.unchecked)
  }
}
