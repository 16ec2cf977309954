import type { Enrolment } from '../enrolment/enrolment.ts'
import type { Rejection } from '../journal/rejection.ts'
import { refusal } from '../reduction.ts'
import { workingDaysBetween } from '../time/working-days.ts'
import type { TrainingClass } from '../training/class.ts'
import { attendanceRate, percentOf, plannedHours, practiceHours, totalHours } from '../training/hours.ts'
import type { Rules } from './policy.ts'

/** P10: what stands against a class of so many seats. */
export const refusalOfSize = (capacity: number, { classSizeMax: max }: Rules): Rejection | null =>
  capacity > max ? refusal('class.too-large', 'P10', { capacity, max }) : null

/** What stands against laying a class before the county: too few hours, too little practice, too late (P12–P14). */
export function refusalOfPlan(trainingClass: TrainingClass, rules: Rules, today: string): Rejection | null {
  const planned = plannedHours(trainingClass.sessions)
  const { hoursMin, practiceMinPercent, submitWorkingDaysBefore: days } = rules.training
  const min = hoursMin.find(({ level }) => level === trainingClass.level)?.hours ?? 0
  const hours = totalHours(planned)
  if (hours < min) return refusal('rule.hours', 'P12', { hours, min })
  const percent = percentOf(practiceHours(planned), hours)
  if (percent < practiceMinPercent) return refusal('rule.practice', 'P13', { percent, min: practiceMinPercent })
  const left = workingDaysBetween(today, trainingClass.from, rules.movedDays)
  return left < days ? refusal('rule.submitted-late', 'P14', { left, days, from: trainingClass.from }) : null
}

export type AttendanceStanding = 'good' | 'near' | 'below'

/** P15: where a worker's attendance stands against the policy's limits. */
export function attendanceStanding(rate: number, { training }: Rules): AttendanceStanding {
  if (rate < training.attendanceMinPercent) return 'below'
  return rate < training.attendanceWarnPercent ? 'near' : 'good'
}

/** What stands against a completed training: too little attendance, or marks below the pass (P15, P16). */
export function refusalOfCompletion(
  enrolment: Pick<Enrolment, 'hours'>,
  exam: NonNullable<Enrolment['exam']>,
  trainingClass: TrainingClass,
  rules: Rules
): Rejection | null {
  const rate = attendanceRate(enrolment.hours, plannedHours(trainingClass.sessions))
  if (attendanceStanding(rate, rules) === 'below')
    return refusal('rule.attendance', 'P15', { rate, min: rules.training.attendanceMinPercent })
  const score = Math.min(exam.theory, exam.practice)
  const min = rules.training.passScore
  return score < min ? refusal('rule.pass-score', 'P16', { score, min }) : null
}
