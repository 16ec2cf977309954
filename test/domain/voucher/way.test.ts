import { describe, expect, test } from 'vitest'
import { furnishedDesk, TODAY } from '../../doubles/furnished-desk.ts'
import {
  applyArgs,
  bindArgs,
  enrolmentId,
  gist,
  identity,
  issueArgs,
  personId,
  reviewer,
  rival,
  signInArgs,
  trainer,
  withHolder
} from '../../doubles/test-desk.ts'
import { DAY, START, sampleRules } from '../../doubles/test-province.ts'

const reason = '示例原因'
const stranger = { matched: false, method: 'id-reader' } as const

describe('collect', () => {
  const collect = (n: number) => ({
    voucher: `v-${n}`,
    person: personId(n),
    scan: '',
    how: 'counter' as const,
    identity
  })

  test('[V8] an issued voucher is collected; collecting it again changes nothing', () => {
    const desk = furnishedDesk()
    desk.do('voucher.collect', collect(4))
    expect(desk.get('voucher', 'v-4')).toMatchObject({ state: 'collected', collectedAt: START })
    expect(desk.try('voucher.collect', collect(4), { at: START + 1 })).toEqual({
      lane: 'accepted',
      writes: [],
      unchecked: []
    })
    expect(desk.try('voucher.collect', collect(2))).toEqual({ lane: 'accepted', writes: [], unchecked: [] })
    desk.do('voucher.void', { voucher: 'v-4', person: personId(4), date: '2026-03-02', reason: '本人放弃' })
    expect(gist(desk.try('voucher.collect', collect(4)))).toBe('rejected voucher.revoked V16')
  })

  test('[V8] a counter collects in its county, a centre assists with a reader, the worker through the server', () => {
    const desk = furnishedDesk()
    const tried = (changes: object, acting: object) =>
      gist(desk.try('voucher.collect', { ...collect(4), ...changes }, acting))
    expect(tried({}, { operator: 'stranger' })).toBe('rejected author.outside-place A5')
    expect(tried({}, trainer)).toBe('rejected author.outside-place A5')
    expect(tried({ how: 'assisted' }, { operator: 'clerk' })).toBe('rejected author.outside-place A5')
    expect(tried({ how: 'assisted' }, rival)).toBe('accepted')
    expect(tried({ how: 'assisted', identity: { method: 'typed', matched: null } }, rival)).toBe(
      'rejected rule.identity-method V8'
    )
    expect(tried({ how: 'phone' }, { operator: null })).toBe('accepted')
  })

  test('[V7, V9] only by its holder, in time', () => {
    const desk = furnishedDesk()
    expect(gist(desk.try('voucher.collect', { ...collect(4), person: personId(1) }))).toBe(
      'rejected voucher.wrong-person V7'
    )
    expect(gist(desk.try('voucher.collect', { ...collect(4), identity: stranger }))).toBe(
      'rejected voucher.wrong-person V7'
    )
    const late = { at: START + 400 * DAY, earliest: START + 400 * DAY, latest: START + 400 * DAY }
    expect(gist(desk.try('voucher.collect', collect(4), late))).toBe('rejected voucher.expired V9')
  })
})

describe('bind', () => {
  const bind = (n: number, changes: object = {}, acting: object = trainer, desk = furnishedDesk()) =>
    gist(desk.try('voucher.bind', { ...bindArgs(n), ...changes }, acting))

  test('[V10] for a class of the acting centre that is approved or running', () => {
    expect(bind(1)).toBe('accepted')
    expect(bind(1, { trainingClass: 'class-p' })).toBe('accepted')
    expect(bind(1, { trainingClass: 'class-s' })).toBe('rejected class.wrong-state V10')
    expect(bind(1, { trainingClass: 'class-d' })).toBe('rejected class.wrong-state V10')
    expect(bind(1, { trainingClass: 'nobody' })).toBe('rejected class.unknown V10')
    expect(bind(1, { trainingClass: 'class-2' })).toBe('rejected class.not-yours V10')
    expect(bind(1, {}, rival)).toBe('rejected class.not-yours V10')
  })

  test('[V7] for the holder, whose card matches', () => {
    expect(bind(1, { person: personId(5) })).toBe('rejected voucher.wrong-person V7')
    expect(bind(1, { identity: stranger })).toBe('rejected voucher.wrong-person V7')
    expect(bind(1, { identity: { method: 'id-reader', matched: null } })).toBe('accepted')
  })

  test('[V11] for the class’s occupation and level', () => {
    const desk = furnishedDesk()
    desk.put('voucher', { ...desk.get('voucher', 'v-1'), level: '4' })
    expect(bind(1, {}, trainer, desk)).toBe('rejected voucher.not-for-class V11')
  })

  test('[V12] only a collected voucher', () => {
    expect(bind(4)).toBe('rejected voucher.wrong-state V12')
    const desk = furnishedDesk()
    desk.do('voucher.void', { voucher: 'v-1', person: personId(1), date: TODAY, reason })
    expect(bind(1, {}, trainer, desk)).toBe('rejected voucher.revoked V16')
  })

  test('[V9] in time', () => {
    const late = { at: START + 300 * DAY, earliest: START + 300 * DAY, latest: START + 300 * DAY }
    expect(bind(1, {}, { ...trainer, ...late })).toBe('accepted')
    const desk = furnishedDesk()
    desk.put('voucher', { ...desk.get('voucher', 'v-1'), validUntil: '2026-03-01' })
    expect(bind(1, {}, trainer, desk)).toBe('rejected voucher.expired V9')
  })

  test('[V13] [row 13] a reserved voucher is bound to its class only', () => {
    const desk = furnishedDesk()
    desk.do('enrolment.apply', applyArgs(1))
    desk.do('enrolment.accept', {
      enrolment: enrolmentId(1),
      person: personId(1),
      trainingClass: 'class-1',
      voucher: 'v-1'
    })
    expect(bind(1, { trainingClass: 'class-2', enrolment: enrolmentId(11) }, rival, desk)).toBe(
      'rejected voucher.reserved-elsewhere V13'
    )
    expect(bind(1, {}, trainer, desk)).toBe('accepted')
  })

  test('[V14] [row 13] bound elsewhere it is a dispute with both evidences', () => {
    const desk = furnishedDesk()
    const lost = desk.try('voucher.bind', { ...bindArgs(3, 'class-2'), scan: 'JQ1:X' }, rival)
    expect(gist(lost)).toBe('review voucher.bound-elsewhere V14')
    expect(lost.lane === 'review' && lost.dispute).toMatchObject({
      voucher: 'v-3',
      counties: ['140121'],
      centres: ['centre-b', 'centre-a'],
      winner: { centre: 'centre-a', trainingClass: 'class-1', entry: desk.get('voucher', 'v-3').boundBy },
      loser: { centre: 'centre-b', trainingClass: 'class-2', device: 'pc-centre-b', hasCredential: true }
    })
  })

  test('[V14] binding again to the same class changes neither voucher nor place', () => {
    const desk = furnishedDesk()
    const before = [
      desk.get('voucher', 'v-2'),
      desk.get('enrolment', enrolmentId(2)),
      desk.get('trainingClass', 'class-1')
    ]
    desk.do('voucher.bind', bindArgs(2), trainer)
    expect([
      desk.get('voucher', 'v-2'),
      desk.get('enrolment', enrolmentId(2)),
      desk.get('trainingClass', 'class-1')
    ]).toEqual(before)
  })
})

describe('unbind', () => {
  const unbind = (n: number) => ({
    voucher: `v-${n}`,
    person: personId(n),
    trainingClass: 'class-1',
    enrolment: enrolmentId(n),
    reason
  })

  test('[V15, E9] [row 41] gives the voucher back and frees the seat', () => {
    const desk = furnishedDesk()
    desk.do('voucher.unbind', unbind(2), trainer)
    expect(desk.get('voucher', 'v-2')).toMatchObject({ state: 'collected', boundClass: '', boundBy: '', boundAt: null })
    expect(desk.get('enrolment', enrolmentId(2))).toMatchObject({ state: 'withdrawn', reason })
    expect(desk.get('trainingClass', 'class-1')).toMatchObject({ seatsTaken: 1 })
    expect(desk.get('person', personId(2)).openEnrolments).toEqual([])
  })

  test('[V15] by the centre that bound it, before the first sign-in', () => {
    const desk = furnishedDesk()
    expect(gist(desk.try('voucher.unbind', unbind(2), rival))).toBe('rejected class.not-yours V15')
    expect(gist(desk.try('voucher.unbind', unbind(3), trainer))).toBe('rejected voucher.wrong-state V15')
    expect(gist(desk.try('voucher.unbind', { ...unbind(2), trainingClass: 'class-2' }, trainer))).toBe(
      'rejected voucher.wrong-state V15'
    )
    expect(gist(desk.try('voucher.unbind', unbind(9), trainer))).toBe('rejected voucher.unknown V15')
    desk.do('voucher.reinstate', { voucher: 'v-3', reason }, reviewer)
    expect(gist(desk.try('voucher.unbind', unbind(3), trainer))).toBe('rejected enrolment.wrong-state V15')
  })

  test('[V15] ends the enrolment that the voucher was bound for and no other', () => {
    const desk = furnishedDesk()
    const other = (changes: object) => gist(desk.try('voucher.unbind', { ...unbind(2), ...changes }, trainer))
    expect(other({ enrolment: enrolmentId(3) })).toBe('rejected enrolment.wrong-person V15')
    expect(other({ enrolment: enrolmentId(3), person: personId(3) })).toBe('rejected voucher.wrong-person V7')
    expect(other({ enrolment: enrolmentId(99) })).toBe('rejected enrolment.unknown V15')
    desk.sight = 'unknown'
    const unseen = desk.try('voucher.unbind', { ...unbind(2), enrolment: enrolmentId(99) }, trainer)
    expect(unseen.lane === 'accepted' && unseen.unchecked).toEqual(['E9'])
  })
})

describe('void, reprint, reinstate', () => {
  const take = (n: number, changes: object = {}) => ({
    voucher: `v-${n}`,
    person: personId(n),
    date: TODAY,
    reason,
    ...changes
  })

  test('[V16] [row 16] an issued or collected voucher is voided, leaves its holder and is revoked', () => {
    const desk = furnishedDesk()
    for (const n of [1, 4]) desk.do('voucher.void', take(n))
    expect(desk.get('voucher', 'v-4')).toMatchObject({ state: 'void' })
    expect(desk.get('person', personId(4))).toMatchObject({
      liveVouchers: [],
      history: [{ voucher: 'v-4', outcome: 'void', on: TODAY }]
    })
    expect(desk.get('policy', `revocations-${TODAY}`)).toMatchObject({ vouchers: ['v-1', 'v-4'] })
    expect(gist(desk.try('voucher.void', take(4)))).toBe('rejected voucher.wrong-state V16')
  })

  test('[V16] [row 16] a bound or redeemed one goes to review; nobody else’s is voided', () => {
    const desk = furnishedDesk()
    expect(gist(desk.try('voucher.void', take(2)))).toBe('review voucher.wrong-state V16')
    expect(gist(desk.try('voucher.void', take(3)))).toBe('review voucher.wrong-state V16')
    expect(gist(desk.try('voucher.void', take(9)))).toBe('rejected voucher.unknown V16')
    expect(gist(desk.try('voucher.void', take(1, { person: personId(5) })))).toBe('rejected voucher.wrong-person V7')
    desk.documents.delete(`person/${personId(1)}`)
    expect(gist(desk.try('voucher.void', take(1)))).toBe('rejected person.unknown V16')
  })

  test('[V22] [row 16] without a line only the device that issued a voucher voids it', () => {
    const desk = furnishedDesk()
    desk.addDevice('pc-second', 'county-a')
    const take1 = (device: string, minutes: number) =>
      gist(desk.try('voucher.void', take(1), { device, at: START + minutes * 60_000, earliest: START }))
    expect(take1('pc-county-a', 600)).toBe('accepted')
    expect(take1('pc-second', 20)).toBe('accepted')
    expect(take1('pc-second', 21)).toBe('rejected voucher.not-issuing-device V22')
    expect(gist(desk.try('voucher.void', take(1), { operator: null, earliest: START - DAY }))).toBe('accepted')
  })

  test('[V16, P3] a voided voucher leaves room for another', () => {
    const desk = furnishedDesk()
    desk.rules = { ...sampleRules, vouchersPerYearMax: 1 }
    expect(gist(desk.try('voucher.issue', issueArgs(1, 6)))).toBe('rejected rule.live-vouchers P2')
    desk.do('voucher.void', take(1))
    expect(gist(desk.try('voucher.issue', issueArgs(1, 6)))).toBe('accepted')
  })

  test('[V17] reprints are counted while the voucher lives', () => {
    const desk = furnishedDesk()
    for (const _ of [1, 2]) desk.do('voucher.reprint', { voucher: 'v-2', reason })
    expect(desk.get('voucher', 'v-2')).toMatchObject({ reprints: 2, state: 'bound' })
    desk.do('voucher.void', take(1))
    expect(gist(desk.try('voucher.reprint', { voucher: 'v-1', reason }))).toBe('rejected voucher.revoked V16')
    expect(gist(desk.try('voucher.reprint', { voucher: 'v-9', reason }))).toBe('rejected voucher.unknown V17')
  })

  test('[V18] [row 41] a county reviewer takes a redemption back; the voucher is bound again and redeems anew', () => {
    const desk = furnishedDesk()
    expect(gist(desk.try('voucher.reinstate', { voucher: 'v-2', reason }, reviewer))).toBe(
      'rejected voucher.wrong-state V18'
    )
    expect(gist(desk.try('voucher.reinstate', { voucher: 'v-9', reason }, reviewer))).toBe(
      'rejected voucher.unknown V18'
    )
    expect(gist(desk.try('voucher.reinstate', { voucher: 'v-3', reason }))).toBe('rejected author.not-allowed A1')
    desk.do('voucher.reinstate', { voucher: 'v-3', reason }, reviewer)
    expect(desk.get('voucher', 'v-3')).toMatchObject({ state: 'bound', boundClass: 'class-1', redeemedBy: '' })
    const sitting = { trainingClass: 'class-1', session: 's1', person: personId(3), enrolment: enrolmentId(3) }
    desk.do('attendance.void', { ...sitting, reason }, trainer)
    desk.do('attendance.sign-in', signInArgs(3), trainer)
    expect(desk.get('voucher', 'v-3')).toMatchObject({ state: 'redeemed' })
  })
})

describe('reservations', () => {
  const place = (n: number, voucher = `v-${n}`, trainingClass = 'class-1') => ({
    enrolment: enrolmentId(n),
    person: personId(n),
    trainingClass,
    voucher
  })

  test('[V19, E9] a reservation ends with its enrolment', () => {
    const desk = furnishedDesk()
    desk.do('enrolment.accept', place(4))
    expect(desk.get('voucher', 'v-4')).toMatchObject({ reservedClass: 'class-1', reservedCentre: 'centre-a' })
    desk.do('enrolment.withdraw', { ...place(4), reason })
    expect(desk.get('voucher', 'v-4')).toMatchObject({ state: 'issued', reservedClass: '', reservedCentre: '' })
  })

  test('[V19] a reservation for another class is not touched', () => {
    const desk = furnishedDesk()
    desk.do('enrolment.accept', place(4))
    desk.put('voucher', { ...desk.get('voucher', 'v-4'), reservedClass: 'class-2', reservedCentre: 'centre-b' })
    desk.do('enrolment.withdraw', { ...place(4), reason })
    expect(desk.get('voucher', 'v-4')).toMatchObject({ reservedClass: 'class-2' })
  })

  test('[V19] unbinding ends the reservation, too', () => {
    const desk = furnishedDesk()
    withHolder(desk, 6)
    desk.do('enrolment.apply', applyArgs(6))
    desk.do('enrolment.accept', place(6))
    desk.do('voucher.bind', bindArgs(6), trainer)
    desk.do('voucher.unbind', { ...place(6), reason }, trainer)
    expect(desk.get('voucher', 'v-6')).toMatchObject({ state: 'collected', reservedClass: '', reservedCentre: '' })
    expect(gist(desk.try('voucher.bind', { ...bindArgs(6, 'class-2'), enrolment: enrolmentId(66) }, rival))).toBe(
      'accepted'
    )
  })
})
