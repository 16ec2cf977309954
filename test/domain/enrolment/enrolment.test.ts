import { describe, expect, test } from 'vitest'
import { scopesOf } from '../../../domain/access/scope.ts'
import { enrolmentSchema } from '../../../domain/enrolment/enrolment.ts'
import { furnishedDesk, TODAY } from '../../doubles/furnished-desk.ts'
import {
  applyArgs,
  bindArgs,
  enrolmentId,
  gist,
  issueArgs,
  personId,
  reviewer,
  rival,
  sessionArgs,
  type TestDesk,
  trainer,
  withClass,
  withHolder
} from '../../doubles/test-desk.ts'
import { sampleRules } from '../../doubles/test-province.ts'

const reason = '示例原因'
const place = (n: number, voucher = '', trainingClass = 'class-1') => ({
  enrolment: enrolmentId(n),
  person: personId(n),
  trainingClass,
  voucher
})
const enrolmentOf = (desk: TestDesk, n: number) => desk.get('enrolment', enrolmentId(n))

describe('apply', () => {
  const apply = (desk: TestDesk, n: number, changes: object = {}) =>
    gist(desk.try('enrolment.apply', { ...applyArgs(n), ...changes }))

  test('[E1] one open application an occupation and level', () => {
    const desk = furnishedDesk()
    desk.do('enrolment.apply', applyArgs(5))
    expect(enrolmentSchema.parse(enrolmentOf(desk, 5))).toMatchObject({ state: 'applied', trainingClass: '' })
    expect(apply(desk, 5)).toBe('rejected enrolment.exists E1')
    expect(apply(desk, 5, { enrolment: enrolmentId(55) })).toBe('rejected enrolment.exists E1')
    expect(apply(desk, 5, { enrolment: enrolmentId(55), level: '4' })).toBe('accepted')
  })

  test('[E1] in a county where the worker is registered', () => {
    const desk = furnishedDesk()
    expect(apply(desk, 99)).toBe('rejected person.unknown E1')
    desk.put('person', { ...desk.get('person', personId(5)), counties: ['140122'] })
    expect(apply(desk, 5)).toBe('rejected person.not-in-place E1')
    expect(apply(desk, 5, { county: '140122' })).toBe('rejected author.outside-place A5')
  })

  test('[E1] a record with 20 open places takes no other, by applying or by binding', () => {
    const desk = furnishedDesk()
    const openEnrolments = Array.from({ length: 20 }, (_, i) => ({
      enrolment: enrolmentId(1000 + i),
      trainingClass: '',
      centre: '',
      occupation: `1-00-00-${10 + i}`,
      level: '5' as const
    }))
    for (const n of [1, 5]) desk.put('person', { ...desk.get('person', personId(n)), openEnrolments })
    expect(apply(desk, 5)).toBe('rejected enrolment.exists E1')
    expect(gist(desk.try('voucher.bind', bindArgs(1), trainer))).toBe('rejected enrolment.exists E8')
  })
})

describe('accept', () => {
  test('[E2] an applied, returned or waiting application of that worker', () => {
    const desk = furnishedDesk()
    const accept = (changes: object = {}) => gist(desk.try('enrolment.accept', { ...place(4), ...changes }))
    expect(accept({ enrolment: enrolmentId(99) })).toBe('rejected enrolment.unknown E2')
    expect(accept({ person: personId(5) })).toBe('rejected enrolment.wrong-person E2')
    expect(gist(desk.try('enrolment.accept', place(4), { operator: 'stranger' }))).toBe(
      'rejected author.outside-place A5'
    )
    expect(accept()).toBe('accepted')
    desk.do('enrolment.return', { enrolment: enrolmentId(4), reason })
    expect(accept()).toBe('accepted')
    desk.do('enrolment.accept', place(4))
    expect(accept()).toBe('rejected enrolment.wrong-state E2')
  })

  test('[E3] into a class that is approved or running and trains what was applied for', () => {
    const desk = furnishedDesk()
    const into = (trainingClass: string) => gist(desk.try('enrolment.accept', place(4, '', trainingClass)))
    expect(into('class-p')).toBe('accepted')
    expect(into('class-s')).toBe('rejected class.wrong-state E3')
    expect(into('nobody')).toBe('rejected class.unknown E3')
    desk.put('trainingClass', { ...desk.get('trainingClass', 'class-1'), level: '4' })
    expect(into('class-1')).toBe('rejected voucher.not-for-class E3')
  })

  test('[A5] into a class of a county that the office governs', () => {
    const desk = furnishedDesk()
    desk.put('trainingClass', { ...desk.get('trainingClass', 'class-1'), county: '140122' })
    expect(gist(desk.try('enrolment.accept', place(4)))).toBe('rejected author.outside-place A5')
  })

  test('[E4] accepting reserves the worker’s voucher and brings it into the centre’s sight', () => {
    const desk = furnishedDesk()
    desk.do('enrolment.accept', place(4, 'v-4'))
    expect(enrolmentOf(desk, 4)).toMatchObject({ state: 'accepted', centre: 'centre-a', voucher: 'v-4' })
    expect(desk.get('voucher', 'v-4')).toMatchObject({ reservedClass: 'class-1', reservedCentre: 'centre-a' })
    expect(desk.get('person', personId(4))).toMatchObject({
      centres: ['centre-a'],
      openEnrolments: [{ enrolment: enrolmentId(4), trainingClass: 'class-1' }]
    })
  })

  test('[E4] the voucher is the worker’s, of this skill, unbound and not reserved elsewhere', () => {
    const desk = furnishedDesk()
    const withVoucher = (voucher: string) => gist(desk.try('enrolment.accept', place(4, voucher)))
    expect(withVoucher('v-9')).toBe('rejected voucher.unknown E4')
    expect(withVoucher('v-1')).toBe('rejected voucher.wrong-person V7')
    const before = desk.get('voucher', 'v-4')
    desk.put('voucher', { ...before, level: '4' })
    expect(withVoucher('v-4')).toBe('rejected voucher.not-for-class E4')
    desk.put('voucher', { ...before, state: 'bound' })
    expect(withVoucher('v-4')).toBe('rejected voucher.wrong-state E4')
    desk.put('voucher', { ...before, reservedClass: 'class-2', reservedCentre: 'centre-b' })
    expect(withVoucher('v-4')).toBe('rejected voucher.reserved-elsewhere E4')
    desk.put('voucher', { ...before, reservedClass: 'class-1', reservedCentre: 'centre-a' })
    expect(withVoucher('v-4')).toBe('accepted')
  })

  test('[E5] without a seat the application waits, its voucher free, and is accepted when a seat is', () => {
    const desk = furnishedDesk()
    withClass(desk, 'class-3', 'centre-a', 1)
    desk.do('voucher.bind', bindArgs(1, 'class-3'), trainer)
    desk.do('enrolment.accept', place(4, 'v-4', 'class-3'))
    expect(enrolmentOf(desk, 4)).toMatchObject({ state: 'waitlisted', trainingClass: 'class-3' })
    expect(desk.get('trainingClass', 'class-3')).toMatchObject({ seatsTaken: 1, capacity: 1 })
    expect(desk.get('voucher', 'v-4')).toMatchObject({ reservedClass: '' })
    const bound = { ...place(1, 'v-1', 'class-3'), reason }
    desk.do('voucher.unbind', bound, trainer)
    desk.do('enrolment.accept', place(4, 'v-4', 'class-3'))
    expect(enrolmentOf(desk, 4)).toMatchObject({ state: 'accepted' })
    expect(desk.get('trainingClass', 'class-3')).toMatchObject({ seatsTaken: 1 })
  })

  test('[E8] a worker who has a place in the class is not given another', () => {
    const desk = furnishedDesk()
    desk.do('enrolment.apply', applyArgs(1))
    desk.do('voucher.bind', { ...bindArgs(1), enrolment: enrolmentId(11) }, trainer)
    expect(gist(desk.try('enrolment.accept', place(1)))).toBe('rejected enrolment.exists E8')
    expect(desk.get('trainingClass', 'class-1')).toMatchObject({ seatsTaken: 3 })
  })

  test('[E8] on a device that does not hold the worker the place is left for the server to check', () => {
    const desk = furnishedDesk()
    desk.documents.delete(`person/${personId(4)}`)
    desk.sight = 'unknown'
    const outcome = desk.try('enrolment.accept', place(4))
    expect(outcome.lane === 'accepted' && outcome.unchecked).toEqual(['E8'])
  })
})

describe('return, refuse, withdraw', () => {
  test('[E6] an applied one is returned with a reason and stays open', () => {
    const desk = furnishedDesk()
    const giveBack = (n: number, acting = {}) =>
      gist(desk.try('enrolment.return', { enrolment: enrolmentId(n), reason }, acting))
    expect(giveBack(99)).toBe('rejected enrolment.unknown E6')
    expect(giveBack(4, { operator: 'stranger' })).toBe('rejected author.outside-place A5')
    desk.do('enrolment.return', { enrolment: enrolmentId(4), reason })
    expect(enrolmentOf(desk, 4)).toMatchObject({ state: 'returned', reason })
    expect(desk.get('person', personId(4)).openEnrolments).toHaveLength(1)
    expect(giveBack(4)).toBe('rejected enrolment.wrong-state E6')
  })

  test('[E7, E9] an application is refused with a reason and ends', () => {
    const desk = furnishedDesk()
    const refuse = (n: number, changes: object = {}, acting = {}) =>
      gist(desk.try('enrolment.refuse', { ...place(n, '', ''), reason, ...changes }, acting))
    expect(refuse(99)).toBe('rejected enrolment.unknown E7')
    expect(refuse(4, { person: personId(5) })).toBe('rejected enrolment.wrong-person E7')
    expect(refuse(4, { trainingClass: 'class-1' })).toBe('rejected enrolment.wrong-person E7')
    expect(refuse(4, { voucher: 'v-4' })).toBe('rejected enrolment.wrong-person E7')
    expect(refuse(4, {}, { operator: 'stranger' })).toBe('rejected author.outside-place A5')
    desk.do('enrolment.refuse', { ...place(4, '', ''), reason })
    expect(enrolmentOf(desk, 4)).toMatchObject({ state: 'refused', reason })
    expect(desk.get('person', personId(4)).openEnrolments).toEqual([])
    expect(refuse(4)).toBe('rejected enrolment.wrong-state E7')
    expect(gist(desk.try('enrolment.apply', { ...applyArgs(4), enrolment: enrolmentId(44) }))).toBe('accepted')
  })

  test('[E7] one that was accepted is not refused', () => {
    const desk = furnishedDesk()
    desk.do('enrolment.accept', place(4))
    expect(gist(desk.try('enrolment.refuse', { ...place(4), reason }))).toBe('rejected enrolment.wrong-state E7')
  })

  test('[E9, E10] a worker withdraws before the roster; the seat is free', () => {
    const desk = furnishedDesk()
    const withdraw = (changes: object = {}, acting = {}) =>
      gist(desk.try('enrolment.withdraw', { ...place(4, 'v-4'), reason, ...changes }, acting))
    desk.do('enrolment.accept', place(4, 'v-4'))
    expect(desk.get('trainingClass', 'class-1')).toMatchObject({ seatsTaken: 3 })
    expect(withdraw({ enrolment: enrolmentId(99) })).toBe('rejected enrolment.unknown E10')
    expect(withdraw({ voucher: '' })).toBe('rejected enrolment.wrong-person E10')
    expect(withdraw({}, { operator: 'stranger' })).toBe('rejected author.outside-place A5')
    desk.do('enrolment.withdraw', { ...place(4, 'v-4'), reason })
    expect(desk.get('trainingClass', 'class-1')).toMatchObject({ seatsTaken: 2 })
    expect(enrolmentOf(desk, 4)).toMatchObject({ state: 'withdrawn' })
    expect(withdraw()).toBe('rejected enrolment.wrong-state E10')
  })

  test('[E10] from the roster only where the voucher is bound to it no longer', () => {
    const desk = furnishedDesk()
    const leave = { ...place(2, 'v-2'), reason }
    expect(gist(desk.try('enrolment.withdraw', leave))).toBe('rejected enrolment.wrong-state E10')
    const dispute = [...desk.documents.keys()].find(key => key.startsWith('case/dispute-'))!.slice('case/'.length)
    desk.do('dispute.resolve', { dispute, voucher: 'v-2', decision: 'give-to-loser', reason }, reviewer)
    desk.do('enrolment.withdraw', leave)
    expect(desk.get('trainingClass', 'class-1')).toMatchObject({ seatsTaken: 1 })
    expect(desk.get('person', personId(2)).openEnrolments).toEqual([])
    expect(desk.get('voucher', 'v-2')).toMatchObject({ state: 'bound', boundClass: 'class-2' })
    const again = { ...bindArgs(2, 'class-2'), enrolment: enrolmentId(22) }
    expect(gist(desk.try('voucher.bind', again, rival))).toBe('accepted')
  })

  test('[E12] [row 29] a worker leaves a centre’s sight with the last place there', () => {
    const desk = furnishedDesk()
    const sees = (n: number) => scopesOf('person', desk.get('person', personId(n))).includes('centre:centre-a')
    desk.do('enrolment.accept', place(4, 'v-4'))
    expect([sees(2), sees(4), sees(5)]).toEqual([true, true, false])
    desk.do('voucher.unbind', { ...place(2, 'v-2'), reason }, trainer)
    desk.do('enrolment.withdraw', { ...place(4, 'v-4'), reason })
    expect([sees(2), sees(4)]).toEqual([false, false])
  })

  test('[E12] a worker with another place at the centre stays in its sight', () => {
    const desk = furnishedDesk()
    desk.do('enrolment.apply', { ...applyArgs(2), enrolment: enrolmentId(22), level: '4' })
    const { openEnrolments, ...worker } = desk.get('person', personId(2))
    const elsewhere = openEnrolments.map(e => (e.trainingClass === '' ? { ...e, centre: 'centre-a' } : e))
    desk.put('person', { ...worker, openEnrolments: elsewhere })
    desk.do('voucher.unbind', { ...place(2, 'v-2'), reason }, trainer)
    expect(desk.get('person', personId(2)).centres).toEqual(['centre-a'])
  })

  test('[E9] what is out of a device’s sight is left for the server', () => {
    const desk = furnishedDesk()
    desk.do('enrolment.accept', place(4))
    desk.documents.delete('trainingClass/class-1')
    desk.sight = 'unknown'
    const outcome = desk.try('enrolment.withdraw', { ...place(4), reason })
    expect(outcome.lane === 'accepted' && outcome.unchecked).toEqual(['E9'])
    desk.documents.delete(`person/${personId(4)}`)
    const blind = desk.try('enrolment.withdraw', { ...place(4), reason })
    expect(blind.lane === 'accepted' && blind.unchecked).toEqual(['E9'])
  })
})

describe('roster', () => {
  test('[E8] binding moves an accepted enrolment to the roster', () => {
    const desk = furnishedDesk()
    withHolder(desk, 6)
    desk.do('enrolment.apply', applyArgs(6))
    desk.do('enrolment.accept', place(6))
    desk.do('voucher.bind', bindArgs(6), trainer)
    expect(enrolmentOf(desk, 6)).toMatchObject({ state: 'on-roster', voucher: 'v-6' })
    expect(desk.get('trainingClass', 'class-1')).toMatchObject({ seatsTaken: 3 })
  })

  test('[E8] binding makes a place while there are seats, one a person and class', () => {
    const desk = furnishedDesk()
    desk.do('voucher.bind', bindArgs(1), trainer)
    expect(enrolmentSchema.parse(enrolmentOf(desk, 1))).toMatchObject({ state: 'on-roster', source: 'centre' })
    expect(gist(desk.try('voucher.bind', { ...bindArgs(1), enrolment: enrolmentId(11) }, trainer))).toBe(
      'rejected enrolment.exists E8'
    )
    const other = furnishedDesk()
    other.documents.delete(`person/${personId(1)}`)
    expect(gist(other.try('voucher.bind', bindArgs(1), trainer))).toBe('rejected person.unknown E8')
  })

  test('[E5] no place is made in a full class', () => {
    const desk = furnishedDesk()
    desk.put('trainingClass', { ...desk.get('trainingClass', 'class-1'), capacity: 2 })
    expect(gist(desk.try('voucher.bind', bindArgs(1), trainer))).toBe('rejected class.full E5')
  })

  test('[E8] an enrolment of another person, class or state is not moved', () => {
    const desk = furnishedDesk()
    const onto = (n: number) => gist(desk.try('voucher.bind', { ...bindArgs(1), enrolment: enrolmentId(n) }, trainer))
    expect(onto(4)).toBe('rejected enrolment.wrong-person E8')
    expect(onto(2)).toBe('rejected enrolment.wrong-person E8')
    desk.do('enrolment.apply', applyArgs(1))
    expect(onto(1)).toBe('rejected enrolment.wrong-person E8')
    desk.put('enrolment', { ...enrolmentOf(desk, 1), trainingClass: 'class-1', state: 'waitlisted' })
    expect(onto(1)).toBe('rejected enrolment.wrong-state E8')
  })

  test('[E11] an enrolment keeps its voucher while that lives; after a void another takes its place', () => {
    const desk = furnishedDesk()
    desk.rules = { ...sampleRules, liveVouchersMax: 2, sameSkillOnce: false }
    desk.do('enrolment.accept', place(4, 'v-4'))
    desk.do('voucher.issue', issueArgs(4, 7))
    desk.do('voucher.collect', {
      voucher: 'v-7',
      person: personId(4),
      scan: '',
      how: 'counter',
      identity: { method: 'qr', matched: null }
    })
    const other = { ...bindArgs(4), voucher: 'v-7' }
    expect(gist(desk.try('voucher.bind', other, trainer))).toBe('rejected enrolment.exists E11')
    desk.do('voucher.void', { voucher: 'v-4', person: personId(4), date: TODAY, reason })
    desk.do('voucher.bind', other, trainer)
    expect(enrolmentOf(desk, 4)).toMatchObject({ state: 'on-roster', voucher: 'v-7' })
  })

  test('[E9] after the end the worker applies anew', () => {
    const desk = furnishedDesk()
    desk.do('session.schedule', sessionArgs('class-1', 's2', '2026-03-03'), trainer)
    desk.do('voucher.unbind', { ...place(2, 'v-2'), reason }, trainer)
    expect(gist(desk.try('enrolment.apply', { ...applyArgs(2), enrolment: enrolmentId(22) }))).toBe('accepted')
  })
})
