import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Enrolment } from '../../../domain/enrolment/enrolment.ts'
import { offeredSeats, waitingList } from '../../../domain/enrolment/waiting-list.ts'
import { seatsLeft } from '../../../domain/training/class.ts'
import {
  applyArgs,
  enrolmentId,
  personId,
  TestDesk,
  withClass,
  withHolder,
  withLease
} from '../../doubles/test-desk.ts'

const PEOPLE = [1, 2, 3, 4, 5, 6] as const

/** A class of two seats for which six have applied, each at a time of their own. */
function office(times: readonly number[]): TestDesk {
  const desk = new TestDesk()
  withLease(desk)
  for (const n of PEOPLE) {
    withHolder(desk, n)
    desk.do('enrolment.apply', applyArgs(n))
    desk.put('enrolment', { ...desk.get('enrolment', enrolmentId(n)), appliedAt: times[n - 1] ?? 0 })
  }
  withClass(desk, 'class-1', 'centre-a', 2)
  return desk
}

const place = (n: number) => ({ enrolment: enrolmentId(n), person: personId(n), trainingClass: 'class-1', voucher: '' })
const classOf = (desk: TestDesk) => desk.get('trainingClass', 'class-1')
const all = (desk: TestDesk): readonly Enrolment[] => PEOPLE.map(n => desk.get('enrolment', enrolmentId(n)))
const numberOf = ({ id }: Enrolment) => PEOPLE.findIndex(n => enrolmentId(n) === id) + 1

describe('the waiting list of a class', () => {
  test('[E18] [E5] a seat that is given up goes to who applied first, and nobody is offered more than is free', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 6, maxLength: 6 }),
        fc.array(fc.tuple(fc.constantFrom('accept', 'withdraw', 'offer'), fc.constantFrom(...PEOPLE)), {
          maxLength: 30
        }),
        (times, moves) => {
          const desk = office(times)
          for (const [move, n] of moves) {
            const next = offeredSeats(all(desk), classOf(desk))[0]
            const { trainingClass, voucher } = desk.get('enrolment', enrolmentId(n))
            if (move === 'accept') desk.try('enrolment.accept', place(n))
            if (move === 'withdraw')
              desk.try('enrolment.withdraw', { ...place(n), trainingClass, voucher, reason: '本人不再参加' })
            if (move === 'offer' && next) {
              desk.do('enrolment.accept', place(numberOf(next)))
              expect(desk.get('enrolment', next.id).state).toBe('accepted')
            }
            const waiting = waitingList(all(desk), 'class-1')
            const offered = offeredSeats(all(desk), classOf(desk))
            expect(classOf(desk).seatsTaken).toBeLessThanOrEqual(2)
            expect(waiting.every(({ state }) => state === 'waitlisted')).toBe(true)
            expect(offered).toHaveLength(Math.min(seatsLeft(classOf(desk)), waiting.length))
            const latest = Math.max(...offered.map(({ appliedAt }) => appliedAt))
            expect(waiting.slice(offered.length).every(({ appliedAt }) => appliedAt > latest)).toBe(true)
          }
        }
      ),
      { numRuns: 60 }
    )
  })

  test('[E18] a class that takes nobody offers nothing, and who waits for another class is not on its list', () => {
    const desk = office([60, 50, 40, 30, 20, 10])
    for (const n of PEOPLE) desk.do('enrolment.accept', place(n))
    expect(waitingList(all(desk), 'class-1').map(numberOf)).toEqual([6, 5, 4, 3])
    expect(offeredSeats(all(desk), classOf(desk))).toEqual([])
    const free = { ...classOf(desk), seatsTaken: 1 }
    expect(offeredSeats(all(desk), free).map(numberOf)).toEqual([6])
    expect(offeredSeats(all(desk), { ...free, state: 'suspended' })).toEqual([])
    expect(waitingList(all(desk), 'class-2')).toEqual([])
  })
})
