import { actions } from './en/actions.ts'
import { cases } from './en/cases.ts'
import { components } from './en/components.ts'
import { counter } from './en/counter.ts'
import { failures } from './en/failures.ts'
import { fields } from './en/fields.ts'
import { gate } from './en/gate.ts'
import { imports } from './en/import.ts'
import { kinds } from './en/kinds.ts'
import { people } from './en/people.ts'
import { rejections } from './en/rejections.ts'
import { shell } from './en/shell.ts'
import { start } from './en/start.ts'
import { states } from './en/states.ts'
import { synchronisation } from './en/synchronisation.ts'
import { time } from './en/time.ts'
import type { TextsLike } from './texts.ts'
import type { zh } from './zh.ts'

/** All English texts by area; a missing area or key does not compile. */
export const en: TextsLike<typeof zh> = {
  actions,
  cases,
  components,
  counter,
  failures,
  fields,
  gate,
  imports,
  kinds,
  people,
  rejections,
  shell,
  start,
  states,
  synchronisation,
  time
}
