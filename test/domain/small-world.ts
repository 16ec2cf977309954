import fc from 'fast-check'
import type { Attendance } from '../../domain/attendance/attendance.ts'
import { openDispute } from '../../domain/casework/open-dispute.ts'
import type { AnyDocument } from '../../domain/documents.ts'
import type { Enrolment } from '../../domain/enrolment/enrolment.ts'
import type { ArgsByKind, Kind } from '../../domain/reducer.ts'
import type { Outcome } from '../../domain/reduction.ts'
import type { Voucher } from '../../domain/voucher/voucher.ts'
import { batchArgs, DIGEST, TODAY } from '../doubles/furnished-desk.ts'
import {
  applyArgs,
  bindArgs,
  byServer,
  enrolmentId,
  identity,
  issueArgs,
  leaseArgs,
  manager,
  personId,
  registerArgs,
  second,
  sessionArgs,
  signInArgs,
  TestDesk,
  trainer,
  withClass,
  withHolder,
  withLease
} from '../doubles/test-desk.ts'
import { sampleRules } from '../doubles/test-province.ts'

/** One throw of the dice: what is tried, by whom, on what, and whether the arguments follow the documents. */
export interface Throw {
  readonly kind: Kind
  /** Null: whoever does this as a rule. */
  readonly anybody: string | null
  readonly person: number
  readonly voucher: number
  readonly enrolment: number
  readonly isSecond: boolean
  readonly isInformed: boolean
  readonly minutes: number
}

const operators = ['clerk', 'reviewer', 'trainer', 'rival', 'manager', 'second', 'stranger'] as const
/** Who does what as a rule; in one throw of ten anybody does anything. */
const usual: Partial<Record<Kind, string>> = {
  'person.register': 'clerk',
  'voucher.issue': 'clerk',
  'voucher.collect': 'clerk',
  'voucher.void': 'clerk',
  'voucher.reprint': 'clerk',
  'voucher.reinstate': 'reviewer',
  'enrolment.apply': 'clerk',
  'enrolment.accept': 'clerk',
  'enrolment.refuse': 'clerk',
  'enrolment.return': 'clerk',
  'enrolment.withdraw': 'clerk',
  'dispute.resolve': 'reviewer',
  'batch.draft': 'manager',
  'batch.submit': 'manager',
  'batch.approve': 'second',
  'batch.make': 'second',
  'batch.close': 'second',
  'lease.return': 'clerk'
}
const atCentre = ['voucher.bind', 'voucher.unbind', 'attendance.sign-in', 'attendance.void'] as const
const often = [
  ...atCentre,
  'dispute.resolve',
  'voucher.bind',
  'attendance.sign-in',
  'voucher.issue',
  'voucher.collect'
] as const
const kinds: readonly Kind[] = [...(Object.keys(usual) as Kind[]), ...atCentre, ...often, 'lease.grant']

export const throwOfDice: fc.Arbitrary<Throw> = fc.record({
  kind: fc.constantFrom(...kinds),
  anybody: fc.oneof({ arbitrary: fc.constant(null), weight: 9 }, fc.constantFrom(...operators)),
  person: fc.integer({ min: 1, max: 3 }),
  voucher: fc.integer({ min: 1, max: 6 }),
  enrolment: fc.integer({ min: 1, max: 6 }),
  isSecond: fc.boolean(),
  isInformed: fc.oneof({ arbitrary: fc.constant(true), weight: 8 }, fc.constant(false)),
  minutes: fc.integer({ min: 0, max: 5 })
})

/** Three workers of whom two hold vouchers, six blanks, two classes of two seats each at rival centres, one line with room for another batch. */
export function smallWorld(liveVouchersMax: number, sameSkillOnce: boolean): TestDesk {
  const desk = new TestDesk()
  desk.rules = { ...sampleRules, liveVouchersMax, sameSkillOnce, vouchersPerYearMax: 20 }
  withLease(desk, 9, 6)
  withClass(desk, 'class-1', 'centre-a', 2)
  withClass(desk, 'class-2', 'centre-b', 2)
  desk.do('session.schedule', sessionArgs('class-1', 's2', TODAY, '13:00', '17:00'), trainer)
  for (const n of [1, 2]) withHolder(desk, n)
  desk.do('batch.draft', batchArgs('extra-0', 'plan-1', 5), manager)
  desk.do('batch.submit', { batch: 'extra-0' }, manager)
  desk.do('batch.approve', { batch: 'extra-0' }, second)
  return desk
}

const reason = '示例原因'
const placeOf = (desk: TestDesk, person: string, trainingClass: string): string | undefined => {
  const found = desk.read('person', person)
  const places = found.state === 'present' ? found.document.openEnrolments : []
  return places.find(one => one.trainingClass === trainingClass)?.enrolment
}
const enrolmentAt = (desk: TestDesk, id: string): Enrolment | undefined => {
  const found = desk.read('enrolment', id)
  return found.state === 'present' ? found.document : undefined
}

function bindingOf(desk: TestDesk, { id, person, boundClass }: Voucher) {
  const enrolment = boundClass === '' ? undefined : placeOf(desk, person, boundClass)
  return enrolment === undefined ? undefined : { voucher: id, person, trainingClass: boundClass, enrolment }
}

/** Arguments for a throw; informed ones take what belongs together from the documents, as a screen does. */
export function argsOf(desk: TestDesk, one: Throw): { readonly [K in Kind]?: ArgsByKind[K] } {
  const { person, voucher, isSecond } = one
  const trainingClass = isSecond ? 'class-2' : 'class-1'
  const enrolment = one.isInformed ? enrolmentAt(desk, enrolmentId(one.enrolment)) : undefined
  const held = desk.read('voucher', `v-${voucher}`)
  const holder = one.isInformed && held.state === 'present' ? held.document.person : personId(person)
  const own = enrolment ?? { person: holder, trainingClass: '', voucher: '' }
  const named = { enrolment: enrolmentId(one.enrolment), person: own.person }
  const place = { ...named, trainingClass: own.trainingClass, voucher: own.voucher, reason }
  const seat = {
    ...named,
    trainingClass: own.trainingClass || trainingClass,
    voucher: own.voucher || `v-${voucher}`
  }
  const redeemed = documentsOf<Voucher>(desk, 'voucher').find(({ state }) => state === 'redeemed')
  const seen = documentsOf<Attendance>(desk, 'attendance').at(isSecond ? -1 : 0)
  const bound = one.isInformed && held.state === 'present' ? bindingOf(desk, held.document) : undefined
  const session = isSecond && (bound ?? seat).trainingClass === 'class-1' ? 's2' : 's1'
  const extra = `extra-${one.enrolment % 2}`
  const open = [...desk.documents.keys()].findLast(key => key.startsWith('case/'))?.slice('case/'.length)
  return {
    'person.register': registerArgs(person),
    'voucher.issue': { ...issueArgs(person, voucher), lease: voucher > 4 && isSecond ? 'lease-2' : 'lease-1' },
    'voucher.collect': { voucher: `v-${voucher}`, person: holder, scan: '', how: 'counter', identity },
    'voucher.bind': {
      ...bindArgs(voucher, trainingClass),
      person: holder,
      enrolment: placeOf(desk, holder, trainingClass) ?? named.enrolment
    },
    'voucher.unbind': { ...(bound ?? seat), reason },
    'voucher.void': { voucher: `v-${voucher}`, person: holder, date: TODAY, reason },
    'voucher.reprint': { voucher: `v-${voucher}`, reason },
    'voucher.reinstate': { voucher: one.isInformed && redeemed ? redeemed.id : `v-${voucher}`, reason },
    'enrolment.apply': { ...applyArgs(one.enrolment), person: personId(person) },
    'enrolment.accept': { ...named, trainingClass, voucher: isSecond ? `v-${voucher}` : '' },
    'enrolment.refuse': place,
    'enrolment.return': { enrolment: named.enrolment, reason },
    'enrolment.withdraw': place,
    'attendance.sign-in': { ...signInArgs(1, seat.trainingClass, session), ...(bound ?? seat) },
    'attendance.void':
      one.isInformed && seen
        ? {
            trainingClass: seen.trainingClass,
            session: seen.session,
            person: seen.person,
            enrolment: seen.enrolment,
            reason
          }
        : { ...named, trainingClass: seat.trainingClass, session, reason },
    'dispute.resolve': {
      dispute: open ?? 'dispute-none',
      voucher: open ? desk.get('case', open).voucher : `v-${voucher}`,
      decision: isSecond ? 'give-to-loser' : 'uphold-winner',
      reason
    },
    'batch.draft': batchArgs(extra, 'plan-1', voucher),
    'batch.submit': { batch: extra },
    'batch.approve': { batch: extra },
    'batch.make': { batch: extra, plan: 'plan-1' },
    'batch.close': { batch: one.voucher === 6 ? 'batch-1' : extra },
    'lease.grant': { ...leaseArgs(`lease-${one.enrolment}`, 100 + 10 * one.enrolment, voucher) },
    'lease.return': {
      lease: `lease-${isSecond ? one.enrolment : 1}`,
      batch: 'batch-1',
      unused: (isSecond ? [] : [5, 6].filter(n => n <= voucher)).map(n => `v-${n}`)
    }
  }
}

/** Tries a throw twice on frozen documents, applies what is accepted, and opens the case of a losing binding. */
export function play(desk: TestDesk, one: Throw): { readonly first: Outcome; readonly again: Outcome } {
  desk.now += one.minutes * 60_000
  for (const document of desk.documents.values()) freeze(document)
  const args = freeze(argsOf(desk, one)[one.kind])
  const acting = one.kind === 'lease.grant' ? byServer : { operator: one.anybody ?? expected(one.kind, args) }
  const sealed = one.kind === 'person.register' ? [DIGEST] : []
  const facts = freeze(desk.facts(one.kind, { ...acting, sealed }))
  const first = desk.reduce(args, facts)
  const again = desk.reduce(args, facts)
  if (first.lane === 'accepted') for (const { collection, document } of first.writes) desk.put(collection, document)
  if (first.lane === 'review' && first.dispute) {
    const link = { entry: facts.id, kind: facts.kind, at: facts.at }
    desk.put('case', openDispute(first.dispute, first.rejection.code, link, desk.now))
  }
  return { first, again }
}

function expected(kind: Kind, args: object | undefined): string {
  const isFirst = args !== undefined && 'trainingClass' in args && args.trainingClass === 'class-1'
  return usual[kind] ?? (isFirst ? 'trainer' : 'rival')
}

function freeze<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value
  for (const item of Object.values(value)) freeze(item)
  return Object.freeze(value)
}

export const documentsOf = <T extends AnyDocument>(desk: TestDesk, collection: string): readonly T[] =>
  [...desk.documents].filter(([key]) => key.startsWith(`${collection}/`)).map(([, document]) => document as T)
