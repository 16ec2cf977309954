import { describe, expect, it } from 'vitest'
import type { Certificate } from '../../../../domain/certificate/certificate.ts'
import type { Lane } from '../../../../domain/journal/lane.ts'
import { refusal } from '../../../../domain/reduction.ts'
import type { Claim } from '../../../../domain/subsidy/claim.ts'
import type { Voucher } from '../../../../domain/voucher/voucher.ts'
import type { OwnEntry } from '../../../../src-main/contract/journal.ts'
import { codeBeginning, ledgerQuery } from '../../../../src-renderer/queries/vouchers.ts'
import { timelineOf, type VoucherFacts } from '../../../../src-renderer/queries/vouchers-timeline.ts'
import { actionsOf } from '../../../../src-renderer/screens/vouchers/voucher-options.ts'
import { TestDesk, withHolder, withLease } from '../../../doubles/test-desk.ts'
import { testUuid } from '../../../doubles/test-device.ts'

const desk = new TestDesk()
withLease(desk)
withHolder(desk, 1)
const voucher = {
  ...desk.get('voucher', 'v-1'),
  state: 'issued' as const,
  issuedAt: 100,
  collectedAt: null,
  updatedAt: 100
}
const bare: VoucherFacts = {
  voucher,
  enrolments: [],
  attendances: [],
  disputes: [],
  certificates: [],
  claim: undefined,
  own: []
}

const own = (id: string, kind: string, at: number, lane: Lane, args: Record<string, unknown> = {}): OwnEntry =>
  ({
    position: at,
    lane,
    uploading: false,
    seen: false,
    body: { id, kind, at, deviceId: 'pc-a', args: { voucher: 'v-1', ...args } },
    envelope: {},
    verdict: lane === 'rejected' ? { rejection: refusal('voucher.wrong-state', 'V16', { state: 'bound' }) } : null
  }) as unknown as OwnEntry

const steps = (facts: VoucherFacts) => timelineOf(facts).map(({ step, lane }) => (lane ? `${step} ${lane}` : step))

describe('life of a voucher', () => {
  it('is told from the documents, newest first', () => {
    const bound = { ...voucher, state: 'bound' as const, collectedAt: 200, boundAt: 300, boundClass: 'class-1' }
    const redeeming = {
      redeems: true,
      state: 'present',
      trainingClass: 'class-1',
      signInAt: 400,
      entry: testUuid('sign-in')
    }
    const facts = { ...bare, voucher: bound, attendances: [redeeming] as unknown as VoucherFacts['attendances'] }
    expect(steps(facts)).toEqual(['redeem', 'bind', 'collect', 'issue'])
    expect(timelineOf(facts)[1]).toMatchObject({ at: 300, trainingClass: 'class-1' })
  })

  it('shows own undecided entries with their lane, in their place and only once', () => {
    const collected = { ...voucher, state: 'collected' as const, collectedAt: 200 }
    const entries = [
      own(testUuid('c'), 'voucher.collect', 200, 'pending'),
      own(testUuid('r'), 'voucher.reprint', 250, 'pending', { reason: '丢失' })
    ]
    expect(steps({ ...bare, voucher: collected, own: entries })).toEqual([
      'reprint pending',
      'collect pending',
      'issue'
    ])
  })

  it('keeps a refused entry with its reason beside what really happened', () => {
    const bound = { ...voucher, state: 'bound' as const, collectedAt: 200, boundAt: 300 }
    const life = timelineOf({ ...bare, voucher: bound, own: [own(testUuid('v'), 'voucher.void', 350, 'rejected')] })
    expect(life[0]).toMatchObject({ step: 'void', lane: 'rejected', rejection: { code: 'voucher.wrong-state' } })
    expect(life.map(({ step }) => step)).toEqual(['void', 'bind', 'collect', 'issue'])
  })

  it('says nothing of entries that only name the voucher', () => {
    expect(steps({ ...bare, own: [own(testUuid('l'), 'lease.return', 500, 'accepted')] })).toEqual(['issue'])
  })

  it('[C3] tells a dispute and its resolution, and an own dispute once', () => {
    const loser = { entry: testUuid('d'), at: 500, device: 'pc-a' }
    const resolution = { entry: testUuid('res'), at: 600, reason: '以先到为准' }
    const disputes = [{ loser, resolution }] as unknown as VoucherFacts['disputes']
    expect(steps({ ...bare, disputes })).toEqual(['resolve', 'dispute', 'issue'])
    const opened = own(testUuid('d'), 'dispute.open', 500, 'accepted')
    expect(steps({ ...bare, disputes, own: [opened] })).toEqual(['resolve', 'dispute', 'issue'])
  })
})

describe('life of a voucher after its redemption', () => {
  const day = Date.parse('2026-05-01T00:00:00+08:00')
  const certificate = (id: string, change: object) =>
    ({ id, number: `N-${id}`, issuedOn: '2026-05-01', confirmedAt: null, state: 'entered', ...change }) as Certificate

  it('[Z3] goes on with its certificate, the claim and the money', () => {
    const settled = { ...voucher, state: 'settled' as const, updatedAt: day + 30 }
    const certificates = [certificate('cert-1', { confirmedAt: day + 10, state: 'confirmed' })]
    const claim = { submittedAt: day + 20 } as Claim
    const life = timelineOf({ ...bare, voucher: settled, certificates, claim })
    expect(life.map(({ step }) => step)).toEqual(['settle', 'claim', 'confirmed', 'certified', 'issue'])
    expect(life[3]).toMatchObject({ at: day, isDay: true, number: 'N-cert-1' })
  })

  it('[Z4] keeps a certificate that was taken away, with why, beside the one in its place', () => {
    const gone = certificate('cert-1', { state: 'revoked', reason: '姓名有误', updatedAt: day + 5 })
    const life = timelineOf({ ...bare, certificates: [certificate('cert-2', { issuedOn: '2026-05-02' }), gone] })
    expect(life.map(({ step, number }) => `${step} ${number}`)).toEqual([
      'certified N-cert-2',
      'revoked N-cert-1',
      'certified N-cert-1',
      'issue undefined'
    ])
    expect(life[1]).toMatchObject({ reason: '姓名有误' })
  })

  it('tells an own confirmation once, and a refused one beside what was done to another certificate', () => {
    const confirmed = certificate('cert-1', { confirmedAt: day + 10, state: 'confirmed' })
    const confirming = (lane: Lane, id: string) =>
      own(testUuid('confirm'), 'certificate.confirm', day + 10, lane, { certificate: id })
    const told = (entry: OwnEntry) => steps({ ...bare, certificates: [confirmed], own: [entry] })
    expect(told(confirming('pending', 'cert-1'))).toEqual(['confirmed pending', 'certified', 'issue'])
    expect(told(confirming('pending', 'cert-2'))).toEqual(['confirmed', 'confirmed pending', 'certified', 'issue'])
    expect(told(confirming('rejected', 'cert-1'))).toEqual(['confirmed', 'confirmed rejected', 'certified', 'issue'])
  })

  it('says nothing of a claim that was not submitted yet', () => {
    expect(steps({ ...bare, claim: { submittedAt: null } as Claim })).toEqual(['issue'])
  })
})

describe('ledger', () => {
  const asked = { state: undefined, occupation: undefined, level: undefined, batch: undefined, code: '' }

  it('asks the index for a state and the dates for what dates decide', () => {
    expect(ledgerQuery({ ...asked, state: 'redeemed' }, '2026-03-02', 30)).toMatchObject({
      where: { state: 'redeemed' }
    })
    expect(ledgerQuery({ ...asked, state: 'issued' }, '2026-03-02', 30)).toMatchObject({
      where: { state: 'issued' },
      filter: { $and: [{ validUntil: { $gte: '2026-03-02' } }] }
    })
    const expired = ledgerQuery({ ...asked, state: 'expired', batch: 'b-1' }, '2026-03-02', 30)
    expect(expired.where).toBeUndefined()
    expect(expired.filter).toEqual({
      $and: [
        { state: { $in: ['issued', 'collected'] } },
        { validUntil: { $lt: '2026-03-02' } },
        { batch: { $eq: 'b-1' } }
      ]
    })
  })

  it('takes the beginning of a code as it is typed', () => {
    expect(codeBeginning('abc')).toBeUndefined()
    expect(codeBeginning(' 7kfa-rg')).toBe('7KFARG')
    expect(codeBeginning('张三李四')).toBeUndefined()
  })
})

describe('what may be done to a voucher', () => {
  const today = '2026-03-02'
  it('[V8, V16, V17, V18] depends on its state and on the role', () => {
    expect(actionsOf(voucher, ['county-clerk'], today)).toEqual(['collect', 'reprint', 'void'])
    expect(actionsOf({ ...voucher, state: 'redeemed' }, ['county-clerk'], today)).toEqual(['reprint', 'dispute'])
    expect(actionsOf({ ...voucher, state: 'redeemed' }, ['county-reviewer'], today)).toEqual([
      'reprint',
      'reinstate',
      'freeze',
      'dispute'
    ])
    expect(actionsOf({ ...voucher, state: 'bound' }, ['centre-operator'], today)).toEqual(['dispute'])
    expect(actionsOf(voucher, ['auditor'], today)).toEqual([])
  })

  it('[V20, V21] a reviewer freezes what is not settled, and unfreezes it', () => {
    const offered = (state: Voucher['state']) => actionsOf({ ...voucher, state }, ['county-reviewer'], today)
    expect(offered('certified')).toContain('freeze')
    expect(offered('settled')).not.toContain('freeze')
    expect(offered('frozen')).toEqual(['reprint', 'unfreeze', 'dispute'])
  })

  it('[V9] an expired one can only be taken back', () => {
    expect(actionsOf({ ...voucher, validUntil: '2026-03-01' }, ['county-clerk'], today)).toEqual(['void'])
  })
})
