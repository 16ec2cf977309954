import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { mutants } from '../simulation/mutants.ts'
import { type Kind, rows } from './rows.ts'
import { switchedSource } from './switch.ts'
import { switches, withoutSwitch } from './switches.ts'
import { rowTitles } from './titles.ts'

const titles = rowTitles()

/** The kinds of proof that are there. */
const given = (row: number): ReadonlySet<Kind> => {
  const kinds = new Set(titles.filter(title => title.row === row).map(({ kind }) => kind))
  if (rows.find(one => one.row === row)?.simulated) kinds.add('S')
  return kinds
}

/** Rules that the simulation can report as violated. */
function violations(): ReadonlySet<string> {
  const folder = path.join(import.meta.dirname, '../simulation')
  const source = readdirSync(folder).map(file => readFileSync(path.join(folder, file), 'utf8'))
  return new Set([...source.join('\n').matchAll(/violate\(\s*'([A-Z]\d+)'/g)].map(([, rule = '']) => rule))
}

describe('the failure table', () => {
  test('has rows 1 to 41, each once', () => {
    expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: 41 }, (_, i) => i + 1))
  })

  test.each(rows)('row $row, $failure: is proven by every kind it asks for, or says which is open', row => {
    const { kinds, open = [] } = row
    const found = given(row.row)
    expect(kinds.filter(kind => !found.has(kind))).toEqual(open)
  })

  test('is the only table that tests speak of', () => {
    const known = new Set(rows.map(({ row }) => row))
    expect(titles.filter(({ row }) => !known.has(row))).toEqual([])
  })

  test('names invariants and mutants that the simulation has', () => {
    const named = rows.flatMap(({ simulated }) => simulated ?? [])
    const judged = violations()
    const planted = new Set(mutants.map(({ name }) => name))
    expect(named.flatMap(({ invariants = [] }) => invariants.filter(rule => !judged.has(rule)))).toEqual([])
    expect(named.flatMap(({ mutants: names = [] }) => names.filter(name => !planted.has(name)))).toEqual([])
  })

  test('claims nothing of the simulation without a branch that it must reach', () => {
    const bare = rows.filter(({ simulated }) => simulated && !simulated.marks?.length)
    expect(bare.map(({ row }) => row)).toEqual([])
  })
})

describe('switches', () => {
  test.each(switches)('row $row, $name: has its place in the source and its test', one => {
    const source = readFileSync(path.join(import.meta.dirname, '../..', one.file), 'utf8')
    expect(switchedSource(one, source)).not.toBe(source)
    expect(titles.some(({ row, file }) => row === one.row && file === one.test)).toBe(true)
  })

  test('are there for every row', () => {
    expect(withoutSwitch).toEqual([])
  })
})
