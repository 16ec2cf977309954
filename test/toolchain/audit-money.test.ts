import { describe, expect, test } from 'vitest'
import { amountOf } from '../../domain/subsidy/amount.ts'
import { isDrawn } from '../../domain/subsidy/draw.ts'
import { addWorkingDays } from '../../domain/time/working-days.ts'
import { judgeMoney } from '../../scripts/audit/money.ts'
import type { ServerEntry, ServerRows } from '../../scripts/audit/server-rows.ts'
import { countedFen, lastNoticeDay } from '../../scripts/audit/subsidy-amount.ts'
import { sampleRules } from '../../sync-server/seed/sample-places.ts'

const DAY = 86_400_000
const friday = Date.UTC(2026, 2, 6, 2)
const claim = 'claim-1'
const people = [1, 2].map(n => ({ enrolment: `e${n}`, voucher: `v${n}`, certificate: `c${n}` }))
const amountFen = 100_000
const hours = { offlineTheory: 20, offlinePractice: 20, onlineTheory: 0, onlinePractice: 0 }
const paper = { occupation: '4-10-01-02', level: '5', faceValueFen: 120_000 }
/** A seed that leaves the province out, one that draws the claim. */
const seeds = [...Array(50).keys()].map(n => `seed-${n}`)
const seedOf = (drawn: boolean): string =>
  seeds.find(seed => isDrawn(seed, claim, sampleRules.subsidy.provinceSampleOneIn) === drawn) ?? ''

type Step = Pick<ServerEntry, 'kind' | 'args'> & { readonly by: string; readonly day?: number }
const step = (kind: string, by: string, args: object, day = 0): Step => ({ kind, by, args: { claim, ...args }, day })
const answersOf = (of: readonly (typeof people)[number][]) =>
  of.map(({ voucher }) => ({ voucher, outcome: 'paid', amountFen, reason: '' }))

const before = people.flatMap(({ voucher }) =>
  ['voucher.issue', 'voucher.bind', 'attendance.sign-in', 'enrolment.complete', 'certificate.confirm'].map(kind =>
    step(kind, 'anybody', { claim: '', voucher })
  )
)
const way: readonly Step[] = [
  ...before,
  step('claim.draft', 'centre', { lines: people }),
  step('claim.submit', 'centre', { lines: people }),
  step('claim.review', 'county', { level: 'county', refused: [] }),
  step('claim.draw', 'province', { seed: seedOf(false) }),
  step('claim.publish', 'clerk', {}),
  step('claim.clear', 'county', { answers: [] }, 8),
  step('claim.pay', 'finance', { vouchers: ['v1', 'v2'] }, 8),
  step('claim.reconcile', 'finance', { answers: answersOf(people) }, 9)
]

/** The version of a certificate that was entered, confirmed and revoked. */
const REVOKED = 3
const certificateAt = (id: string, version: number) => ({ collection: 'certificate', id, version })

/** Everything that the server would hold after these steps. */
function rowsOf(steps: readonly Step[], states: readonly string[] = ['paid', 'paid'], fen = amountFen): ServerRows {
  let version = 0
  const entries = steps.map(({ kind, by, args, day = 0 }, nth): ServerEntry => {
    const of = args.claim === claim ? { collection: 'claim', id: claim, version: ++version } : null
    const certificate = kind === 'certificate.revoke' ? [certificateAt(String(args.certificate), REVOKED)] : []
    const named = kind === 'claim.submit' ? ((args.lines ?? []) as readonly (typeof people)[number][]) : []
    const revoked = steps
      .slice(0, nth)
      .flatMap(one => (one.kind === 'certificate.revoke' ? [one.args.certificate] : []))
    const struck = kind === 'claim.strike' ? ((args.lines ?? []) as readonly (typeof people)[number][]) : []
    const vouchers = struck.map(({ voucher }) => ({ collection: 'voucher', id: voucher, version: nth }))
    const certificates = [...named, ...struck].map(line =>
      certificateAt(line.certificate, revoked.includes(line.certificate) ? REVOKED : 2)
    )
    const reads = [...certificates, ...vouchers]
    const writes = [
      ...(of ? [of] : []),
      ...certificate,
      { collection: 'voucher', id: String(args.voucher), version: nth + 1 }
    ]
    return {
      ...{ id: `entry-${nth}`, kind, bodyHash: '', lane: 'accepted', operator: by, policyVersion: 1 },
      ...{ at: friday + day * DAY, args, reads, writes }
    }
  })
  const settled = states.map(state => (state === 'paid' ? 'settled' : 'certified'))
  return {
    entries,
    documents: people.map(({ voucher }, nth) => ({
      ...{ collection: 'voucher', id: voucher, version: 1, person: null },
      state: settled[nth] ?? null
    })),
    statistics: new Map(),
    claims: [
      {
        id: claim,
        state: states.every(state => state === 'paid') ? 'reconciled' : 'cleared',
        lines: people.map((line, nth) => ({ ...line, amountFen: fen, state: states[nth] ?? '' }))
      }
    ],
    policies: new Map([[1, sampleRules]]),
    claimedVouchers: new Map(people.map(({ voucher }) => [voucher, paper])),
    claimedHours: new Map(people.map(({ enrolment }) => [enrolment, hours]))
  }
}

const without = (kind: string): readonly Step[] => way.filter(one => one.kind !== kind)
const instead = (kind: string, change: (one: Step) => Step): readonly Step[] =>
  way.map(one => (one.kind === kind ? change(one) : one))

describe('the money as the audit counts it', () => {
  test('a claim that went its way has no fault', () => {
    const { summary, faults } = judgeMoney(rowsOf(way))
    expect(faults).toEqual([])
    expect(summary).toEqual({
      ...{ claimedFen: 200_000, approvedFen: 200_000, paidFen: 200_000 },
      ...{ paidTwice: 0, wrongAmounts: 0, skippedSteps: 0 }
    })
  })

  for (const kind of new Set(way.map(one => one.kind)))
    test(`a claim without ${kind} is found`, () => {
      expect(judgeMoney(rowsOf(without(kind))).faults).not.toEqual([])
    })

  test('a line that was paid twice is found', () => {
    const { summary } = judgeMoney(rowsOf([...way, ...way.slice(-1)]))
    expect(summary.paidTwice).toBe(2)
    expect(summary.paidFen).toBe(400_000)
  })

  test('an amount that nobody can count again is found', () => {
    expect(judgeMoney(rowsOf(way, ['paid', 'paid'], amountFen + 1)).summary.wrongAmounts).toBe(2)
  })

  test('a reviewer who pays is found', () => {
    const { summary } = judgeMoney(rowsOf(instead('claim.pay', one => ({ ...one, by: 'county' }))))
    expect(summary.skippedSteps).toBe(1)
  })

  test('a notice that was cut short is found', () => {
    const { summary } = judgeMoney(rowsOf(instead('claim.clear', one => ({ ...one, day: 7 }))))
    expect(summary.skippedSteps).toBe(1)
  })

  test('a drawn claim that the province never saw is found', () => {
    const drawn = instead('claim.draw', one => ({ ...one, args: { ...one.args, seed: seedOf(true) } }))
    expect(judgeMoney(rowsOf(drawn)).summary.skippedSteps).toBe(1)
  })

  test('a refused line that was paid, and an approved one that was not, are found', () => {
    const refused = [{ enrolment: 'e1', reason: 'x' }]
    const paid = instead('claim.review', one => ({ ...one, args: { ...one.args, refused } }))
    const { summary } = judgeMoney(rowsOf(paid))
    expect(summary.skippedSteps).toBe(1)
    expect(summary.approvedFen).toBe(100_000)
    const half = instead('claim.reconcile', one => ({
      ...one,
      args: { ...one.args, answers: answersOf(people.slice(0, 1)) }
    }))
    expect(judgeMoney(rowsOf(half)).faults).not.toEqual([])
  })

  const revoked = step('certificate.revoke', 'county', { claim: '', certificate: 'c2', voucher: 'v2' })

  /** The claim came back, and somebody's certificate was revoked before it was submitted again. */
  const returned = (paid: readonly (typeof people)[number][], lines: readonly object[] = people): readonly Step[] => [
    ...way.slice(0, before.length + 2),
    step('claim.return', 'county', { level: 'county' }),
    revoked,
    step('claim.submit', 'centre', { lines }),
    ...way.slice(before.length + 2, -2),
    step('claim.pay', 'finance', { vouchers: paid.map(({ voucher }) => voucher) }, 8),
    step('claim.reconcile', 'finance', { answers: answersOf(paid) }, 9)
  ]

  test('[M19] a line without a certificate falls away when its claim is submitted again, and is not to be paid', () => {
    const done = (rows: ServerRows): ServerRows => ({
      ...rows,
      claims: rows.claims.map(one => ({ ...one, state: 'reconciled' }))
    })
    const { summary, faults } = judgeMoney(done(rowsOf(returned(people.slice(0, 1)), ['paid', 'refused'])))
    expect(faults).toEqual([])
    expect(summary).toMatchObject({ claimedFen: 100_000, approvedFen: 100_000, paidFen: 100_000 })
    expect(judgeMoney(rowsOf(returned(people))).summary.skippedSteps).toBe(1)
    const renewed = people.map(line => (line.certificate === 'c2' ? { ...line, certificate: 'c3' } : line))
    expect(judgeMoney(rowsOf(returned(people, renewed))).faults).toEqual([])
  })

  /** Somebody's certificate was revoked after the claim was cleared; the other was paid. */
  const withheld = (...between: readonly Step[]): readonly Step[] => [
    ...way.slice(0, -2),
    ...between,
    step('claim.pay', 'finance', { vouchers: ['v1'] }, 8),
    step('claim.reconcile', 'finance', { answers: answersOf(people.slice(0, 1)) }, 9)
  ]
  const strike = (of: readonly (typeof people)[number][], by = 'county') => step('claim.strike', by, { lines: of }, 9)
  const second = people.slice(1)

  test('[M20] a line that is struck is not to be paid, and its claim is done without it', () => {
    const done = (rows: ServerRows): ServerRows => ({
      ...rows,
      claims: rows.claims.map(one => ({ ...one, state: 'reconciled' }))
    })
    for (const steps of [withheld(revoked, strike(second)), [...withheld(revoked), strike(second)]]) {
      const { summary, faults } = judgeMoney(done(rowsOf(steps, ['paid', 'refused'])))
      expect(faults).toEqual([])
      expect(summary).toMatchObject({ claimedFen: 100_000, approvedFen: 100_000, paidFen: 100_000 })
    }
    const { faults } = judgeMoney(done(rowsOf(withheld(revoked), ['paid', 'approved'])))
    expect(faults.join()).toContain('has not paid every approved line')
  })

  test('[M20] a line struck with its certificate, certified anew, paid, or by whoever submitted it, is found', () => {
    const found = (steps: readonly Step[]): string => judgeMoney(rowsOf(steps, ['paid', 'refused'])).faults.join('; ')
    expect(found(withheld(strike(second)))).toContain('was struck with its certificate')
    const renewed = step('certificate.confirm', 'county', { claim: '', certificate: 'c3', voucher: 'v2' })
    expect(found(withheld(revoked, renewed, strike(second)))).toContain('certified anew')
    expect(found([...withheld(revoked), strike(people.slice(0, 1))])).toContain('no approved line to be paid')
    expect(found(withheld(revoked, strike(second, 'centre')))).toContain('whoever submitted it')
    expect(found(withheld(revoked, strike(second), strike(second)))).toContain('no approved line to be paid')
    expect(found([...way.slice(0, -3), revoked, strike(second)])).toContain('none of it was withheld')
    expect(found([...way.slice(0, -2), revoked, strike(second), ...way.slice(-2)])).toContain('has no approved line')
  })

  test('[M19] a first submission with a revoked certificate, and one with nothing left, are found', () => {
    const early = [...before, revoked, ...way.slice(before.length)]
    expect(judgeMoney(rowsOf(early)).summary.skippedSteps).toBe(1)
    const refused = people.map(({ enrolment }) => ({ enrolment, reason: 'x' }))
    const none = instead('claim.review', one => ({ ...one, args: { ...one.args, refused } }))
    const again = [...none.slice(0, before.length + 3), ...way.slice(before.length + 1, before.length + 2)]
    expect(judgeMoney(rowsOf(again, ['refused', 'refused'])).faults.join()).toContain('nothing left')
  })

  test('amounts, notices and draws come out as the product has them', () => {
    const rules = {
      ...sampleRules.subsidy,
      scarcity: [{ occupation: paper.occupation, percent: 130 }],
      onlinePercent: 33
    }
    for (const online of [0, 1, 7, 40])
      for (const faceValueFen of [50_001, 120_000]) {
        const voucher = { ...paper, level: '5' as const, faceValueFen }
        const attended = { ...hours, onlineTheory: online }
        const expected = amountOf(voucher, attended, faceValueFen, rules)?.amountFen ?? 0
        expect(countedFen(voucher, attended, rules)).toBe(BigInt(expected))
      }
    for (const first of ['2026-02-13', '2026-09-18', '2026-09-30', '2026-11-23'])
      expect(lastNoticeDay(first, 5, sampleRules.movedDays)).toBe(addWorkingDays(first, 5, sampleRules.movedDays))
  })
})
