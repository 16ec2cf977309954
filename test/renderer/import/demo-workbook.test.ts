import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { shippedOccupations } from '../../../domain/codes/occupations.ts'
import { readSheet } from '../../../src-renderer/import/read-sheet.ts'
import { readWorkers } from '../../../src-renderer/import/workers-sheet.ts'

test('[K21] the list of the demonstration, saved by LibreOffice, shows the faults of real lists', async () => {
  const read = await readSheet(readFileSync('scripts/demo/workbook/workers.xlsx'), 'workers.xlsx')
  if (!read.ok) throw new Error(read.code)
  const result = readWorkers(read.sheet, { today: '2026-11-22', allowSamples: true, occupations: shippedOccupations })
  if (!result.ok) throw new Error(result.code)
  const { counts, bad } = result.run
  expect(counts.rows).toBeGreaterThanOrEqual(2000)
  expect(counts.good).toBeGreaterThan(1900)
  expect(counts.duplicates).toBeGreaterThan(10)
  expect(new Set(bad.map(({ code }) => code))).toEqual(new Set(['id.number-not-text', 'id.check-digit', 'name.empty']))
})
