import type { Attendance } from '../attendance/attendance.ts'
import type { Certificate } from '../certificate/certificate.ts'
import { type Enrolment, holdsRoster } from '../enrolment/enrolment.ts'
import { type Claim, claimedLines } from '../subsidy/claim.ts'
import type { TrainingClass } from './class.ts'
import { onlineHours, plannedHours } from './hours.ts'

/** T13: what belongs to the file of a class (一班一档), in the order in which it comes about. */
export const fileParts = [
  'application',
  'approval',
  'teachers',
  'timetable',
  'roster',
  'signIns',
  'onlineHours',
  'results',
  'certificates',
  'claim'
] as const
export type FilePart = (typeof fileParts)[number]

export interface ClassFileFacts {
  readonly trainingClass: TrainingClass
  /** Those with a place in the class; who withdrew or was refused is no part of its file. */
  readonly enrolments: readonly Enrolment[]
  readonly attendances: readonly Pick<Attendance, 'session' | 'state'>[]
  readonly certificates: readonly Pick<Certificate, 'state'>[]
  readonly claims: readonly Pick<Claim, 'state' | 'lines'>[]
}

/** `have` of `of`; where nothing is asked of a part it does not apply to the class. */
export interface FileStanding {
  readonly part: FilePart
  readonly have: number
  readonly of: number
  readonly standing: 'there' | 'missing' | 'not-needed'
}

type Count = readonly [have: number, of: number]
const once = (isThere: boolean): Count => [isThere ? 1 : 0, 1]
const hasResult = ({ state }: Enrolment): boolean => state === 'completed' || state === 'failed'

/** Sessions on site need somebody signed in; online ones are told by their hours. */
function signInsOf({ trainingClass, attendances }: ClassFileFacts): Count {
  const held = new Set(attendances.flatMap(one => (one.state === 'present' ? [one.session] : [])))
  const onSite = trainingClass.sessions.filter(({ mode }) => mode === 'offline')
  return [onSite.filter(({ id }) => held.has(id)).length, onSite.length]
}

const counts: { readonly [P in FilePart]: (facts: ClassFileFacts) => Count } = {
  application: ({ trainingClass: { state } }) => once(state !== 'draft'),
  approval: ({ trainingClass: { state } }) => once(state !== 'draft' && state !== 'submitted'),
  teachers: ({ trainingClass: { sessions } }) => [
    sessions.filter(({ teacher }) => teacher !== undefined).length,
    Math.max(1, sessions.length)
  ],
  timetable: ({ trainingClass: { sessions } }) => once(sessions.length > 0),
  roster: ({ enrolments }) => once(enrolments.some(one => holdsRoster(one.state) || hasResult(one))),
  signIns: signInsOf,
  onlineHours: ({ trainingClass, enrolments }) => {
    const taught = enrolments.filter(({ state }) => state === 'training' || state === 'completed')
    const isPlanned = onlineHours(plannedHours(trainingClass.sessions)) > 0
    return isPlanned
      ? [taught.filter(({ hours }) => onlineHours(hours) > 0).length, Math.max(1, taught.length)]
      : [0, 0]
  },
  results: ({ enrolments }) => [enrolments.filter(hasResult).length, Math.max(1, enrolments.length)],
  certificates: ({ trainingClass, enrolments, certificates }) => [
    certificates.filter(({ state }) => state === 'confirmed').length,
    expected(trainingClass, enrolments.filter(({ state }) => state === 'completed').length)
  ],
  claim: ({ trainingClass, certificates, claims }) => [
    claims.reduce((sum, claim) => (claim.state === 'draft' ? sum : sum + claimedLines(claim).length), 0),
    expected(trainingClass, certificates.filter(({ state }) => state === 'confirmed').length)
  ]
}

/** While a class goes on something is still to come; of one that is over only what came of it is asked for. */
const expected = ({ state }: TrainingClass, found: number): number =>
  state === 'finished' || state === 'closed' ? found : Math.max(1, found)

/** T13: each part of a class's file, whether it is there and how much of it. */
export const classFile = (facts: ClassFileFacts): readonly FileStanding[] =>
  fileParts.map(part => {
    const [have, of] = counts[part](facts)
    return { part, have, of, standing: of === 0 ? 'not-needed' : have >= of ? 'there' : 'missing' }
  })
