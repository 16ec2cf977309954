import { actions } from './en/actions.ts'
import { components } from './en/components.ts'
import { failures } from './en/failures.ts'
import { fields } from './en/fields.ts'
import { gate } from './en/gate.ts'
import { rejections } from './en/rejections.ts'
import { shell } from './en/shell.ts'
import { start } from './en/start.ts'
import { states } from './en/states.ts'
import { time } from './en/time.ts'
import type { TextsLike } from './texts.ts'
import type { zh } from './zh.ts'

/** All English texts by area; a missing area or key does not compile. */
export const en: TextsLike<typeof zh> = {
  actions,
  components,
  failures,
  fields,
  gate,
  rejections,
  shell,
  start,
  states,
  time
}
