import { describe, expect, it } from 'vitest'
import { collectionNames, keyText } from '../../../domain/documents.ts'
import { previewPolicy } from '../../../src-renderer/commands/policy-preview.ts'
import type { Replica } from '../../../src-renderer/replica/replica.ts'
import { furnishedDesk } from '../../doubles/furnished-desk.ts'
import { sampleRules } from '../../doubles/test-province.ts'

const desk = furnishedDesk()
const held = collectionNames.flatMap(collection =>
  [...desk.documents].flatMap(([key, document]) => (key.startsWith(`${collection}/`) ? [{ collection, document }] : []))
)

/** What the furnished desk holds, a few rows a page. `sees`: what is in sight of it. */
function replicaThat(sees: (collection: string) => boolean): Pick<Replica, 'page' | 'count' | 'reads'> {
  const rowsOf = (wanted: string) => held.filter(({ collection }) => collection === wanted && sees(collection))
  return {
    page: async ({ collection, limit, after }) => {
      const from = Number(after?.[0] ?? 0)
      const rows = rowsOf(collection)
        .slice(from, from + Math.min(3, limit))
        .map(({ document }) => ({ document, provisional: false, entries: [] }))
      const next = from + rows.length
      return { rows: rows as never, next: next < rowsOf(collection).length ? [next] : undefined }
    },
    count: async ({ collection }) => ({ settled: rowsOf(collection).length, provisional: 0 }),
    reads: async keys => {
      const asked = new Set(keys.map(keyText))
      return (collection, id) =>
        sees(collection) && asked.has(keyText({ collection, id })) ? desk.read(collection, id) : { state: 'unknown' }
    }
  }
}
const everything = replicaThat(() => true)
const county = { last: 1000, signal: new AbortController().signal, onProgress: () => undefined }

describe('a preview of other rules', () => {
  it('[P18] asks each decision once and names what differs', async () => {
    const older = { ...sampleRules, age: { min: 90, maxMale: 99, maxFemale: 99 } }
    const result = await previewPolicy(everything, sampleRules, older, county)
    const vouchers = held.filter(({ collection }) => collection === 'voucher').length
    expect(result?.figures.issue).toEqual({ asked: vouchers, different: vouchers })
    expect(result?.figures.amount.asked).toBeGreaterThan(0)
    expect(result?.rows).toHaveLength(vouchers)
    expect(result?.rows[0]).toMatchObject({ about: 'issue', after: { kind: 'refused' } })
    const same = await previewPolicy(everything, sampleRules, { ...sampleRules }, county)
    expect(same?.rows).toEqual([])
  })

  it('[P18] says what it could not ask about: the province sees claims only', async () => {
    const province = replicaThat(collection => collection === 'claim' || collection === 'plan')
    const subsidy = { ...sampleRules.subsidy, rates: [{ occupation: '', level: '5' as const, amountFen: 60 }] }
    const result = await previewPolicy(province, sampleRules, { ...sampleRules, subsidy }, county)
    expect(result?.figures.issue.asked).toBe(0)
    expect(result?.figures['claim-time'].asked).toBe(0)
    const lines = held.flatMap(({ collection, document }) =>
      collection === 'claim' && 'lines' in document ? document.lines.filter(({ state }) => state !== 'refused') : []
    ).length
    expect(result?.figures.amount).toEqual({ asked: lines, different: lines })
  })

  it('looks at the last few only, tells how far it is and can be cancelled', async () => {
    const steps: number[] = []
    const few = await previewPolicy(everything, sampleRules, sampleRules, {
      ...county,
      last: 2,
      onProgress: done => steps.push(done)
    })
    expect(few?.figures.issue.asked).toBeLessThanOrEqual(2)
    expect(steps).toEqual([...steps].sort((a, b) => a - b))
    const stop = new AbortController()
    stop.abort()
    expect(await previewPolicy(everything, sampleRules, sampleRules, { ...county, signal: stop.signal })).toBeNull()
  })
})
