import { isDate } from '../time/business-date.ts'
import type { Rules } from './policy.ts'

/** Parts of the rules that may speak against one another, by where they stand. */
export const contradictionPlaces = [
  'age.min',
  'bindMethods',
  'redeemMethods',
  'training.attendanceWarnPercent',
  'training.hoursMin',
  'subsidy.rates',
  'subsidy.scarcity',
  'movedDays.holidays',
  'movedDays.workdays'
] as const
export type ContradictionPlace = (typeof contradictionPlaces)[number]

const isTwice = (keys: readonly string[]): boolean => new Set(keys).size < keys.length

/** P17: where rules that fit their schema still say what cannot be meant. */
export function contradictionsIn(rules: Rules): readonly ContradictionPlace[] {
  const { age, training, subsidy, movedDays } = rules
  const { holidays, workdays } = movedDays
  const isWrong: Readonly<Record<ContradictionPlace, boolean>> = {
    'age.min': age.min < 0 || age.min > Math.min(age.maxMale, age.maxFemale),
    bindMethods: rules.bindMethods.length === 0,
    redeemMethods: rules.redeemMethods.length === 0,
    'training.attendanceWarnPercent': training.attendanceWarnPercent < training.attendanceMinPercent,
    'training.hoursMin': isTwice(training.hoursMin.map(({ level }) => level)),
    'subsidy.rates': isTwice(subsidy.rates.map(({ occupation, level }) => `${occupation} ${level}`)),
    'subsidy.scarcity': isTwice(subsidy.scarcity.map(({ occupation }) => occupation)),
    'movedDays.holidays': isTwice(holidays) || !holidays.every(isDate),
    'movedDays.workdays': isTwice(workdays) || !workdays.every(isDate) || workdays.some(day => holidays.includes(day))
  }
  return contradictionPlaces.filter(place => isWrong[place])
}
