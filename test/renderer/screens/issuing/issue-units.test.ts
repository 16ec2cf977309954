import { describe, expect, it } from 'vitest'
import type { HeldLease } from '../../../../src-main/contract/lease.ts'
import { createBulkJob } from '../../../../src-renderer/commands/bulk-job.ts'
import { checkMany, commitMany } from '../../../../src-renderer/commands/commit-many.ts'
import { blanksFor, issuedTo, issueUnits } from '../../../../src-renderer/commands/issuing.ts'
import { afterIssue, type Candidate } from '../../../../src-renderer/queries/plans-match.ts'
import { testUuid } from '../../../doubles/test-device.ts'
import { SKILL } from '../../../doubles/test-province.ts'
import { CountyDesk, registration } from '../../commands/county-desk.ts'

const today = '2026-03-02'
const lease = (id: string, expiresAt: number, changes: Partial<HeldLease> = {}): HeldLease => ({
  id,
  batch: 'batch-1',
  plan: 'plan-1',
  county: '140121',
  device: 'pc-county',
  generation: 1,
  ...SKILL,
  voucherKind: 'value-open',
  faceValueFen: 100,
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
  keyId: 'key-1',
  expiresAt,
  state: 'open',
  updatedAt: 0,
  granted: 2,
  remaining: [1, 2].map(n => ({ voucher: `${id}-v${n}`, code: `${id}-code-${n}`, signature: 'AA' })),
  usable: true,
  ...changes
})

describe('blanks of a plan line', () => {
  it('[V1] come from usable leases of the line in time, the one that ends first before the others', () => {
    const leases = [
      lease('late', 20),
      lease('soon', 10),
      lease('ended', 5, { usable: false }),
      lease('other', 1, { plan: 'plan-2' }),
      lease('past', 2, { validUntil: '2026-01-31' })
    ]
    expect(blanksFor(leases, 'plan-1', today).map(({ blank }) => blank.voucher)).toEqual([
      'soon-v1',
      'soon-v2',
      'late-v1',
      'late-v2'
    ])
  })

  it('[V2] are given out once each, in the order of the list, and nobody beyond them gets one', () => {
    const { units, targets } = issueUnits(['a', 'b', 'c'], blanksFor([lease('one', 1)], 'plan-1', today), false)
    expect(targets.map(({ person, voucher }) => [person, voucher])).toEqual([
      ['a', 'one-v1'],
      ['b', 'one-v2']
    ])
    expect(units).toHaveLength(2)
  })

  it('are collected at once only where they are directed and the list consented', () => {
    const consentedOf = (kind: HeldLease['voucherKind'], consented: boolean) => {
      const blanks = blanksFor([lease('one', 1, { voucherKind: kind })], 'plan-1', today)
      const [draft] = issueUnits(['a'], blanks, consented).units[0] ?? []
      return draft?.kind === 'voucher.issue' ? draft.args.consented : undefined
    }
    expect(consentedOf('value-directed', true)).toBe(true)
    expect(consentedOf('value-directed', false)).toBe(false)
    expect(consentedOf('value-open', true)).toBe(false)
  })
})

describe('issuing in bulk', () => {
  const people = [1, 2, 3]
  async function issuingDesk() {
    const desk = new CountyDesk()
    await desk.open(3)
    const register = people.map(n => [registration(n, n === 2 ? '1930-01-01' : '1990-05-01')])
    await commitMany(desk.ports, register)
    const found = desk.reader()('lease', 'lease-1')
    if (found.state !== 'present') throw new Error('the desk holds a lease')
    const { blanks, ...terms } = found.document
    const held: HeldLease = { ...terms, granted: blanks.length, remaining: blanks, usable: true }
    const ids = people.map(n => testUuid(`person ${n}`))
    return { desk, ...issueUnits(ids, blanksFor([held], terms.plan, today), false) }
  }

  it('[P6] tries out first, names who does not fit, and issues to the others', async () => {
    const { desk, units, targets } = await issuingDesk()
    const job = createBulkJob<string>(
      {
        checkMany: (all, options) => checkMany(desk.ports, all, options),
        commitMany: (all, options) => commitMany(desk.ports, all, options)
      },
      () => 0
    )
    const phases: string[] = []
    job.onState(() => phases.push(job.state().phase))
    const reached = (phase: string) =>
      new Promise<void>(resolve => {
        const stop = job.onState(() => {
          if (job.state().phase !== phase) return
          stop()
          resolve()
        })
      })
    const checked = reached('checked')
    job.check(units, 'line')
    await checked
    const before = job.state()
    if (before.phase !== 'checked') throw new Error('checked')
    expect(before.result.good).toEqual([0, 2])
    expect([...before.result.refused].map(([place, { rule }]) => [place, rule])).toEqual([[1, 'P6']])
    expect(desk.appends).toHaveLength(1)

    const done = reached('done')
    job.commit()
    job.check([], 'another')
    await done
    expect(desk.appends.at(-1)?.map(({ kind }) => kind)).toEqual(['voucher.issue', 'voucher.issue'])
    const issued = desk.reader()('voucher', targets[0]?.voucher ?? '')
    expect(issued.state === 'present' && issued.document.state).toBe('issued')
    expect(phases).toContain('committing')
    job.clear()
    expect(job.state().phase).toBe('idle')
  })
})

describe('the list that was issued from', () => {
  const candidate = (person: string): Candidate => ({
    person,
    fit: 'fits',
    wishedOn: today,
    category: 'other',
    sex: 'female',
    birth: '1990-05-01',
    sample: true,
    refusals: []
  })
  const about = {
    plan: 'plan-1',
    targets: ['a', 'b', 'c'].map(person => ({ person, voucher: `v-${person}`, code: person })),
    beyond: 0
  }
  const result = { good: [0, 2], refused: new Map(), unchecked: [], entries: 2, cancelled: true, failure: null }
  const list = ['a', 'b', 'c', 'd'].map(candidate)
  const fitting = (issued: ReadonlySet<string>) =>
    afterIssue(list, issued).flatMap(({ person, fit }) => (fit === 'fits' ? [person] : []))

  it('offers nobody who was issued a voucher just now a second time', () => {
    expect(fitting(issuedTo({ phase: 'done', about, result }, 'plan-1'))).toEqual(['b', 'd'])
  })

  it('stays as it was while the work goes on, and where the work was about another line', () => {
    expect(fitting(issuedTo({ phase: 'done', about, result }, 'plan-2'))).toHaveLength(4)
    const progress = { done: 1, total: 3, startedAt: 0 }
    expect(fitting(issuedTo({ phase: 'committing', about, progress }, 'plan-1'))).toHaveLength(4)
  })
})
