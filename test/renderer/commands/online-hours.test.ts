import { describe, expect, it } from 'vitest'
import { sampleIdNumber } from '../../../domain/codes/id-number.ts'
import type { Unit } from '../../../src-renderer/commands/commit-many.ts'
import { openOnlineHours, triedHours } from '../../../src-renderer/commands/online-hours.ts'
import { momentOf } from '../../../src-renderer/import/online-hours-sheet.ts'
import { readSheet } from '../../../src-renderer/import/read-sheet.ts'
import type { SheetFile } from '../../../src-renderer/import/sheet-request.ts'
import { hours } from '../../../src-renderer/locale/zh/hours.ts'
import { hoursTemplate } from '../../../src-renderer/screens/results/hours-template.ts'
import { furnishedDesk } from '../../doubles/furnished-desk.ts'
import { LOOP_CLASS, stage } from '../../doubles/loop-desk.ts'
import { enrolmentId, personId, trainer } from '../../doubles/test-desk.ts'
import { START } from '../../doubles/test-province.ts'

const number = (n: number) => sampleIdNumber(n, '1990-05-01', 'male')
const known = new Map([stage.inTraining, 5].map(n => [number(n), personId(n)]))
const place = {
  trainingClass: LOOP_CLASS,
  platform: 'sample-platform',
  options: { today: '2026-03-02', allowSampleRegion: true },
  now: START
}

/** A centre's desk that knows two workers by number, one of them in the class. */
function centre() {
  const desk = furnishedDesk()
  const enrolment = () => desk.get('enrolment', enrolmentId(stage.inTraining))
  const replica = {
    page: async () => ({ rows: [{ document: enrolment(), provisional: false, entries: [] }], next: undefined }),
    maskedPart: async () => ({ name: '样例·甲' })
  } as never
  const tried = (units: readonly Unit[]) => {
    const outcomes = units.map(([draft]) => desk.try('enrolment.record-hours', draft?.args as never, trainer))
    return {
      good: outcomes.flatMap(({ lane }, n) => (lane === 'accepted' ? [n] : [])),
      refused: new Map(outcomes.flatMap((one, n) => (one.lane === 'rejected' ? [[n, one.rejection] as const] : [])))
    }
  }
  let lookups = 0
  const open = async (...lines: readonly string[]) => {
    return openFile('证件号码,理论学时,实操学时,开始时间,结束时间', ...lines)
  }
  const openFile = async (...lines: readonly string[]) => {
    const text = lines.join('\n')
    const file = { name: 'hours.csv', bytes: new TextEncoder().encode(text) }
    const read = ({ bytes, name }: SheetFile) => readSheet(bytes, name)
    const find = async (idNumber: string) => {
      lookups += 1
      return known.get(idNumber)
    }
    const opened = await openOnlineHours(file, place, { replica, find, read })
    if (opened.kind !== 'matched') throw new Error('it can be read')
    const { matched, units } = opened
    return { ...matched, units, ...triedHours(matched, tried(units)) }
  }
  return { desk, open, openFile, lookups: () => lookups }
}
const good = `${number(stage.inTraining)},0,1,2026-03-02 08:00,2026-03-02 09:00`

describe('online hours from a file', () => {
  it('[E16] are matched by the number, which enters nothing that is written', async () => {
    const { open } = centre()
    const { units, hours, bad, unmatched, refused } = await open(good)
    expect([hours, bad, unmatched, refused]).toEqual([1, [], [], []])
    expect(units).toEqual([
      [
        {
          kind: 'enrolment.record-hours',
          args: {
            enrolment: enrolmentId(stage.inTraining),
            trainingClass: LOOP_CLASS,
            platform: 'sample-platform',
            theory: 0,
            practice: 1,
            from: START - 3_600_000,
            to: START
          }
        }
      ]
    ])
    expect(JSON.stringify(units)).not.toContain(number(stage.inTraining))
  })

  it('[E17] the same file again has nothing left to record', async () => {
    const { desk, open } = centre()
    const { units } = await open(good)
    for (const [draft] of units) desk.do('enrolment.record-hours', draft?.args as never, trainer)
    expect(await open(good)).toMatchObject({ units: [], known: [2], refused: [] })
  })

  it('[K25] every row that is not taken says why: cells, persons, impossible speeds', async () => {
    const { open } = centre()
    const { bad, unmatched, refused, units, hours } = await open(
      '123,0,1,2026-03-02 08:00,2026-03-02 09:00',
      `${number(stage.inTraining)},x,1,2026-03-02 8点,2026-03-02 09:00`,
      `${number(stage.inTraining)},,,2026-03-02 08:00,2026-03-02 07:00`,
      `${number(6)},0,1,2026-03-02 08:00,2026-03-02 09:00`,
      `${number(5)},0,1,2026-03-02 08:00,2026-03-02 09:00`,
      `${number(stage.inTraining)},0,9,2026-03-02 08:00,2026-03-02 09:00`
    )
    expect(bad.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      '2 1 id-number',
      '3 4 time',
      '3 2 hours',
      '4 2 no-hours',
      '4 5 ends-before'
    ])
    expect(unmatched.map(({ row, fault }) => `${row} ${fault}`)).toEqual(['5 unknown-person', '6 not-in-class'])
    expect(refused.map(({ row, rejection }) => `${row} ${rejection.code}`)).toEqual(['7 rule.online-speed'])
    expect(units).toHaveLength(1)
    expect(hours).toBe(0)
  })

  it('[K25] of another name than the number is registered under are recorded for nobody', async () => {
    const { openFile } = centre()
    const evening = (name: string, day: number) =>
      `${name},${number(stage.inTraining)},0,1,2026-02-0${day} 08:00,2026-02-0${day} 09:00`
    const { fresh, unmatched } = await openFile(
      '姓名,证件号码,理论学时,实操学时,开始时间,结束时间',
      evening('样例 甲', 1),
      evening('样例乙', 2),
      evening('', 3)
    )
    expect(unmatched).toEqual([{ row: 3, fault: 'other-name' }])
    expect(fresh.map(({ row }) => row)).toEqual([2, 4])
  })

  it('[E16] [E17] of a time to come, or twice in one file, are said to be that', async () => {
    const { open } = centre()
    const { fresh, unmatched } = await open(
      good,
      good,
      `${number(stage.inTraining)},0,1,2026-03-02 08:30,2026-03-02 09:30`
    )
    expect(unmatched).toEqual([
      { row: 3, fault: 'twice' },
      { row: 4, fault: 'not-over' }
    ])
    expect(fresh).toEqual([{ row: 2, hours: 1 }])
  })

  it('can be written into the empty table that is offered', async () => {
    const { openFile } = centre()
    const { columns } = hoursTemplate(field => hours.fields[field])
    expect(await openFile(columns.map(({ header }) => header).join(','))).toMatchObject({ bad: [], units: [] })
  })

  it('are looked up once a worker, however many rows there are', async () => {
    const { open, lookups } = centre()
    const evening = (day: number) => `${number(stage.inTraining)},0,1,2026-02-0${day} 08:00,2026-02-0${day} 09:00`
    const { fresh } = await open(...[1, 2, 3, 4, 5, 6].map(evening))
    expect(fresh.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6, 7])
    expect(lookups()).toBe(1)
  })

  it('reads a moment as the province’s clock showed it', () => {
    expect(momentOf('2026/3/2 9:00')).toBe(START)
    expect(momentOf('2026-03-02T09:00:00')).toBe(START)
    expect(momentOf('2026-03-02')).toBe(START - 9 * 3_600_000)
    for (const text of ['2026-02-30 09:00', '2026-03-02 24:00', '2026-03-02 09:60', '09:00', ''])
      expect(momentOf(text), text).toBeUndefined()
  })
})
