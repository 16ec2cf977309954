import { beforeEach, describe, expect, it } from 'vitest'
import { sampleIdNumber } from '../../../../domain/codes/id-number.ts'
import { OCCUPATION_TABLE } from '../../../../domain/codes/occupation-table.ts'
import { occupationsOf } from '../../../../domain/codes/occupations.ts'
import { createCommander } from '../../../../src-renderer/commands/commander.ts'
import {
  createImportJob,
  type ImportJob,
  type ImportPreview,
  type ImportSummary
} from '../../../../src-renderer/commands/people-import-job.ts'
import { readSheet } from '../../../../src-renderer/import/read-sheet.ts'
import type { WorkersOptions, WorkersRead } from '../../../../src-renderer/import/sheet-request.ts'
import { readWorkers } from '../../../../src-renderer/import/workers-sheet.ts'
import { COUNTY } from '../../../doubles/test-province.ts'
import { CountyDesk } from '../../commands/county-desk.ts'

const place = { county: COUNTY, options: { today: '2026-03-02', allowSamples: true, occupations: OCCUPATION_TABLE } }
const defaults = { education: 'junior', category: 'other', employment: 'unemployed' } as const
const number = (n: number) => sampleIdNumber(n, '1990-05-01', 'male')
const heading = '姓名,身份证号,人员类别,意向工种,意向等级,县区'
const file = (...lines: readonly string[]) => ({
  bytes: new TextEncoder().encode([heading, ...lines].join('\n')),
  name: 'list.csv'
})

/** The reader of the worker, without its thread. */
async function read(
  { bytes, name }: { readonly bytes: Uint8Array; readonly name: string },
  options: WorkersOptions
): Promise<WorkersRead> {
  const sheet = await readSheet(bytes, name)
  if (!sheet.ok) return sheet
  const result = readWorkers(sheet.sheet, { ...options, occupations: occupationsOf(options.occupations) })
  const { rows: _, ...source } = sheet.sheet
  return result.ok ? { ok: true, source, run: result.run } : result
}

const held = { desk: new CountyDesk() }
/** ID number → person, as the search index would have it. */
const registered = new Map<string, { readonly id: string; readonly name: string }>()

beforeEach(async () => {
  held.desk = new CountyDesk()
  registered.clear()
  await held.desk.open(1)
})

function job(): ImportJob {
  const { desk } = held
  return createImportJob({
    replica: {
      search: async text => {
        const hit = registered.get(text)
        return hit ? [{ ...hit, last4: text.slice(-4) }] : []
      },
      reads: async () => desk.reader()
    },
    commander: createCommander(desk.ports),
    read,
    now: () => 0
  })
}

function preview(of: ImportJob): ImportPreview {
  const state = of.state()
  if (state.phase !== 'preview') throw new Error(`a preview, not ${state.phase}`)
  return state.preview
}

function summary(of: ImportJob): ImportSummary {
  const state = of.state()
  if (state.phase !== 'done') throw new Error(`done, not ${state.phase}`)
  return state.summary
}

/** Everything appended so far, as the search index would know it from then on. */
function learn(): void {
  for (const { kind, sealed } of held.desk.appends.flat()) {
    const [part] = sealed
    const { idNumber, name } = part?.plain ?? {}
    if (kind === 'person.register' && part && typeof idNumber === 'string' && typeof name === 'string')
      registered.set(idNumber, { id: part.person, name })
  }
}

describe('import of workers', () => {
  it('registers and records intentions, and finds nothing to do the second time', async () => {
    const first = job()
    const list = file(`样例甲,${number(1)},农民工,电工,五级,`, `样例乙,${number(2)},企业职工,,,`)
    await first.start(list, place, defaults)
    expect(preview(first)).toMatchObject({ fates: { fresh: 2, intention: 0 }, freshIntentions: 1 })
    await first.write(place, defaults)
    expect(summary(first)).toMatchObject({ people: 2, intentions: 1, left: 0, stopped: false, failure: null })
    const registers = held.desk.appends.flat().filter(({ kind }) => kind === 'person.register')
    expect(registers.map(({ args }) => [args.category, args.employment])).toEqual([
      ['rural-transfer', 'unemployed'],
      ['employee', 'employed']
    ])
    learn()
    const again = job()
    await again.start(list, place, defaults)
    expect(preview(again).fates).toEqual({ fresh: 0, intention: 0, unchanged: 2, 'other-name': 0 })
  })

  it('adds a new intention to somebody known and takes no other name for a known number', async () => {
    const first = job()
    await first.start(file(`样例甲,${number(1)},,,,`, `样例乙,${number(2)},,,,`), place, defaults)
    await first.write(place, defaults)
    learn()
    const second = job()
    await second.start(file(`样例甲,${number(1)},,焊工,五级,`, `另一人,${number(2)},,,,`), place, defaults)
    expect(preview(second)).toMatchObject({ fates: { intention: 1, 'other-name': 1 }, otherNames: [3] })
    await second.write(place, defaults)
    expect(summary(second)).toMatchObject({ people: 0, intentions: 1, left: 1 })
  })

  it('[A5] shows rows that the rules refuse before anything is written, and leaves them out', async () => {
    const work = job()
    await work.start(file(`样例甲,${number(1)},,,,140122`, `样例乙,${number(2)},,,,`), place, defaults)
    expect(preview(work)).toMatchObject({
      fates: { fresh: 1 },
      refused: [{ row: 2, rejection: { code: 'author.outside-place' } }]
    })
    await work.write(place, defaults)
    expect(summary(work)).toMatchObject({ people: 1, left: 1 })
  })

  it('appends at most 200 entries at a time, tells n of total, and forgets the rows at the end', async () => {
    const work = job()
    const seen: number[] = []
    work.onChange(() => {
      const state = work.state()
      if (state.phase === 'writing') seen.push(state.progress.done)
    })
    const lines = Array.from({ length: 250 }, (_, n) => `样例甲,${number(n + 1)},,电工,五级,`)
    await work.start(file(...lines), place, defaults)
    await work.write(place, defaults)
    expect(summary(work)).toMatchObject({ people: 250, intentions: 250 })
    expect(held.desk.appends.map(entries => entries.length)).toEqual([200, 200, 100])
    expect(seen).toEqual([0, 100, 200, 250])
    await work.write(place, defaults)
    expect(held.desk.appends).toHaveLength(3)
  })

  it('stops before the next chunk and keeps what is written', async () => {
    const work = job()
    work.onChange(() => {
      const state = work.state()
      if (state.phase === 'writing' && state.progress.done === 100) work.cancel()
    })
    const lines = Array.from({ length: 250 }, (_, n) => `样例甲,${number(n + 1)},,,,`)
    await work.start(file(...lines), place, defaults)
    await work.write(place, defaults)
    expect(summary(work)).toMatchObject({ people: 100, stopped: true })
    expect(held.desk.appends).toHaveLength(1)
  })

  it('says how far it came where the disk refuses', async () => {
    held.desk.refusesAppend = 1
    const work = job()
    await work.start(file(`样例甲,${number(1)},,,,`), place, defaults)
    await work.write(place, defaults)
    expect(summary(work)).toMatchObject({ people: 0, failure: { code: 'disk.full' } })
  })

  it('refuses a file that is none, and forgets everything when it is reset', async () => {
    const work = job()
    await work.start({ bytes: new Uint8Array([1, 2, 3]), name: 'a.xlsx' }, place, defaults)
    expect(work.state()).toMatchObject({ phase: 'unreadable', refusal: { code: 'name-and-content-differ' } })
    await work.start(file(`样例甲,${number(1)},,,,`), place, defaults)
    work.reset()
    expect(work.state()).toEqual({ phase: 'idle' })
    await work.write(place, defaults)
    expect(held.desk.appends).toEqual([])
  })
})
