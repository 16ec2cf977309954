import type { Enrolment } from '../../domain/enrolment/enrolment.ts'
import { type Skill, sameSkill } from '../../domain/fields.ts'
import type { Reader } from '../../domain/reduction.ts'
import type { TrainingClass } from '../../domain/training/class.ts'
import { shownState, type Voucher } from '../../domain/voucher/voucher.ts'
import type { Replica } from '../replica/replica.ts'
import type { Unit } from './commit-many.ts'
import type { DraftOf } from './draft.ts'

/** The voucher that an acceptance would reserve: the holder's, of the skill, free and not past its last day. */
export function reservableVoucher(
  enrolment: Pick<Enrolment, 'person' | 'occupation' | 'level'>,
  trainingClass: string,
  read: Reader,
  today: string
): Voucher | undefined {
  const holder = read('person', enrolment.person)
  if (holder.state !== 'present') return undefined
  for (const live of holder.document.liveVouchers) {
    if (!sameSkill(live, enrolment)) continue
    const found = read('voucher', live.voucher)
    if (found.state === 'present' && isFree(found.document, trainingClass, today)) return found.document
  }
  return undefined
}

function isFree(voucher: Voucher, trainingClass: string, today: string): boolean {
  const state = shownState(voucher, today)
  const isOpen = state === 'issued' || state === 'collected'
  return isOpen && (voucher.reservedClass === '' || voucher.reservedClass === trainingClass)
}

export function acceptance(
  { id, person }: Pick<Enrolment, 'id' | 'person'>,
  trainingClass: string,
  voucher: string
): DraftOf<'enrolment.accept'> {
  return { kind: 'enrolment.accept', args: { enrolment: id, person, trainingClass, voucher } }
}

export const returning = ({ id }: Pick<Enrolment, 'id'>, reason: string): DraftOf<'enrolment.return'> => ({
  kind: 'enrolment.return',
  args: { enrolment: id, reason }
})

type Place = Pick<Enrolment, 'id' | 'person' | 'trainingClass' | 'voucher'>

const ending = ({ id, person, trainingClass, voucher }: Place, reason: string) => ({
  enrolment: id,
  person,
  trainingClass,
  voucher,
  reason
})

export const refusing = (place: Place, reason: string): DraftOf<'enrolment.refuse'> => ({
  kind: 'enrolment.refuse',
  args: ending(place, reason)
})

export const withdrawing = (place: Place, reason: string): DraftOf<'enrolment.withdraw'> => ({
  kind: 'enrolment.withdraw',
  args: ending(place, reason)
})

export const skillKey = ({ occupation, level }: Skill): string => `${occupation} ${level}`

/** Who goes into which class, with the voucher that is reserved for it (empty: none). */
export type Placing = {
  readonly enrolment: Enrolment
  readonly trainingClass: TrainingClass
  readonly voucher: string
}

/** Reads what the chosen enrolments hold and places each into the class of its skill; without a class it is left out. */
export async function placingsOf(
  replica: Pick<Replica, 'reads'>,
  enrolments: readonly Enrolment[],
  classBySkill: ReadonlyMap<string, TrainingClass>,
  today: string
): Promise<readonly Placing[]> {
  const people = [...new Set(enrolments.map(({ person }) => person))]
  const readPeople = await replica.reads(people.map(id => ({ collection: 'person' as const, id })))
  const vouchers = people.flatMap(id => {
    const found = readPeople('person', id)
    return found.state === 'present' ? found.document.liveVouchers.map(({ voucher }) => voucher) : []
  })
  const read = await replica.reads([
    ...people.map(id => ({ collection: 'person' as const, id })),
    ...vouchers.map(id => ({ collection: 'voucher' as const, id }))
  ])
  return enrolments.flatMap(enrolment => {
    const trainingClass = classBySkill.get(skillKey(enrolment))
    if (!trainingClass) return []
    const voucher = reservableVoucher(enrolment, trainingClass.id, read, today)
    return [{ enrolment, trainingClass, voucher: voucher?.id ?? '' }]
  })
}

export const unitsOf = (placings: readonly Placing[]): readonly Unit[] =>
  placings.map(({ enrolment, trainingClass, voucher }) => [acceptance(enrolment, trainingClass.id, voucher)])
