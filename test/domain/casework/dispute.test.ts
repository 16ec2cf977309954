import { expect, test } from 'vitest'
import { scopesOf } from '../../../domain/access/scope.ts'
import { type Dispute, disputeSchema, MAX_CHAIN } from '../../../domain/casework/case.ts'
import { appendToDispute } from '../../../domain/casework/open-dispute.ts'
import { furnishedDesk } from '../../doubles/furnished-desk.ts'
import { gist, reviewer, rival, type TestDesk } from '../../doubles/test-desk.ts'
import { testUuid } from '../../doubles/test-device.ts'

const reason = '示例原因'
function openCase(desk: TestDesk): Dispute {
  const key = [...desk.documents.keys()].find(text => text.startsWith('case/'))
  const found = desk.get('case', key!.slice('case/'.length))
  if (found.kind !== 'dispute') throw new Error('the furnished desk has a dispute')
  return found
}

test('[C1] a losing binding’s case is seen by both centres and the county', () => {
  const dispute = disputeSchema.parse(openCase(furnishedDesk()))
  expect(dispute).toMatchObject({
    voucher: 'v-2',
    code: 'voucher.bound-elsewhere',
    state: 'open',
    due: '2026-03-09',
    winner: { centre: 'centre-a' },
    loser: { centre: 'centre-b' }
  })
  expect(dispute.id).toBe(`dispute-${dispute.loser.entry}`)
  expect(scopesOf('case', dispute)).toEqual([
    'centre:centre-a',
    'centre:centre-b',
    'city:1401',
    'county:140121',
    'province'
  ])
})

test('[C2] what rests on a losing entry joins its case once', () => {
  const dispute = openCase(furnishedDesk())
  const link = { entry: testUuid('dependant'), kind: 'attendance.sign-in', at: 5 }
  const longer = appendToDispute(dispute, link, 9)
  expect(longer.chain).toEqual([...dispute.chain, link])
  expect(longer.updatedAt).toBe(9)
  expect(appendToDispute(longer, link, 10)).toBe(longer)
})

test('[C2] a case stays within what its document may hold', () => {
  const dispute = openCase(furnishedDesk())
  const chain = Array.from({ length: MAX_CHAIN }, (_, i) => ({
    entry: testUuid(`link ${i}`),
    kind: 'voucher.bind',
    at: 1
  }))
  const full = appendToDispute({ ...dispute, chain }, { entry: testUuid('one more'), kind: 'voucher.bind', at: 1 }, 9)
  expect(disputeSchema.safeParse(full).success).toBe(true)
})

test('[C3] an office or centre that a voucher touches opens a dispute about it', () => {
  const desk = furnishedDesk()
  const open = (voucher: string, operator: string, id = `dispute-${desk.nextEntry}`) =>
    gist(desk.try('dispute.open', { dispute: id, voucher, reason }, { operator }))
  expect(open('v-2', 'trainer')).toBe('accepted')
  expect(open('v-2', 'clerk')).toBe('accepted')
  expect(open('v-2', 'rival')).toBe('rejected author.outside-place A5')
  expect(open('v-2', 'stranger')).toBe('rejected author.outside-place A5')
  expect(open('v-1', 'trainer')).toBe('rejected author.outside-place A5')
  expect(open('v-9', 'clerk')).toBe('rejected voucher.unknown C3')
  expect(open('v-2', 'clerk', 'dispute-of-another-name')).toBe('rejected entry.malformed C3')
  const taken = `dispute-${desk.nextEntry}`
  desk.put('case', { ...openCase(desk), id: taken })
  expect(open('v-2', 'clerk', taken)).toBe('rejected dispute.exists C3')
})

test('[C4] a case is decided once, by an office of its counties', () => {
  const desk = furnishedDesk()
  const { id } = openCase(desk)
  const decide = (changes: object, acting: object = reviewer) =>
    gist(
      desk.try('dispute.resolve', { dispute: id, voucher: 'v-2', decision: 'no-effect', reason, ...changes }, acting)
    )
  desk.addOperator('far', 'county-b', ['county-reviewer'])
  expect(decide({}, { operator: 'far' })).toBe('rejected author.outside-place A5')
  expect(decide({}, { operator: 'manager' })).toBe('accepted')
  expect(decide({ dispute: 'nobody' })).toBe('rejected dispute.unknown C4')
  expect(decide({ voucher: 'v-1' })).toBe('rejected voucher.unknown C4')
  const before = desk.get('voucher', 'v-2')
  desk.do('dispute.resolve', { dispute: id, voucher: 'v-2', decision: 'uphold-winner', reason }, reviewer)
  expect(desk.get('voucher', 'v-2')).toEqual(before)
  expect(desk.get('case', id)).toMatchObject({ state: 'resolved', resolution: { decision: 'uphold-winner', reason } })
  expect(decide({})).toBe('rejected dispute.wrong-state C4')
})

test('[C4] a case without a county, of an office over counties, is decided by the province', () => {
  const desk = furnishedDesk()
  const dispute = { ...openCase(desk), counties: [], centres: [], voucher: '' }
  desk.put('case', dispute)
  const decide = (acting: object) =>
    gist(desk.try('dispute.resolve', { dispute: dispute.id, voucher: '', decision: 'no-effect', reason }, acting))
  expect(decide({ operator: 'manager' })).toBe('rejected author.outside-place A5')
  expect(decide({ operator: 'head' })).toBe('accepted')
})

test('[C4] giving the voucher to the losing side binds it to that side’s class', () => {
  const desk = furnishedDesk()
  const dispute = openCase(desk)
  desk.do('dispute.resolve', { dispute: dispute.id, voucher: 'v-2', decision: 'give-to-loser', reason }, reviewer)
  expect(desk.get('voucher', 'v-2')).toMatchObject({
    state: 'bound',
    boundClass: 'class-2',
    boundCentre: 'centre-b',
    boundBy: dispute.loser.entry,
    redeemedBy: ''
  })
})

test('[C4] only a bound or redeemed voucher is given, and a case without a losing class gives nothing', () => {
  const desk = furnishedDesk()
  const dispute = openCase(desk)
  const give = (id: string, voucher = 'v-2') =>
    gist(desk.try('dispute.resolve', { dispute: id, voucher, decision: 'give-to-loser', reason }, reviewer))
  desk.put('voucher', { ...desk.get('voucher', 'v-2'), state: 'collected' })
  expect(give(dispute.id)).toBe('rejected voucher.wrong-state C4')
  desk.put('voucher', { ...desk.get('voucher', 'v-2'), state: 'redeemed' })
  expect(give(dispute.id)).toBe('accepted')
  desk.put('case', { ...dispute, loser: { ...dispute.loser, trainingClass: '' } })
  expect(give(dispute.id)).toBe('rejected voucher.unknown C4')
})

test('[C3] a case opened by hand names who asked and whom the voucher touches', () => {
  const desk = furnishedDesk()
  const id = `dispute-${desk.nextEntry}`
  desk.do('dispute.open', { dispute: id, voucher: 'v-3', reason }, { operator: 'trainer' })
  expect(disputeSchema.parse(desk.get('case', id))).toMatchObject({
    voucher: 'v-3',
    centres: ['centre-a'],
    reason,
    winner: { entry: desk.get('voucher', 'v-3').boundBy, centre: 'centre-a', trainingClass: 'class-1' },
    loser: { centre: 'centre-a', trainingClass: '' },
    chain: [{ kind: 'dispute.open' }]
  })
  expect(gist(desk.try('dispute.open', { dispute: `dispute-${desk.nextEntry}`, voucher: 'v-3', reason }, rival))).toBe(
    'rejected author.outside-place A5'
  )
})

test('[C4] a voucher that bears a claim is not given away until its line was struck, and may stay where it is', () => {
  const desk = furnishedDesk()
  const { id } = openCase(desk)
  const decide = (decision: 'give-to-loser' | 'uphold-winner') =>
    desk.try('dispute.resolve', { dispute: id, voucher: 'v-2', decision, reason }, reviewer)
  desk.put('voucher', { ...desk.get('voucher', 'v-2'), state: 'redeemed', claim: 'claim-1' })
  expect(decide('give-to-loser')).toMatchObject({
    rejection: { code: 'dispute.voucher-claimed', rule: 'C4', details: { claim: 'claim-1' } }
  })
  expect(gist(decide('uphold-winner'))).toBe('accepted')
  desk.put('voucher', { ...desk.get('voucher', 'v-2'), claim: '' })
  expect(gist(decide('give-to-loser'))).toBe('accepted')
})
