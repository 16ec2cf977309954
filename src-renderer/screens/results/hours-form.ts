import type { ArgsByKind } from '../../../domain/reducer.ts'
import { isDate, startOfDate } from '../../../domain/time/business-date.ts'

/** As typed: instants are `YYYY-MM-DDTHH:MM` of the province's own clock. */
export type HoursForm = {
  readonly platform: string
  readonly theory: number
  readonly practice: number
  readonly from: string
  readonly to: string
}
export const emptyHoursForm: HoursForm = { platform: '', theory: 0, practice: 0, from: '', to: '' }

type Record = Omit<ArgsByKind['enrolment.record-hours'], 'enrolment' | 'trainingClass'>

/** UTC milliseconds of a wall clock reading in the province, whatever zone the PC is set to. */
function instantOf(text: string): number | undefined {
  const [date = '', time = ''] = text.split('T')
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time)
  if (!isDate(date) || !match) return undefined
  return startOfDate(date) + (Number(match[1]) * 60 + Number(match[2])) * 60_000
}

/** Undefined while something is missing or cannot be meant; whether it is possible is the reducer's to say. */
export function hoursOfForm(form: HoursForm): Record | undefined {
  const [from, to] = [instantOf(form.from), instantOf(form.to)]
  const platform = form.platform.trim()
  const isWhole = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(platform) && form.theory + form.practice > 0
  if (!isWhole || from === undefined || to === undefined || to <= from) return undefined
  return { platform, theory: form.theory, practice: form.practice, from, to }
}
