import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Attendance } from '../../domain/attendance/attendance.ts'
import { type Enrolment, holdsRoster, holdsSeat, isOpenEnrolment } from '../../domain/enrolment/enrolment.ts'
import type { Person } from '../../domain/person/person.ts'
import type { Batch } from '../../domain/plan/batch.ts'
import type { Lease } from '../../domain/plan/lease.ts'
import type { TrainingClass } from '../../domain/training/class.ts'
import { isLive, type Voucher, type VoucherState } from '../../domain/voucher/voucher.ts'
import type { TestDesk } from '../doubles/test-desk.ts'
import { argsOf, documentsOf, play, smallWorld, type Throw, throwOfDice } from './small-world.ts'

/** The moves of a voucher that the design allows; whatever else happens to its state is a defect. */
const moves: Record<string, readonly VoucherState[]> = {
  '': ['issued', 'collected'],
  issued: ['collected', 'void'],
  collected: ['bound', 'void'],
  bound: ['collected', 'redeemed'],
  redeemed: ['bound'],
  void: []
}

const sorted = (texts: readonly string[]): string[] => [...texts].sort()

function vouchersAreSound(desk: TestDesk): void {
  const enrolments = documentsOf<Enrolment>(desk, 'enrolment')
  for (const voucher of documentsOf<Voucher>(desk, 'voucher')) {
    const isBound = voucher.state === 'bound' || voucher.state === 'redeemed'
    expect(isBound, `${voucher.id} ${voucher.state}`).toBe(voucher.boundClass !== '')
    expect([voucher.boundCentre !== '', voucher.boundBy !== '', voucher.boundAt !== null]).toEqual([
      isBound,
      isBound,
      isBound
    ])
    expect(voucher.redeemedBy !== '').toBe(voucher.state === 'redeemed')
    const here = enrolments.filter(e => holdsRoster(e.state) && e.voucher === voucher.id)
    expect(here.filter(e => e.trainingClass === voucher.boundClass).length).toBeLessThanOrEqual(1)
    if (!isBound && voucher.state !== 'void') {
      expect(here, 'nobody is on a roster with a voucher that is not bound').toEqual([])
      const reserving = enrolments.filter(
        e => e.state === 'accepted' && e.voucher === voucher.id && e.trainingClass === voucher.reservedClass
      )
      expect(reserving.length).toBe(voucher.reservedClass === '' ? 0 : 1)
    }
  }
}

function classesAreSound(desk: TestDesk): void {
  const enrolments = documentsOf<Enrolment>(desk, 'enrolment')
  for (const { id, seatsTaken, capacity } of documentsOf<TrainingClass>(desk, 'trainingClass')) {
    expect(seatsTaken).toBe(enrolments.filter(e => holdsSeat(e.state) && e.trainingClass === id).length)
    expect(seatsTaken).toBeLessThanOrEqual(capacity)
  }
  const attendances = documentsOf<Attendance>(desk, 'attendance').filter(({ state }) => state === 'present')
  for (const { id, sessionsAttended } of enrolments) {
    expect(sessionsAttended).toBe(attendances.filter(one => one.enrolment === id).length)
  }
}

function personsAreSound(desk: TestDesk): void {
  const enrolments = documentsOf<Enrolment>(desk, 'enrolment')
  const vouchers = documentsOf<Voucher>(desk, 'voucher')
  for (const { id, liveVouchers, openEnrolments, centres } of documentsOf<Person>(desk, 'person')) {
    const live = vouchers.filter(voucher => voucher.person === id && isLive(voucher.state))
    expect(sorted(liveVouchers.map(({ voucher }) => voucher))).toEqual(sorted(live.map(voucher => voucher.id)))
    expect(live.length).toBeLessThanOrEqual(desk.rules?.liveVouchersMax ?? 0)
    const open = enrolments.filter(one => one.person === id && isOpenEnrolment(one.state))
    expect(sorted(openEnrolments.map(({ enrolment }) => enrolment))).toEqual(sorted(open.map(one => one.id)))
    expect(sorted(centres)).toEqual(
      sorted([...new Set(open.filter(one => holdsSeat(one.state)).map(one => one.centre))])
    )
    const seats = open.filter(({ state }) => holdsSeat(state)).map(({ trainingClass }) => trainingClass)
    expect(new Set(seats).size).toBe(seats.length)
    for (const one of open.filter(({ state }) => holdsSeat(state))) {
      expect(openEnrolments.find(({ enrolment }) => enrolment === one.id)?.trainingClass).toBe(one.trainingClass)
    }
  }
}

function planIsSound(desk: TestDesk, returned: ReadonlyMap<string, number>): void {
  const leases = documentsOf<Lease>(desk, 'lease')
  const batches = documentsOf<Batch>(desk, 'batch')
  for (const { id, leased, size } of batches) {
    const out = leases.filter(({ batch }) => batch === id)
    expect(leased).toBe(out.reduce((sum, lease) => sum + lease.blanks.length - (returned.get(lease.id) ?? 0), 0))
    expect(leased).toBeLessThanOrEqual(size)
  }
  const plan = desk.get('plan', 'plan-1')
  const made = batches.filter(({ state }) => state === 'made' || state === 'closed')
  expect(plan.batched).toBe(made.reduce((sum, { size }) => sum + size, 0))
  expect(plan.committedFen).toBe(made.reduce((sum, { size, faceValueFen }) => sum + size * faceValueFen, 0))
  expect(plan.batched).toBeLessThanOrEqual(plan.size)
  expect(plan.committedFen).toBeLessThanOrEqual(plan.budgetFen)
}

const statesOf = (desk: TestDesk): Map<string, VoucherState> =>
  new Map(documentsOf<Voucher>(desk, 'voucher').map(({ id, state }) => [id, state]))

/** Plays the throws and looks at the whole world after each; yields how often each kind was accepted. */
function playAll(throws: readonly Throw[], liveVouchersMax: number, sameSkillOnce: boolean): Map<string, number> {
  const desk = smallWorld(liveVouchersMax, sameSkillOnce)
  const counts = new Map<string, number>()
  const returned = new Map<string, number>()
  for (const one of throws) {
    const before = statesOf(desk)
    const args = argsOf(desk, one)
    const { first, again } = play(desk, one)
    expect(again, 'the same input gives the same outcome').toEqual(first)
    if (first.lane !== 'accepted') {
      expect(statesOf(desk)).toEqual(before)
      continue
    }
    counts.set(one.kind, (counts.get(one.kind) ?? 0) + 1)
    const given = one.kind === 'lease.return' ? args['lease.return'] : undefined
    if (given) returned.set(given.lease, given.unused.length)
    for (const [id, state] of statesOf(desk)) {
      const from = before.get(id) ?? ''
      if (from !== state) expect(moves[from], `${one.kind} on ${id} from ${from}`).toContain(state)
    }
    vouchersAreSound(desk)
    classesAreSound(desk)
    personsAreSound(desk)
    planIsSound(desk, returned)
  }
  return counts
}

test('[V3, V12, V14, V19, R4, E5, E8, E9, P2, B7, B9, B10, C4] no sequence of entries reaches a forbidden state', () => {
  const reached = new Map<string, number>()
  const world = fc.tuple(
    fc.array(throwOfDice, { minLength: 40, maxLength: 120 }),
    fc.integer({ min: 1, max: 2 }),
    fc.boolean()
  )
  fc.assert(
    fc.property(world, ([throws, live, once]) => {
      for (const [kind, count] of playAll(throws, live, once)) reached.set(kind, (reached.get(kind) ?? 0) + count)
    }),
    { numRuns: 150, seed: 20_260_302 }
  )
  const thrown = Object.keys(argsOf(smallWorld(1, true), { ...zero }))
  expect(thrown.filter(kind => (reached.get(kind) ?? 0) < 5).map(kind => `${kind} ${reached.get(kind) ?? 0}`)).toEqual(
    []
  )
}, 120_000)

const zero: Throw = {
  kind: 'person.register',
  anybody: null,
  person: 1,
  voucher: 1,
  enrolment: 1,
  isSecond: false,
  isInformed: false,
  minutes: 0
}
