import type { Context } from '../reduction.ts'
import { endingVerb } from './ending.ts'
import { type Enrolment, holdsRoster, isUndecided } from './enrolment.ts'

/**
 * enrolment.withdraw (E10): the worker steps back before being on the roster, or from a roster whose voucher is no
 * longer bound to it.
 */
export const withdrawEnrolment = endingVerb({
  kind: 'enrolment.withdraw',
  rule: 'E10',
  by: ['county-clerk', 'county-reviewer', 'server'],
  to: 'withdrawn',
  mayEnd: (enrolment, context) =>
    isUndecided(enrolment.state) || enrolment.state === 'accepted' || isStranded(enrolment, context)
})

/** On a roster without its voucher: a dispute gave it to another class (C4), so nobody can unbind it from here. */
function isStranded({ state, voucher, trainingClass }: Enrolment, { read }: Context): boolean {
  if (!holdsRoster(state) || voucher === '') return false
  const found = read('voucher', voucher)
  return found.state === 'present' && found.document.boundClass !== trainingClass
}
