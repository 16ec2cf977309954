import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Kind } from './rows.ts'

/** A test, or a group of tests, that says which row it proves. */
export interface RowTitle {
  readonly row: number
  readonly kind: Kind
  /** Relative to the checkout, with slashes. */
  readonly file: string
  readonly title: string
}

const root = path.resolve(import.meta.dirname, '../..')
/** The first thing that test, it, describe or an each-call is given. */
const TITLE = /(?:\b(?:test|it|describe)|\))\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g
const ROW = /\[row (\d+)\]/g

function kindOf(file: string): Kind {
  if (file.startsWith('test/chaos/')) return 'C'
  return file.startsWith('test/e2e/') ? 'E' : 'U'
}

function titlesIn(file: string): readonly RowTitle[] {
  const found: RowTitle[] = []
  for (const [, , title = ''] of readFileSync(path.join(root, file), 'utf8').matchAll(TITLE)) {
    for (const [, row] of title.matchAll(ROW)) found.push({ row: Number(row), kind: kindOf(file), file, title })
  }
  return found
}

/** Every title below test/ that names a row. */
export function rowTitles(): readonly RowTitle[] {
  return readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .map(file => `test/${file.replaceAll(path.sep, '/')}`)
    .filter(file => /\.(test|spec)\.tsx?$/.test(file))
    .sort()
    .flatMap(titlesIn)
}
