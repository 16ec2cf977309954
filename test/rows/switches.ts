import { mutants } from '../simulation/mutants.ts'
import { coreSwitches } from './core-switches.ts'
import { hostSwitches } from './host-switches.ts'
import { type Row, rows } from './rows.ts'
import type { Switch } from './switch.ts'

export const switches: readonly Switch[] = [...coreSwitches, ...hostSwitches]

/** Mutants of the simulation that take the mechanism of a row away. */
export const mutantsOf = ({ simulated }: Row): typeof mutants =>
  mutants.filter(({ name }) => simulated?.mutants?.includes(name))

export const hasSwitch = (row: Row): boolean => mutantsOf(row).length > 0 || switches.some(one => one.row === row.row)

/** Rows whose mechanism nothing in test code takes away. */
export const withoutSwitch: readonly number[] = rows.filter(row => !hasSwitch(row)).map(({ row }) => row)
