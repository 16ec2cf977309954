import { Chance } from '../../scripts/demo/chance.ts'

/** What is done at a counter in one round. */
export const steps = ['visit', 'visit-piecemeal', 'amend', 'void', 'admit', 'admit-again'] as const
export type Step = (typeof steps)[number]

/** What goes wrong meanwhile. */
export const faults = [
  'line-cut',
  'line-delay',
  'line-throttle',
  'line-black-hole',
  'line-half-open',
  'line-lose-replies',
  'line-replay',
  'old-uploads-again',
  'desk-kill',
  'desk-stop',
  'desk-disk-full',
  'replica-damage',
  'journal-damage',
  'server-kill',
  'server-stop',
  'backend-kill',
  'postmaster-kill',
  'postmaster-stop',
  'server-disk-full',
  'dump',
  'restore',
  'restore-unannounced'
] as const
export type Fault = (typeof faults)[number]

export const deskNames = ['county', 'centre'] as const
export type DeskName = (typeof deskNames)[number]

export interface Round {
  readonly number: number
  readonly step: Step
  readonly faults: readonly Fault[]
  /** Whose desk or line is meant where the fault does not say. */
  readonly victim: DeskName
  /** The append that a strike meets, and how long after it began. */
  readonly strikeAt: number
  readonly strikeAfterMs: number
  /** How long a stopped part stays stopped. */
  readonly holdMs: number
  /** For whatever else is left to chance: places of flipped bytes, rates. */
  readonly dice: number
}

/** These change the ground under all others and stand alone. */
const alone: ReadonlySet<Fault> = new Set([
  'replica-damage',
  'journal-damage',
  'server-disk-full',
  'dump',
  'restore',
  'restore-unannounced'
])

const isLine = (fault: Fault): boolean => fault.startsWith('line-')
const partOf = (fault: Fault): string => (isLine(fault) ? 'line' : (fault.split('-')[0] ?? ''))
/** The server and its database fall together: one strike at them a round. */
const groundOf = (fault: Fault): string => {
  const part = partOf(fault)
  return ['backend', 'postmaster'].includes(part) ? 'server' : part
}

const pick = <T>(chance: Chance, from: readonly T[]): T => {
  const found = from[chance.below(from.length)]
  if (found === undefined) throw new RangeError('nothing to choose from')
  return found
}

const shuffled = <T>(chance: Chance, all: readonly T[]): readonly T[] => {
  const left = [...all]
  const order: T[] = []
  while (left.length > 0) order.push(...left.splice(chance.below(left.length), 1))
  return order
}

/** A second fault of another part, now and then. */
const second = (chance: Chance, first: Fault): readonly Fault[] => {
  if (alone.has(first) || !chance.isLikely(0.4)) return []
  return [
    pick(
      chance,
      faults.filter(one => !alone.has(one) && groundOf(one) !== groundOf(first))
    )
  ]
}

/** Counters are busier than classrooms, and papers must exist before they are scanned. */
const stepOf = (chance: Chance, number: number): Step =>
  number <= 2 ? 'visit' : pick(chance, ['visit', 'visit', 'admit', 'admit', ...steps])

/** Mostly the desk that is at work, now and then the other. */
const victimOf = (chance: Chance, step: Step): DeskName =>
  chance.isLikely(0.2) ? pick(chance, deskNames) : step.startsWith('admit') ? 'centre' : 'county'

/** The whole run, fixed by the seed: every fault once in an order of its own, then again in another. */
export function planOf(seed: number, rounds: number): readonly Round[] {
  const chance = new Chance(seed)
  const order: Fault[] = []
  while (order.length < rounds) order.push(...shuffled(chance, faults))
  return order.slice(0, rounds).map((first, index) => {
    const step = stepOf(chance, index + 1)
    return {
      number: index + 1,
      step,
      faults: [first, ...second(chance, first)],
      victim: victimOf(chance, step),
      strikeAt: chance.below(3),
      strikeAfterMs: chance.below(25),
      holdMs: 300 + chance.below(1200),
      dice: chance.below(1_000_000)
    }
  })
}
