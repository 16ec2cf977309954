import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const spec = readFileSync(path.join(root, 'domain/SPEC.md'), 'utf8')
const rules = new Set([...spec.matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(m => m[1] ?? ''))

function filesBelow(folder: string, endings: readonly string[]): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => endings.some(ending => file.endsWith(ending)))
    .map(file => path.join(root, folder, file))
}

/** Rule ids in brackets at the head of a title: the first thing that test, it, describe or an each-call is given. */
const TITLE = /(?:\b(?:test|it|describe)|\))\(\s*['"`]\[([A-Z]\d+(?:, ?[A-Z]\d+)*)\]/g

function rulesInTitles(): Set<string> {
  const found = new Set<string>()
  for (const file of filesBelow('test', ['.ts', '.tsx'])) {
    for (const [, ids = ''] of readFileSync(file, 'utf8').matchAll(TITLE)) {
      for (const id of ids.split(',')) found.add(id.trim())
    }
  }
  return found
}

test('every rule of the SPEC has a test that names it', () => {
  const proved = rulesInTitles()
  expect([...rules].filter(rule => !proved.has(rule))).toEqual([])
})

test('every rule that a test names exists', () => {
  expect([...rulesInTitles()].filter(id => !rules.has(id))).toEqual([])
})

test('every rule that a refusal names exists', () => {
  const named = new Set<string>()
  for (const file of filesBelow('domain', ['.ts'])) {
    for (const [, id = ''] of readFileSync(file, 'utf8').matchAll(/(?:reject|refusal)\(\s*'[a-z.-]+',\s*'([A-Z]\d+)'/g))
      named.add(id)
  }
  expect(named.size).toBeGreaterThan(40)
  expect([...named].filter(id => !rules.has(id))).toEqual([])
})
