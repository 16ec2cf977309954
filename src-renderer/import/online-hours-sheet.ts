import { checkIdNumber, type IdNumberOptions } from '../../domain/codes/id-number.ts'
import { isDate, startOfDate } from '../../domain/time/business-date.ts'
import type { SheetRow } from './sheet.ts'
import { readTitledRows, type TitledRow, type TitledRows } from './titled-rows.ts'

/** What an online platform recorded of its learners: rows that can be read, and every cell that cannot. */

export const hoursFields = ['idNumber', 'name', 'theory', 'practice', 'from', 'to'] as const
export type HoursField = (typeof hoursFields)[number]
export type HoursCellFault = 'missing' | 'id-number' | 'time' | 'ends-before' | 'hours' | 'no-hours'
/** The cell's text is not kept: it may be somebody's number. */
export type BadHoursCell = Readonly<{
  row: number
  column: number | undefined
  field: HoursField
  code: HoursCellFault
}>
/** `idNumber` stays in memory and finds the worker, `name` (empty where there is no such column) is held against it; neither is written. */
export type HoursRow = Readonly<{
  row: number
  idNumber: string
  name: string
  theory: number
  practice: number
  from: number
  to: number
}>
export type OnlineHoursRead =
  | Readonly<{ ok: true; rows: readonly HoursRow[]; bad: readonly BadHoursCell[] }>
  | Extract<TitledRows<HoursField>, { ok: false }>

const titles = {
  idNumber: ['证件号码', '身份证号', '身份证号码', '公民身份号码', '证件号'],
  name: ['姓名', '学员姓名', '学员'],
  theory: ['理论学时', '线上理论学时', '学时', '线上学时'],
  practice: ['实操学时', '线上实操学时'],
  from: ['开始时间', '学习开始时间', '起始时间'],
  to: ['结束时间', '学习结束时间', '截止时间']
} as const satisfies Readonly<Record<HoursField, readonly string[]>>

const MINUTE = 60_000

/** UTC milliseconds of `2026-03-02 08:30` as the province's clock showed it; a date alone is its first minute. */
export function momentOf(text: string): number | undefined {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]+(\d{1,2}):(\d{2})(?::\d{2})?)?$/.exec(text)
  if (!match) return undefined
  const [, year = '', month = '', day = '', hour = '0', minute = '0'] = match
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!isDate(date) || Number(hour) > 23 || Number(minute) > 59) return undefined
  return startOfDate(date) + (Number(hour) * 60 + Number(minute)) * MINUTE
}

export function readOnlineHours(rows: readonly SheetRow[], options: IdNumberOptions): OnlineHoursRead {
  const found = readTitledRows<HoursField>(rows, titles, ['idNumber', 'theory', 'from', 'to'])
  if (!found.ok) return found
  const good: HoursRow[] = []
  const bad: BadHoursCell[] = []
  for (const row of found.rows) {
    const checked = checkRow(row, options)
    if ('hours' in checked) good.push(checked.hours)
    else bad.push(...checked.faults.map(fault => ({ ...fault, row: row.row, column: found.columns[fault.field] })))
  }
  return { ok: true, rows: good, bad }
}

type Fault = Pick<BadHoursCell, 'field' | 'code'>

function checkRow(
  { row, text }: TitledRow<HoursField>,
  options: IdNumberOptions
): { readonly hours: HoursRow } | { readonly faults: readonly Fault[] } {
  const faults: Fault[] = []
  const fault = (field: HoursField, code: HoursCellFault): undefined => {
    faults.push({ field, code: text[field] === '' ? 'missing' : code })
  }
  const number = checkIdNumber(text.idNumber, options)
  const idNumber = number.ok ? number.normalized : fault('idNumber', 'id-number')
  const moment = (field: 'from' | 'to') => momentOf(text[field]) ?? fault(field, 'time')
  const hours = (field: 'theory' | 'practice') => {
    if (text[field] === '') return 0
    return /^\d{1,4}$/.test(text[field]) ? Number(text[field]) : fault(field, 'hours')
  }
  const [from, to, theory, practice] = [moment('from'), moment('to'), hours('theory'), hours('practice')]
  if (theory === 0 && practice === 0) faults.push({ field: 'theory', code: 'no-hours' })
  if (from !== undefined && to !== undefined && to <= from) faults.push({ field: 'to', code: 'ends-before' })
  if (faults.length > 0) return { faults }
  if (idNumber === undefined || from === undefined || to === undefined) return { faults }
  if (theory === undefined || practice === undefined) return { faults }
  return { hours: { row, idNumber, name: text.name, theory, practice, from, to } }
}
