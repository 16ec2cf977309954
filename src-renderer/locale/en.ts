import { actions } from './en/actions.ts'
import { alerts } from './en/alerts.ts'
import { attachments } from './en/attachments.ts'
import { bank } from './en/bank.ts'
import { cases } from './en/cases.ts'
import { classFile } from './en/class-file.ts'
import { classes } from './en/classes.ts'
import { components } from './en/components.ts'
import { counter } from './en/counter.ts'
import { directory } from './en/directory.ts'
import { disclosures } from './en/disclosures.ts'
import { enrolments } from './en/enrolments.ts'
import { exports } from './en/exports.ts'
import { failures } from './en/failures.ts'
import { fields } from './en/fields.ts'
import { gate } from './en/gate.ts'
import { hours } from './en/hours.ts'
import { imports } from './en/import.ts'
import { issuing } from './en/issuing.ts'
import { kinds } from './en/kinds.ts'
import { papers } from './en/papers.ts'
import { people } from './en/people.ts'
import { plans } from './en/plans.ts'
import { policy } from './en/policy.ts'
import { readiness } from './en/readiness.ts'
import { rejections } from './en/rejections.ts'
import { results } from './en/results.ts'
import { settings } from './en/settings.ts'
import { shell } from './en/shell.ts'
import { start } from './en/start.ts'
import { states } from './en/states.ts'
import { subsidy } from './en/subsidy.ts'
import { synchronisation } from './en/synchronisation.ts'
import { time } from './en/time.ts'
import { today } from './en/today.ts'
import { verify } from './en/verify.ts'
import { vouchers } from './en/vouchers.ts'
import type { TextsLike } from './texts.ts'
import type { zh } from './zh.ts'

/** All English texts by area; a missing area or key does not compile. */
export const en: TextsLike<typeof zh> = {
  actions,
  alerts,
  attachments,
  bank,
  cases,
  classFile,
  classes,
  components,
  counter,
  directory,
  disclosures,
  enrolments,
  exports,
  failures,
  fields,
  gate,
  hours,
  imports,
  issuing,
  kinds,
  papers,
  people,
  plans,
  policy,
  readiness,
  rejections,
  results,
  settings,
  shell,
  start,
  states,
  subsidy,
  synchronisation,
  time,
  today,
  verify,
  vouchers
}
