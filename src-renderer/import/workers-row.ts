import { checkIdNumber, type IdNumberFault, maskIdNumber } from '../../domain/codes/id-number.ts'
import { levelByText } from '../../domain/codes/levels.ts'
import type { Occupations } from '../../domain/codes/occupations.ts'
import { checkPersonName, type PersonNameFault } from '../../domain/codes/person-name.ts'
import { checkPhone, maskPhone, type PhoneFault } from '../../domain/codes/phone.ts'
import { countiesByName } from '../../domain/codes/regions.ts'
import type { Category, Level } from '../../domain/fields.ts'
import type { educations } from '../../domain/person/person.ts'
import type { SheetCell } from './sheet.ts'
import type { WorkerColumns, WorkerField } from './workers-columns.ts'
import { categoryByText, educationByText, sexByText } from './workers-words.ts'

/** One row of a list of workers: every cell checked by domain/codes, every fault named by column and code. */

/** What may be wrong with one cell. Closed: each has a Chinese sentence in the locale. */
export type WorkerCellFault =
  | `name.${PersonNameFault}`
  /** Typed as a number: a spreadsheet keeps 15 digits, the rest is lost. Format the column as text and type again. */
  | 'id.number-not-text'
  | `id.${IdNumberFault}`
  | `phone.${PhoneFault}`
  | 'sex.unknown'
  | 'sex.differs'
  | 'education.unknown'
  | 'category.unknown'
  | 'occupation.unknown'
  | 'level.unknown'
  | 'level.without-occupation'
  | 'occupation.without-level'
  | 'county.unknown'
  | 'county.shared-name'
  | 'cell.formula'
  | 'cell.error'

/** `column` counts from 1, 0 where the list has no such column. `value` is masked and at most 24 characters long. */
export type CellFault = Readonly<{ column: number; field: WorkerField; code: WorkerCellFault; value: string }>

export type WorkerRow = Readonly<{
  row: number
  name: string
  idNumber: string
  sex: 'male' | 'female'
  /** YYYY-MM-DD */
  birth: string
  /** Empty where the list has none. */
  phone: string
  education: (typeof educations)[number] | undefined
  category: Category | undefined
  intention: Readonly<{ occupation: string; level: Level }> | undefined
  /** Six digits. */
  county: string | undefined
  /** The ID number begins with a region that is not known: allowed, worth a look. */
  regionUnknown: boolean
}>

export type RowOptions = Readonly<{ today: string; allowSamples: boolean; occupations: Occupations }>
export type RowResult =
  | Readonly<{ ok: true; worker: WorkerRow }>
  | Readonly<{ ok: false; faults: readonly CellFault[] }>

type Cells = ReadonlyMap<number, SheetCell>
/** What a check says of one field: its value, or a code. */
type Checked<T> = Readonly<{ value: T }> | Readonly<{ code: WorkerCellFault }>

export function checkWorkerRow(row: number, cells: Cells, columns: WorkerColumns, options: RowOptions): RowResult {
  const faults: CellFault[] = []
  const textOf = (field: WorkerField): string => cells.get(columns[field] ?? 0)?.text ?? ''
  const addFault = (field: WorkerField, code: WorkerCellFault): void => {
    faults.push({ column: columns[field] ?? 0, field, code, value: maskedCell(field, textOf(field)) })
  }
  const take = <T>(field: WorkerField, check: (text: string, kind: SheetCell['kind']) => Checked<T>): T | undefined => {
    const cell = cells.get(columns[field] ?? 0)
    const checked = unreadable(cell) ?? check(cell?.text ?? '', cell?.kind ?? 'text')
    if ('value' in checked) return checked.value
    addFault(field, checked.code)
    return undefined
  }

  const name = take('name', checkName)
  const id = take('idNumber', (text, kind) => checkId(text, kind, options))
  const sex = take('sex', text => optional(text, sexByText(text), 'sex.unknown'))
  const phone = take('phone', text => checkedPhone(text, options))
  const education = take('education', text => optional(text, educationByText(text), 'education.unknown'))
  const category = take('category', text => optional(text, categoryByText(text), 'category.unknown'))
  const occupation = take('occupation', text =>
    optional(text, options.occupations.byText(text)?.code, 'occupation.unknown')
  )
  const level = take('level', text => optional(text, levelByText(text), 'level.unknown'))
  const county = take('county', checkedCounty)
  if (id !== undefined && sex !== undefined && id.sex !== sex) addFault('sex', 'sex.differs')
  if (textOf('level') !== '' && textOf('occupation') === '') addFault('occupation', 'level.without-occupation')
  if (textOf('occupation') !== '' && textOf('level') === '') addFault('level', 'occupation.without-level')

  if (faults.length > 0 || name === undefined || id === undefined) return { ok: false, faults }
  const intention = occupation !== undefined && level !== undefined ? { occupation, level } : undefined
  return { ok: true, worker: { row, name, ...id, phone: phone ?? '', education, category, intention, county } }
}

function unreadable(cell: SheetCell | undefined): Checked<never> | undefined {
  if (cell?.kind === 'formula') return { code: 'cell.formula' }
  return cell?.kind === 'error' ? { code: 'cell.error' } : undefined
}

const optional = <T>(text: string, value: T | undefined, code: WorkerCellFault): Checked<T | undefined> =>
  text === '' || value !== undefined ? { value } : { code }

function checkName(text: string): Checked<string> {
  const checked = checkPersonName(text)
  return checked.ok ? { value: checked.normalized } : { code: `name.${checked.code}` }
}

type IdParts = Pick<WorkerRow, 'idNumber' | 'sex' | 'birth' | 'regionUnknown'>
const SCIENTIFIC = /^\d(\.\d+)?E\+?\d+$/i

function checkId(text: string, kind: SheetCell['kind'], options: RowOptions): Checked<IdParts> {
  if (text !== '' && (kind !== 'text' || SCIENTIFIC.test(text))) return { code: 'id.number-not-text' }
  const checked = checkIdNumber(withoutApostrophe(text), {
    today: options.today,
    allowSampleRegion: options.allowSamples
  })
  if (!checked.ok) return { code: `id.${checked.code}` }
  const { normalized: idNumber, sex, birth, warnings } = checked
  return { value: { idNumber, sex, birth, regionUnknown: warnings.includes('region-unknown') } }
}

/** Programs that export .csv write '1401… so that the digits survive. */
const withoutApostrophe = (text: string): string => text.replace(/^['‘’]/, '')

function checkedPhone(text: string, options: RowOptions): Checked<string> {
  if (text === '') return { value: '' }
  const checked = checkPhone(withoutApostrophe(text), { allowSample: options.allowSamples })
  return checked.ok ? { value: checked.normalized } : { code: `phone.${checked.code}` }
}

function checkedCounty(text: string): Checked<string | undefined> {
  if (text === '') return { value: undefined }
  const found = countiesByName(text.replace(/\s/g, '').replace(/^山西省/, ''))
  if (found.length > 1) return { code: 'county.shared-name' }
  return found[0] === undefined ? { code: 'county.unknown' } : { value: found[0].code }
}

/** Enough to find the cell again, never enough to know the person; digits in a wrong column are hidden too. */
export function maskedCell(field: WorkerField, text: string): string {
  if (field === 'idNumber') return maskIdNumber(text).slice(0, 24)
  if (field === 'phone') return maskPhone(text).slice(0, 24)
  if (field === 'name') return text === '' ? '' : `${[...text][0]}${'*'.repeat(Math.min(3, [...text].length - 1))}`
  return text.replace(/\d{4,}[Xx]?/g, digits => `${digits.slice(0, 2)}****`).slice(0, 24)
}
