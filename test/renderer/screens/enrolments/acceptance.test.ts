import { describe, expect, it } from 'vitest'
import type { Enrolment } from '../../../../domain/enrolment/enrolment.ts'
import type { TrainingClass } from '../../../../domain/training/class.ts'
import {
  placingsOf,
  refusing,
  reservableVoucher,
  skillKey,
  unitsOf
} from '../../../../src-renderer/commands/enrolments.ts'
import { forecastOf } from '../../../../src-renderer/commands/enrolments-forecast.ts'
import { classesFor } from '../../../../src-renderer/queries/enrolments-classes.ts'
import { readQueue } from '../../../../src-renderer/queries/enrolments-queue.ts'
import {
  applyArgs,
  clerk,
  enrolmentId,
  personId,
  registerArgs,
  TestDesk,
  withClass,
  withHolder,
  withLease
} from '../../../doubles/test-desk.ts'

const today = '2026-03-02'

/** Two workers who applied, of whom the first holds a voucher, and an approved class of one seat. */
function office() {
  const desk = new TestDesk()
  withLease(desk)
  withHolder(desk, 1)
  desk.do('person.register', registerArgs(2), { ...clerk, sealed: ['0'.repeat(64)] })
  withClass(desk, 'class-1', 'centre-a', 1)
  for (const n of [1, 2]) desk.do('enrolment.apply', applyArgs(n), clerk)
  const enrolments = [1, 2].map(n => desk.get('enrolment', enrolmentId(n)))
  return { desk, enrolments, trainingClass: desk.get('trainingClass', 'class-1') }
}

describe('acceptance', () => {
  it('[E4] reserves the holder’s free voucher of the skill', () => {
    const { desk, enrolments } = office()
    const [first, second] = enrolments as [Enrolment, Enrolment]
    expect(reservableVoucher(first, 'class-1', desk.read, today)?.id).toBe('v-1')
    expect(reservableVoucher(second, 'class-1', desk.read, today)).toBeUndefined()
  })

  it('[E4] reserves none that has expired or is reserved for another class', () => {
    const { desk, enrolments } = office()
    const [first] = enrolments as [Enrolment]
    expect(reservableVoucher(first, 'class-1', desk.read, '2027-01-01')).toBeUndefined()
    desk.put('voucher', { ...desk.get('voucher', 'v-1'), reservedClass: 'class-9', reservedCentre: 'centre-b' })
    expect(reservableVoucher(first, 'class-1', desk.read, today)).toBeUndefined()
    expect(reservableVoucher(first, 'class-9', desk.read, today)?.id).toBe('v-1')
  })

  it('[E5] foretells seats, waiting list and vouchers as the reducer decides them', async () => {
    const { desk, enrolments, trainingClass } = office()
    const classBySkill = new Map([[skillKey(trainingClass), trainingClass]])
    const placings = await placingsOf({ reads: async () => desk.read }, enrolments, classBySkill, today)
    expect(forecastOf(placings, [0, 1])).toEqual({
      seated: 1,
      waitlisted: 1,
      withVoucher: 1,
      withoutVoucher: 0,
      refused: 0
    })
    for (const [draft] of unitsOf(placings)) {
      if (draft?.kind !== 'enrolment.accept') throw new Error('accepts')
      desk.do('enrolment.accept', draft.args, clerk)
    }
    expect([1, 2].map(n => desk.get('enrolment', enrolmentId(n)).state)).toEqual(['accepted', 'waitlisted'])
    expect(desk.get('voucher', 'v-1').reservedClass).toBe('class-1')
  })

  it('leaves out who has no class, and counts the refused', async () => {
    const { desk, enrolments, trainingClass } = office()
    expect(await placingsOf({ reads: async () => desk.read }, enrolments, new Map(), today)).toEqual([])
    const placings = enrolments.map(enrolment => ({ enrolment, trainingClass, voucher: '' }))
    expect(forecastOf(placings, [1])).toMatchObject({ seated: 1, withoutVoucher: 1, refused: 1 })
  })

  it('[E7] refuses with all that the enrolment holds', () => {
    const { desk, enrolments } = office()
    const [first] = enrolments as [Enrolment]
    const { args } = refusing({ ...first, trainingClass: '', voucher: '' }, '不符合条件')
    desk.do('enrolment.refuse', args, clerk)
    expect(desk.get('enrolment', first.id)).toMatchObject({ state: 'refused', reason: '不符合条件' })
    expect(desk.get('person', personId(1)).openEnrolments).toEqual([])
  })
})

describe('classes to choose from', () => {
  const { trainingClass } = office()
  const one = (id: string, from: string, to: string, seatsTaken = 0): TrainingClass => ({
    ...trainingClass,
    id,
    from,
    to,
    seatsTaken
  })

  it('offers the nearest with seats first, full ones after them, ended ones last', () => {
    const open = [
      one('ended', '2026-01-01', '2026-02-01'),
      one('full', '2026-03-03', '2026-03-20', 1),
      one('later', '2026-04-01', '2026-04-20'),
      one('soon', '2026-03-05', '2026-03-25'),
      { ...one('other', '2026-03-05', '2026-03-25'), level: '1' as const }
    ]
    expect(classesFor(open, trainingClass, today).map(({ id }) => id)).toEqual(['soon', 'later', 'full', 'ended'])
  })
})

describe('the queue', () => {
  const rowsBy: Readonly<Record<string, readonly Enrolment[]>> = (() => {
    const { enrolments } = office()
    const [first] = enrolments as [Enrolment]
    const at = (id: number, appliedAt: number, state: Enrolment['state']): Enrolment => ({
      ...first,
      id: enrolmentId(id),
      appliedAt,
      state
    })
    return {
      applied: [at(1, 30, 'applied'), at(2, 10, 'applied')],
      returned: [at(3, 20, 'returned')],
      waitlisted: [at(4, 5, 'waitlisted')]
    }
  })()
  const replica = {
    page: (async ({ where, after }: { where: { state: string }; after?: readonly number[] }) => {
      const all = rowsBy[where.state] ?? []
      const from = after?.[0] ?? 0
      const rows = all.slice(from, from + 1).map(document => ({ document, provisional: false, entries: [] }))
      return { rows, next: from + 1 < all.length ? [from + 1] : undefined }
    }) as never
  }

  it('holds every waiting state, who has waited longest first', async () => {
    const queue = await readQueue(replica, ['applied', 'returned', 'waitlisted'], new AbortController().signal)
    expect(queue?.rows.map(({ document }) => document.appliedAt)).toEqual([5, 10, 20, 30])
    expect(queue?.isCut).toBe(false)
  })

  it('is given up when nobody waits for it any more', async () => {
    expect(await readQueue(replica, ['applied'], AbortSignal.abort())).toBeUndefined()
  })
})
