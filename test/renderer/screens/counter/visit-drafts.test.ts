import { beforeEach, describe, expect, it } from 'vitest'
import { sampleIdNumber } from '../../../../domain/codes/id-number.ts'
import type { Documents } from '../../../../domain/documents.ts'
import type { HeldLease } from '../../../../src-main/contract/lease.ts'
import { createCommander } from '../../../../src-renderer/commands/commander.ts'
import { type VisitPlan, visitDrafts } from '../../../../src-renderer/commands/counter-visit.ts'
import { doneSteps } from '../../../../src-renderer/screens/counter/use-finish.ts'
import { COUNTY, SKILL } from '../../../doubles/test-province.ts'
import { CountyDesk } from '../../commands/county-desk.ts'

const desk = { now: new CountyDesk() }

beforeEach(async () => {
  desk.now = new CountyDesk()
  await desk.now.open(2)
})

function held(): HeldLease {
  const found = desk.now.reader()('lease', 'lease-1')
  if (found.state !== 'present') throw new Error('the desk holds a lease')
  const { blanks, ...lease } = found.document
  return { ...lease, granted: blanks.length, remaining: blanks, usable: true }
}

function walkIn(part: Partial<VisitPlan> = {}): VisitPlan {
  const lease = held()
  const [blank] = lease.remaining
  if (!blank) throw new Error('the lease has a blank')
  return {
    county: COUNTY,
    known: undefined,
    identity: { name: '样例甲', idNumber: sampleIdNumber(1, '1990-05-01', 'male'), phone: '' },
    facts: {
      sex: 'male',
      birth: '1990-05-01',
      education: 'junior',
      category: 'rural-transfer',
      employment: 'unemployed'
    },
    method: 'typed',
    skill: SKILL,
    issue: { lease, blank },
    consent: true,
    collect: [],
    apply: true,
    ...part
  }
}

const kindsOf = (plan: VisitPlan) => visitDrafts(plan, desk.now.ports.newId).drafts.map(({ kind }) => kind)

const person = (id: string): Documents['person'] => {
  const found = desk.now.reader()('person', id)
  if (found.state !== 'present') throw new Error('registered')
  return found.document
}

describe('a visit at the counter', () => {
  it('[W1] [W6] [V3] [V8] [E1] of a walk-in is one append that the rules accept as a whole', async () => {
    const commander = createCommander(desk.now.ports)
    const made = visitDrafts(walkIn(), commander.newId)
    const result = await commander.commit(made.drafts)
    expect(result.kind).toBe('done')
    expect(desk.now.appends).toHaveLength(1)
    expect(desk.now.appends[0]?.map(({ kind }) => kind)).toEqual([
      'person.register',
      'intention.record',
      'voucher.issue',
      'voucher.collect',
      'enrolment.apply'
    ])
    const voucher = desk.now.reader()('voucher', made.voucher ?? '')
    expect(voucher).toMatchObject({ state: 'present', document: { state: 'collected', person: made.person } })
    expect(person(made.person)).toMatchObject({
      intentions: [{ ...SKILL, source: 'counter' }],
      liveVouchers: [{ voucher: made.voucher }],
      openEnrolments: [{ enrolment: made.enrolment }],
      sample: true
    })
  })

  it('[P2] is refused as a whole where one step breaks a rule: a second voucher beside a live one', async () => {
    const commander = createCommander(desk.now.ports)
    const first = visitDrafts(walkIn(), commander.newId)
    await commander.commit(first.drafts)
    const lease = held()
    const blank = lease.remaining[1]
    if (!blank) throw new Error('two blanks')
    const again = visitDrafts(walkIn({ known: person(first.person), issue: { lease, blank } }), commander.newId)
    const result = await commander.commit(again.drafts)
    expect(result).toMatchObject({ kind: 'refused' })
    expect(desk.now.appends).toHaveLength(1)
  })

  it('registers and records only what is new', async () => {
    const commander = createCommander(desk.now.ports)
    const first = visitDrafts(walkIn({ issue: undefined, apply: false }), commander.newId)
    await commander.commit(first.drafts)
    const known = person(first.person)
    expect(kindsOf(walkIn({ known, apply: false }))).toEqual(['voucher.issue', 'voucher.collect'])
    expect(kindsOf(walkIn({ known, issue: undefined, skill: undefined, apply: true }))).toEqual([])
    const elsewhere = { ...known, counties: ['140122'] }
    expect(kindsOf(walkIn({ known: elsewhere, issue: undefined, apply: false }))).toEqual(['person.register'])
  })

  it('without consent issues and does not collect; a directed voucher is collected by its issue', () => {
    const plan = walkIn({ apply: false })
    expect(kindsOf({ ...plan, consent: false })).toEqual(['person.register', 'intention.record', 'voucher.issue'])
    if (!plan.issue) throw new Error('a blank is chosen')
    const directed = { ...plan.issue, lease: { ...plan.issue.lease, voucherKind: 'value-directed' as const } }
    const { drafts } = visitDrafts({ ...plan, issue: directed }, desk.now.ports.newId)
    expect(drafts.at(-1)).toMatchObject({ kind: 'voucher.issue', args: { consented: true } })
  })

  it('puts name, number and phone into sealed parts only', () => {
    const { idNumber } = walkIn().identity
    const { drafts } = visitDrafts(
      walkIn({ identity: { name: '样例甲', idNumber, phone: '10000000001' } }),
      desk.now.ports.newId
    )
    const args = JSON.stringify(drafts.map(draft => draft.args))
    expect(args).not.toContain('样例甲')
    expect(args).not.toContain(idNumber)
    expect(args).not.toContain('10000000001')
    expect(drafts[0]).toMatchObject({ args: { parts: ['identity', 'contact'] } })
  })

  it('tells what was done step by step', () => {
    const plan = walkIn()
    const { drafts } = visitDrafts(plan, desk.now.ports.newId)
    expect(doneSteps(drafts, () => 'CODE').map(({ kind }) => kind)).toEqual([
      'register',
      'intention',
      'issue',
      'collect',
      'apply'
    ])
  })
})
