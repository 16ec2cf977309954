import { endingVerb } from './ending.ts'
import { isUndecided } from './enrolment.ts'

/** enrolment.refuse (E7): the worker cannot be trained in this; the reason is shown. */
export const refuseEnrolment = endingVerb({
  kind: 'enrolment.refuse',
  rule: 'E7',
  by: ['county-clerk', 'county-reviewer'],
  to: 'refused',
  mayEnd: ({ state }) => isUndecided(state)
})
