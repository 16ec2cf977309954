import { describe, expect, it } from 'vitest'
import type { Attendance } from '../../../domain/attendance/attendance.ts'
import type { Alert } from '../../../domain/casework/alert.ts'
import type { Plan } from '../../../domain/plan/plan.ts'
import type { Voucher } from '../../../domain/voucher/voucher.ts'
import type { OfficePaper } from '../../../src-renderer/components/print/office-paper.ts'
import { startTexts } from '../../../src-renderer/locale/i18n.ts'
import { countVouchers } from '../../../src-renderer/queries/voucher-figures.ts'
import { warningsPaper } from '../../../src-renderer/screens/cases/warnings-paper.ts'
import { redemptionsPaper } from '../../../src-renderer/screens/classes/redemptions-paper.ts'
import { planPaper } from '../../../src-renderer/screens/plans/plan-paper.ts'
import { figuresPaper } from '../../../src-renderer/screens/vouchers/figures-paper.ts'
import { furnishedDesk, TODAY } from '../../doubles/furnished-desk.ts'
import { LOOP_CLASS, stage } from '../../doubles/loop-desk.ts'
import { enrolmentId } from '../../doubles/test-desk.ts'

startTexts('zh')
const desk = furnishedDesk()
const all = [...desk.documents.values()]
const plans = all.flatMap(found => ('unitValueFen' in found ? [found satisfies Plan] : []))
const vouchers = all.flatMap(found => ('voucherKind' in found && 'person' in found ? [found satisfies Voucher] : []))
const alerts = all.flatMap(found => ('kind' in found && found.kind === 'alert' ? [found satisfies Alert] : []))
const attendances = all.flatMap(found => ('signInAt' in found ? [found satisfies Attendance] : []))

const rowsOf = (paper: OfficePaper): readonly (readonly string[])[] => paper.tables.flatMap(({ rows }) => rows)
const isWhole = (paper: OfficePaper): void => {
  for (const { columns, rows } of paper.tables)
    for (const row of rows) {
      expect(row).toHaveLength(columns.length)
      for (const cell of row) expect(cell).not.toMatch(/undefined|NaN|\[object|^[a-z]+:[a-zA-Z.]+$/)
    }
}

describe('papers of an office', () => {
  it('the annual plan has every line by place and skill, and size and budget in all', () => {
    const paper = planPaper(plans)
    isWhole(paper)
    expect(plans.length).toBeGreaterThan(1)
    expect(rowsOf(paper)).toHaveLength(plans.length)
    const size = plans.reduce((sum, plan) => sum + plan.size, 0)
    expect(paper.notes[0]).toContain(`合计 ${plans.length} 条，规模 ${size} 张，预算 ¥`)
    expect(paper.notes[0]).toContain('大写：人民币')
  })

  it('the use of vouchers counts each once, by what became of it, for its county and for the place that bound it', () => {
    const count = countVouchers(TODAY)
    for (const voucher of [...vouchers, ...vouchers.slice(0, 3)]) count.see(voucher)
    const paper = figuresPaper({ ...count, placeName: id => id, asOf: TODAY })
    isWhole(paper)
    const [counties, places] = paper.tables
    expect(counties?.rows).toHaveLength(new Set(vouchers.map(({ county }) => county)).size)
    const total = counties?.rows.reduce((sum, row) => sum + Number(row.at(-2)), 0)
    expect(total).toBe(vouchers.length)
    const bound = vouchers.filter(({ boundCentre }) => boundCentre !== '').length
    expect(places?.rows.reduce((sum, row) => sum + Number(row.at(-2)), 0)).toBe(bound)
    for (const row of counties?.rows ?? [])
      expect(row.slice(1, -2).reduce((sum, n) => sum + Number(n), 0)).toBe(Number(row.at(-2)))
  })

  it('past its last day a voucher that nobody used counts as expired', () => {
    const count = countVouchers('2030-01-01')
    const unused = vouchers.filter(({ state }) => state === 'issued' || state === 'collected')
    for (const voucher of unused) count.see(voucher)
    expect([...count.counties.values()].reduce((sum, { byState }) => sum + byState.expired, 0)).toBe(unused.length)
  })

  it('the report of warnings says who answers by when and what was answered, and which are late', () => {
    const words = { subject: () => '示例班', organisation: () => '示例机构' }
    const paper = warningsPaper({ alerts, words, evidence: ({ reason }) => reason, today: '2027-01-01' })
    isWhole(paper)
    expect(rowsOf(paper)).toHaveLength(alerts.length)
    const late = alerts.filter(({ state }) => state !== 'closed')
    expect(late.length).toBeGreaterThan(0)
    expect(rowsOf(paper).filter(row => row[4]?.includes('逾期'))).toHaveLength(late.length)
    expect(paper.notes[0]).toContain(`其中已逾期 ${late.length} 项`)
    const due = rowsOf(paper).map(row => row[4]?.slice(0, 10) ?? '')
    expect(due).toEqual([...due].sort())
  })

  it('the list of redemptions has who signed in for the first time, when and checked how, and nobody else', () => {
    const rows = [stage.paying, stage.inTraining, 2].map(n => ({
      enrolment: desk.get('enrolment', enrolmentId(n)),
      person: { name: `样例${n}`, masked: '001122********1234' },
      voucher: desk.get('voucher', `v-${n}`),
      provisional: false
    }))
    const paper = redemptionsPaper(desk.get('trainingClass', LOOP_CLASS), '示例机构', rows, attendances)
    isWhole(paper)
    expect(rowsOf(paper).map(([name]) => name)).toEqual([`样例${stage.paying}`, `样例${stage.inTraining}`])
    for (const row of rowsOf(paper)) expect(row[5]).toMatch(/^2026-03-02 \d\d:\d\d$/)
    expect(paper.notes).toEqual(['合计 2 张，¥2.00（大写：人民币贰元整）'])
  })
})
