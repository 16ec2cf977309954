import type { Role } from '../../domain/directory/operator.ts'
import type { ArgsByKind, Kind } from '../../domain/reducer.ts'
import type { ClassState } from '../../domain/training/class.ts'
import type { Draft, SimDevice } from './sim-device.ts'

/** One thing that somebody does at a desk: drafts of entries, and what happens once they are stored. */
export interface Deed {
  readonly drafts: readonly Draft[]
  readonly done?: (ids: readonly string[]) => void
  /** Done whatever the desk foresees: by a list on paper, or by somebody who should not. */
  readonly isBlind?: boolean
}

/** Something that can be done at some desks: how often, and what it would be now. */
export interface DeedKind {
  readonly weight: number
  readonly find: (desk: SimDevice) => Deed | null
}

/** What can be done at a desk: what people come to work for, and what seldom happens. */
export interface Deeds {
  readonly usual: readonly DeedKind[]
  readonly rare: readonly DeedKind[]
}

export const draft = <K extends Kind>(kind: K, args: ArgsByKind[K], sealed: readonly string[] = []): Draft => ({
  kind,
  args,
  sealed
})

/** A deed of one entry. */
export const one = <K extends Kind>(kind: K, args: ArgsByKind[K]): Deed => ({ drafts: [draft(kind, args)] })

const RARELY = 0.15

/** One of the deeds that can be done at this desk now, as often as their weights say. */
export function anyDeed(desk: SimDevice, { usual, rare }: Deeds): Deed | null {
  const left = [...(desk.world.dice.chance(RARELY) ? rare : usual)]
  while (left.length > 0) {
    const weights = Object.fromEntries(left.map(({ weight }, n) => [`n${n}`, weight]))
    const [kind] = left.splice(Number(desk.world.dice.weighted(weights).slice(1)), 1)
    const deed = kind?.find(desk)
    if (deed) return deed
  }
  return null
}

/** Somebody who has a key at this desk and a role. */
export function operatorWith(desk: SimDevice, role: Role): string | undefined {
  return desk.world.dice.pick([...desk.disk.operators.keys()].filter(id => isAble(desk, id, role)))
}

export function isAble(desk: SimDevice, operator: string, role: Role): boolean {
  const found = desk.view('directory', operator)
  const isHere = desk.disk.operators.has(operator) && found.state === 'present'
  return isHere && found.document.kind === 'operator' && found.document.roles.includes(role)
}

/** Something about a class in one of these states. */
export const ofClass = (
  states: readonly ClassState[],
  make: (trainingClass: string, desk: SimDevice) => Deed | null
): DeedKind['find'] => {
  return desk => {
    const found = desk.world.dice.pick(desk.list('trainingClass').filter(({ state }) => states.includes(state)))
    return found ? make(found.id, desk) : null
  }
}
