import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { occupationsFromRows, occupationsOf, shippedOccupations } from '../../../domain/codes/occupations.ts'
import { occupation } from '../../../domain/fields.ts'

const provenance = readFileSync(new URL('../../../domain/codes/PROVENANCE.md', import.meta.url), 'utf8')

describe('occupations', () => {
  it('[K13] every shipped row is a sample, and the provenance file names it', () => {
    expect(shippedOccupations.all.length).toBeGreaterThanOrEqual(12)
    for (const row of shippedOccupations.all) {
      expect(occupation.safeParse(row.code).success, row.code).toBe(true)
      expect(row.sample, row.code).toBe(true)
      expect(provenance, row.name).toContain(row.code.startsWith('SAMPLE') ? row.name : `| ${row.code} | ${row.name}`)
    }
    expect(new Set(shippedOccupations.all.map(row => row.code)).size).toBe(shippedOccupations.all.length)
  })

  it('[K13] is looked up by exact code or name', () => {
    expect(shippedOccupations.byText('育婴师')?.code).toBe('4-10-01-02')
    expect(shippedOccupations.byText(' 电工 ')?.code).toBe('6-31-01-03')
    expect(shippedOccupations.byText('6-31-01-03')?.name).toBe('电工')
    expect(shippedOccupations.byText('工')).toBeUndefined()
    const twins = occupationsOf([
      { code: '1-01-01-01', name: '甲', edition: '2015', sample: false },
      { code: '1-01-01-02', name: '甲', edition: '2015', sample: false }
    ])
    expect(twins.byText('甲')).toBeUndefined()
  })

  it('[K13] a table is replaced by rows, each fault named by its row', () => {
    const { table, faults } = occupationsFromRows([
      { code: '４-10-01-05', name: '养老护理员', edition: '2022' },
      { code: '41001', name: '别的', edition: '2022' },
      { code: '4-10-01-06', name: ' ', edition: '2022' },
      { code: '4-10-01-07', name: '甲', edition: '1999' },
      { code: '4-10-01-05', name: '重复', edition: '2022' },
      { code: 'SAMPLE-09', name: '练习', edition: '2022' }
    ])
    expect(table).toEqual([
      { code: '4-10-01-05', name: '养老护理员', edition: '2022', sample: false },
      { code: 'SAMPLE-09', name: '练习', edition: '2022', sample: true }
    ])
    expect(faults).toEqual([
      { row: 1, code: 'code-form' },
      { row: 2, code: 'name-empty' },
      { row: 3, code: 'edition' },
      { row: 4, code: 'code-twice' }
    ])
  })
})
