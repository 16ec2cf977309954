import { halfWidth } from '../../domain/codes/typed-text.ts'
import type { SheetRow } from './sheet.ts'

/** Finds the heading of a list of workers and says which column holds what. Columns are numbers, never heading texts. */

export const workerFields = [
  'name',
  'idNumber',
  'sex',
  'phone',
  'education',
  'category',
  'occupation',
  'level',
  'county'
] as const
export type WorkerField = (typeof workerFields)[number]
export type WorkerColumns = Readonly<Partial<Record<WorkerField, number>>>

export type Heading = Readonly<{
  /** Last row of the heading; data begins after it. */
  row: number
  columns: WorkerColumns
}>
export type HeadingFault = 'heading-not-found' | 'heading-twice'
export type HeadingResult =
  | Readonly<{ ok: true; heading: Heading }>
  | Readonly<{
      ok: false
      code: HeadingFault
      /** What is missing or stands twice. */
      fields: readonly WorkerField[]
      columns: readonly number[]
    }>

const SYNONYMS: Readonly<Record<WorkerField, readonly string[]>> = {
  name: ['姓名', '劳动者姓名', '学员姓名', '人员姓名', '参训人员姓名', '名字'],
  idNumber: [
    '身份证号',
    '身份证号码',
    '身份证',
    '公民身份号码',
    '居民身份证号',
    '居民身份证号码',
    '证件号',
    '证件号码',
    '社会保障号码'
  ],
  sex: ['性别'],
  phone: ['手机', '手机号', '手机号码', '电话', '联系电话', '联系方式', '电话号码', '移动电话', '本人电话'],
  education: ['学历', '文化程度', '学历层次', '最高学历'],
  category: ['人员类别', '人员类型', '劳动者类别', '培训对象类别', '人群类别', '身份类别', '类别'],
  occupation: [
    '意向工种',
    '意向职业',
    '培训工种',
    '培训职业',
    '职业工种',
    '职业(工种)',
    '工种',
    '职业',
    '培训意向',
    '职业名称'
  ],
  level: ['意向等级', '培训等级', '技能等级', '职业技能等级', '等级', '级别', '意向级别'],
  county: ['县区', '县(市、区)', '区县', '所属县区', '所在县区', '县市区', '县', '户籍县区', '服务县区', '行政区划']
}

const FIELD_BY_TITLE: ReadonlyMap<string, WorkerField> = new Map(
  workerFields.flatMap(field => SYNONYMS[field].map((title): [string, WorkerField] => [plainTitle(title), field]))
)

/** Titles lose spaces, asterisks, colons and what stands in brackets (必填, 18位), which no synonym rests on. */
export function plainTitle(text: string): string {
  const half = halfWidth(text).replace(/[\s*:]/g, '')
  const bare = half.replace(/[([【].*?[)\]】]/g, '')
  return (bare === '' ? half : bare).replace(/[、/]/g, '')
}

/** Titles of a form stand above the heading: it must begin within this many filled rows. */
const SEARCHED_ROWS = 20

type Found = Readonly<{ field: WorkerField; column: number }>

const foundIn = (row: SheetRow): Found[] =>
  row.cells.flatMap(cell => {
    const field = cell.kind === 'text' ? FIELD_BY_TITLE.get(plainTitle(cell.text)) : undefined
    return field === undefined ? [] : [{ field, column: cell.column }]
  })

const has = (found: readonly Found[], field: WorkerField): boolean => found.some(one => one.field === field)

/**
 * The first row that names both the person and the ID number. Merged headings take two rows (意向 over 工种 and 等级):
 * a next row that holds nothing but titles in other columns belongs to the heading.
 */
export function findHeading(rows: readonly SheetRow[]): HeadingResult {
  const searched = rows.slice(0, SEARCHED_ROWS)
  const index = searched.findIndex(row => has(foundIn(row), 'name') && has(foundIn(row), 'idNumber'))
  const row = searched[index]
  if (row === undefined) return { ok: false, code: 'heading-not-found', fields: missingFields(searched), columns: [] }
  const first = foundIn(row)
  const below = rows[index + 1]
  const second = below !== undefined && below.row === row.row + 1 ? secondRow(below, first) : []
  const found = [...first, ...second]
  const twice = workerFields.filter(field => found.filter(one => one.field === field).length > 1)
  if (twice.length > 0) {
    const columns = found.filter(one => twice.includes(one.field)).map(one => one.column)
    return { ok: false, code: 'heading-twice', fields: twice, columns }
  }
  const columns = Object.fromEntries(found.map(one => [one.field, one.column]))
  return { ok: true, heading: { row: second.length > 0 ? row.row + 1 : row.row, columns } }
}

function secondRow(below: SheetRow, first: readonly Found[]): Found[] {
  const found = foundIn(below)
  const onlyTitles = found.length === below.cells.length
  return onlyTitles && !found.some(one => first.some(other => other.column === one.column)) ? found : []
}

/** Of name and ID number, those that no searched row names. */
function missingFields(rows: readonly SheetRow[]): WorkerField[] {
  const required: WorkerField[] = ['name', 'idNumber']
  const missing = required.filter(field => !rows.some(row => has(foundIn(row), field)))
  return missing.length > 0 ? missing : required
}

/** A heading repeated further down, where a list was printed page by page. */
export function repeatsHeading(row: SheetRow, columns: WorkerColumns): boolean {
  const name = row.cells.find(cell => cell.column === columns.name)
  if (name === undefined || FIELD_BY_TITLE.get(plainTitle(name.text)) !== 'name') return false
  return foundIn(row).every(one => columns[one.field] === one.column)
}
