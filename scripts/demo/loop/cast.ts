import { sampleIdNumber } from '../../../domain/codes/id-number.ts'
import { samplePhone } from '../../../domain/codes/phone.ts'
import type { Chance } from '../chance.ts'
import type { Newcomer } from '../county-steps.ts'

/** What becomes of a worker's subsidy: paid at once, paid when the bank failed once, stopped by an objection, refused. */
const fates = ['plain', 'bank-fails', 'objected', 'refused', 'drops-out'] as const
export type Fate = (typeof fates)[number]

export interface Learner extends Newcomer {
  readonly fate: Fate
  /** Number of the certificate, for those who get one. */
  readonly serial: number
}

/** Everything about one run that its seed decides. */
export interface Cast {
  readonly learners: readonly Learner[]
  /** The objection is answered in the worker's favour. */
  readonly isObjectionVain: boolean
  readonly drawSeed: string
  readonly trainingClass: string
}

const names = ['样例甲', '样例乙', '样例丙', '样例丁', '样例戊', '样例己', '样例庚', '样例辛'] as const
/** Numbers of workers that neither the sample province nor any list of the demonstration holds. */
const firstNumber = 4_930_000
const seeds = 1000

function shuffled<T>(items: readonly T[], chance: Chance): readonly T[] {
  const left = [...items]
  return items.map(() => left.splice(chance.below(left.length), 1)[0] as T)
}

export function castOf(seed: number, chance: Chance): Cast {
  const order = shuffled([...fates, 'plain' as const], chance)
  const learners = order.map((fate, nth): Learner => {
    const number = firstNumber + (Math.abs(seed) % seeds) * names.length + nth
    const idNumber = sampleIdNumber(number, '1989-09-09', nth % 2 === 0 ? 'female' : 'male')
    return { name: names[nth] ?? '', idNumber, phone: samplePhone(number), fate, serial: nth + 1 }
  })
  const isObjectionVain = chance.isLikely(0.5)
  return {
    learners,
    isObjectionVain,
    drawSeed: `2026${String(Math.abs(seed)).padStart(4, '0')}`,
    trainingClass: `育婴员演示班 ${seed}`
  }
}

export const withFate = ({ learners }: Cast, ...wanted: readonly Fate[]): readonly Learner[] =>
  learners.filter(({ fate }) => wanted.includes(fate))

export const graduates = (cast: Cast): readonly Learner[] => cast.learners.filter(({ fate }) => fate !== 'drops-out')

/** A number of an assessing body of the demonstration's own, which nobody has. */
export const certificateNumber = ({ serial }: Learner, date: string, level: string): string =>
  `S000014000002${date.slice(2, 4)}${level}${String(serial).padStart(6, '0')}`
