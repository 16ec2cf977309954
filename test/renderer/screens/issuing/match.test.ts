import { describe, expect, it } from 'vitest'
import type { Person } from '../../../../domain/person/person.ts'
import { addToCoverage, byWish, matchPerson, type SkillCoverage } from '../../../../src-renderer/queries/plans-match.ts'
import { type MatchLine, scanPeople } from '../../../../src-renderer/queries/plans-matching.ts'
import { coverageRows } from '../../../../src-renderer/screens/issuing/CoverageTable.tsx'
import { furnishedDesk } from '../../../doubles/furnished-desk.ts'
import { personId } from '../../../doubles/test-desk.ts'
import { COUNTY, SKILL, sampleRules } from '../../../doubles/test-province.ts'

const terms = { rules: sampleRules, county: COUNTY, today: '2026-03-02' }
const line: MatchLine = { ...SKILL, categories: [] }
const wish = { ...SKILL, source: 'counter' as const, on: '2026-02-01' }
const held = { voucher: 'v-9', ...SKILL, on: '2026-01-05' }

const furnished = furnishedDesk()

/** The fifth worker of the furnished desk, who holds nothing, wanting the skill; changed as the test says. */
const worker = (changes: Partial<Person> = {}): Person => ({
  ...furnished.get('person', personId(5)),
  intentions: [wish],
  ...changes
})

describe('matching to a plan line', () => {
  it('[P2] finds who wants the skill and may have a voucher', () => {
    expect(matchPerson(worker(), line, terms)).toMatchObject({ fit: 'fits', wishedOn: '2026-02-01', refusals: [] })
  })

  it('leaves out who wants another skill or level, lives elsewhere, or is merged into another', () => {
    expect(matchPerson(worker({ intentions: [{ ...wish, level: '4' }] }), line, terms)).toBeNull()
    expect(matchPerson(worker({ counties: ['140105'] }), line, { ...terms, county: '140122' })).toBeNull()
    expect(matchPerson(worker({ mergedInto: personId(6) }), line, terms)).toBeNull()
  })

  it('counts a holder as covered, not as refused', () => {
    expect(matchPerson(worker({ liveVouchers: [held] }), line, terms)).toMatchObject({ fit: 'holds', refusals: [] })
  })

  it('[P6, P7] names every rule that stands against it', () => {
    const found = matchPerson(worker({ birth: '1950-01-01' }), { ...line, categories: ['veteran'] }, terms)
    expect(found?.fit).toBe('refused')
    expect(found?.refusals.map(({ rule }) => rule)).toEqual(['P6', 'P7'])
  })

  it('puts who has wanted it longest first', () => {
    const of = (n: number, on: string) => {
      const found = matchPerson(worker({ id: personId(n), intentions: [{ ...wish, on }] }), line, terms)
      if (!found) throw new Error('matches')
      return found
    }
    const sorted = [of(1, '2026-02-03'), of(2, '2026-01-03'), of(3, '2026-02-01')].sort(byWish)
    expect(sorted.map(({ wishedOn }) => wishedOn)).toEqual(['2026-01-03', '2026-02-01', '2026-02-03'])
  })
})

describe('coverage of the county', () => {
  const coverageOf = (people: readonly Person[], lines = [line]) => {
    const coverage = new Map<string, SkillCoverage>()
    for (const person of people) addToCoverage(coverage, person, lines, terms)
    return [...coverage.values()]
  }
  const other = { occupation: 'SAMPLE-77', level: '3' as const }

  it('counts each wish once: covered, could be, cannot, or not planned', () => {
    const people = [
      worker(),
      worker({ liveVouchers: [held] }),
      worker({ birth: '1950-01-01' }),
      worker({ intentions: [wish, { ...wish, ...other }] })
    ]
    expect(coverageOf(people)).toEqual([
      { ...SKILL, wished: 4, fits: 2, holds: 1, refused: 1, unplanned: 0 },
      { ...other, wished: 1, fits: 0, holds: 0, refused: 0, unplanned: 1 }
    ])
  })

  it('takes the line that fits among several of a skill', () => {
    const forVeterans = { ...line, categories: ['veteran' as const] }
    expect(coverageOf([worker()], [forVeterans])[0]).toMatchObject({ fits: 0, refused: 1 })
    expect(coverageOf([worker()], [forVeterans, line])[0]).toMatchObject({ fits: 1, refused: 0 })
  })

  it('shows planned lines first and wanted skills without a line after them', () => {
    const plan = furnished.get('plan', 'plan-1')
    const rows = coverageRows([plan], coverageOf([worker({ intentions: [wish, { ...wish, ...other }] })]), () => 7)
    expect(rows.map(({ line: planned, blanks, coverage }) => [planned?.id, blanks, coverage?.wished])).toEqual([
      ['plan-1', 7, 1],
      [undefined, 0, 1]
    ])
  })
})

describe('looking through all workers', () => {
  /** 2,500 workers in pages of what is asked for; the first of the second page comes a second time. */
  const replicaOf = (asked: number[]) => ({
    page: (async ({ limit, after }: { limit: number; after?: readonly number[] }) => {
      asked.push(limit)
      const from = after?.[0] ?? 0
      const ids = Array.from({ length: Math.min(limit, 2500 - from) }, (_, place) => personId(from + place))
      const repeated = from === 1000 ? [personId(0), ...ids] : ids
      const rows = repeated.map(id => ({ document: worker({ id }), provisional: false, entries: [] }))
      return { rows, next: from + limit < 2500 ? [from + limit] : undefined }
    }) as never
  })
  const counting = () => {
    let seen = 0
    return { see: () => void seen++, found: () => seen }
  }

  it('reads pages, sees everybody once, and tells when it is done', async () => {
    const asked: number[] = []
    const drawn: { seen: number; isDone: boolean; found: number }[] = []
    let clock = 0
    const now = () => (clock += 300)
    await scanPeople(replicaOf(asked), counting(), shown => drawn.push(shown), new AbortController().signal, now)
    expect(asked).toEqual([1000, 1000, 1000])
    expect(drawn.at(-1)).toMatchObject({ seen: 2500, found: 2500, isDone: true })
    expect(drawn.slice(0, -1).every(({ isDone }) => !isDone)).toBe(true)
  })

  it('stops between pages when the page is left', async () => {
    const asked: number[] = []
    const stop = new AbortController()
    const drawn: unknown[] = []
    const draw = (shown: unknown) => {
      drawn.push(shown)
      stop.abort()
    }
    let clock = 0
    await scanPeople(replicaOf(asked), counting(), draw, stop.signal, () => (clock += 300))
    expect(asked).toHaveLength(1)
    expect(drawn).toHaveLength(1)
  })
})
