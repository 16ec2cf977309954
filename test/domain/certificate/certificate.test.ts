import { describe, expect, it } from 'vitest'
import { certificateId } from '../../../domain/certificate/certificate.ts'
import { furnishedDesk, sceneOf } from '../../doubles/furnished-desk.ts'
import { certificateArgs, confirmArgs, numberOf, stage } from '../../doubles/loop-desk.ts'
import { enrolmentId, gist, personId, reviewer, trainer } from '../../doubles/test-desk.ts'
import { SKILL } from '../../doubles/test-province.ts'

const n = stage.completed
const args = certificateArgs(n)

describe('a certificate is entered', () => {
  it('[Z1] once a completed training, under a number of its own', () => {
    const desk = furnishedDesk()
    desk.do('certificate.issue', args, trainer)
    expect(desk.get('certificate', certificateId(args.number))).toMatchObject({
      state: 'entered',
      person: personId(n),
      voucher: `v-${n}`,
      ...SKILL
    })
    expect(desk.get('enrolment', enrolmentId(n)).certificate).toBe(certificateId(args.number))
    const again = { ...args, number: numberOf(999) }
    expect(gist(desk.try('certificate.issue', again, trainer))).toBe('rejected certificate.exists Z1')
    const taken = { ...args, number: numberOf(stage.entered) }
    expect(gist(furnishedDesk().try('certificate.issue', taken, trainer))).toBe('rejected certificate.exists Z1')
    const training = certificateArgs(stage.inTraining)
    expect(gist(desk.try('certificate.issue', training, trainer))).toBe('rejected enrolment.wrong-state Z1')
    expect(gist(desk.try('certificate.issue', args, { operator: 'rival' }))).toBe('rejected class.not-yours Z1')
  })

  it('[Z2] under a number that fits the training and the year', () => {
    const desk = furnishedDesk()
    const tried = (change: object) => gist(desk.try('certificate.issue', { ...args, ...change }, trainer))
    expect(tried({ number: args.number.replace('265', '264') })).toBe('rejected certificate.bad-number Z2')
    expect(tried({ number: args.number.replace('265', '255') })).toBe('rejected certificate.bad-number Z2')
    expect(tried({ number: `${args.number.slice(0, 16)}000000` })).toBe('rejected certificate.bad-number Z2')
    expect(tried({ issuedOn: '2026-03-03' })).toBe('rejected certificate.bad-number Z2')
  })
})

describe('a certificate is confirmed', () => {
  it('[Z3] by the county: the voucher is certified and the skill is the holder’s', () => {
    const desk = furnishedDesk()
    const entered = confirmArgs(stage.entered)
    desk.do('certificate.confirm', entered, reviewer)
    expect(desk.get('voucher', entered.voucher).state).toBe('certified')
    const person = desk.get('person', entered.person)
    expect(person.liveVouchers).toEqual([])
    expect(person.history).toMatchObject([{ voucher: entered.voucher, outcome: 'certified', on: '2026-03-02' }])
    expect(gist(desk.try('certificate.confirm', entered, reviewer))).toBe('rejected certificate.wrong-state Z3')
    const mixed = { ...entered, voucher: 'v-3' }
    expect(gist(furnishedDesk().try('certificate.confirm', mixed, reviewer))).toBe('rejected voucher.wrong-person V7')
  })

  it('[Z4] and revoked: the voucher is redeemed again and the training may have another', () => {
    const { desk, scene } = sceneOf('certificate.revoke')
    desk.do('certificate.revoke', scene.args, scene.acting)
    const { voucher, person, enrolment, certificate } = scene.args
    expect(desk.get('certificate', certificate).state).toBe('revoked')
    expect(desk.get('voucher', voucher).state).toBe('redeemed')
    expect(desk.get('person', person)).toMatchObject({ history: [], liveVouchers: [{ voucher, on: '2026-03-02' }] })
    expect(desk.get('enrolment', enrolment).certificate).toBe('')
    expect(gist(desk.try('certificate.revoke', scene.args, scene.acting))).toBe('rejected certificate.wrong-state Z4')
    const other = { ...certificateArgs(stage.confirmed), number: numberOf(998) }
    desk.do('certificate.issue', other, trainer)
  })

  it('[Z4] and revoked while its voucher is frozen: it thaws to redeemed and is not paid', () => {
    const { desk, scene } = sceneOf('certificate.revoke')
    const { voucher, person } = scene.args
    desk.do('voucher.freeze', { voucher, reason: '示例原因' }, reviewer)
    desk.do('certificate.revoke', scene.args, scene.acting)
    expect(desk.get('voucher', voucher)).toMatchObject({ state: 'frozen', frozenFrom: 'redeemed' })
    expect(desk.get('person', person).history).toEqual([])
    desk.do('voucher.unfreeze', { voucher, reason: '示例原因' }, reviewer)
    expect(desk.get('voucher', voucher).state).toBe('redeemed')
  })

  it('[Z4] one that was paid stays settled', () => {
    const { desk, scene } = sceneOf('claim.reconcile')
    desk.do('claim.reconcile', scene.args, scene.acting)
    const paid = { ...confirmArgs(stage.paying), enrolment: enrolmentId(stage.paying), reason: '示例原因' }
    desk.do('certificate.revoke', paid, reviewer)
    expect(desk.get('voucher', paid.voucher).state).toBe('settled')
    expect(desk.get('person', paid.person).history).toHaveLength(1)
  })
})
