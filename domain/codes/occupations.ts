import { OCCUPATION_TABLE } from './occupation-table.ts'
import { halfWidth } from './typed-text.ts'

/** An occupation of the 职业分类大典. `edition` is the year of the edition its code belongs to. */
export type Occupation = Readonly<{
  code: string
  name: string
  edition: '2015' | '2022'
  otherNames?: readonly string[]
  /** The code was not compared with a document, or is made up: for samples and practice, until a table is imported. */
  sample: boolean
}>

/** Codes and names of a table, looked up exactly: nothing is guessed. */
export type Occupations = Readonly<{
  all: readonly Occupation[]
  byCode: (code: string) => Occupation | undefined
  /** By name, other name or code as written in a list; a name that two rows share finds neither. */
  byText: (text: string) => Occupation | undefined
}>

const plainName = (text: string): string => halfWidth(text).replace(/\s/g, '').toUpperCase()

/** Rows that are imported take the place of the table that comes with the program. */
export function occupationsOf(table: readonly Occupation[]): Occupations {
  const byCode = new Map(table.map(row => [row.code, row]))
  const byName = new Map<string, Occupation | undefined>()
  for (const row of table) {
    for (const name of [row.name, ...(row.otherNames ?? [])]) {
      byName.set(plainName(name), byName.has(plainName(name)) ? undefined : row)
    }
  }
  return {
    all: table,
    byCode: code => byCode.get(code),
    byText: text => byCode.get(plainName(text)) ?? byName.get(plainName(text))
  }
}

export const shippedOccupations: Occupations = occupationsOf(OCCUPATION_TABLE)

export type OccupationFault = 'code-form' | 'name-empty' | 'edition' | 'code-twice'
export type OccupationRow = Readonly<{ code: string; name: string; edition: string }>

/** The form of a code: digits of the 大典 (4-10-01-05), or SAMPLE-nn. */
const CODE = /^(\d-\d{2}-\d{2}-\d{2}|SAMPLE-\d{2,4})$/

/** Rows of a table to import, in order: the occupations, and what is wrong by row index. */
export function occupationsFromRows(
  rows: readonly OccupationRow[]
): Readonly<{ table: readonly Occupation[]; faults: readonly Readonly<{ row: number; code: OccupationFault }>[] }> {
  const table: Occupation[] = []
  const faults: { row: number; code: OccupationFault }[] = []
  const seen = new Set<string>()
  rows.forEach((row, index) => {
    const code = plainName(row.code)
    const name = row.name.trim()
    const edition = row.edition === '2015' || row.edition === '2022' ? row.edition : undefined
    if (!CODE.test(code)) faults.push({ row: index, code: 'code-form' })
    else if (name === '') faults.push({ row: index, code: 'name-empty' })
    else if (edition === undefined) faults.push({ row: index, code: 'edition' })
    else if (seen.has(code)) faults.push({ row: index, code: 'code-twice' })
    else {
      seen.add(code)
      table.push({ code, name, edition, sample: code.startsWith('SAMPLE') })
    }
  })
  return { table, faults }
}
