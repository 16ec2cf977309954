import { actions } from './zh/actions.ts'
import { alerts } from './zh/alerts.ts'
import { attachments } from './zh/attachments.ts'
import { bank } from './zh/bank.ts'
import { cases } from './zh/cases.ts'
import { classFile } from './zh/class-file.ts'
import { classes } from './zh/classes.ts'
import { components } from './zh/components.ts'
import { counter } from './zh/counter.ts'
import { directory } from './zh/directory.ts'
import { disclosures } from './zh/disclosures.ts'
import { enrolments } from './zh/enrolments.ts'
import { exports } from './zh/exports.ts'
import { failures } from './zh/failures.ts'
import { fields } from './zh/fields.ts'
import { gate } from './zh/gate.ts'
import { hours } from './zh/hours.ts'
import { imports } from './zh/import.ts'
import { issuing } from './zh/issuing.ts'
import { kinds } from './zh/kinds.ts'
import { papers } from './zh/papers.ts'
import { people } from './zh/people.ts'
import { plans } from './zh/plans.ts'
import { policy } from './zh/policy.ts'
import { readiness } from './zh/readiness.ts'
import { rejections } from './zh/rejections.ts'
import { results } from './zh/results.ts'
import { settings } from './zh/settings.ts'
import { shell } from './zh/shell.ts'
import { start } from './zh/start.ts'
import { states } from './zh/states.ts'
import { subsidy } from './zh/subsidy.ts'
import { synchronisation } from './zh/synchronisation.ts'
import { time } from './zh/time.ts'
import { today } from './zh/today.ts'
import { verify } from './zh/verify.ts'
import { vouchers } from './zh/vouchers.ts'

/** All Chinese texts by area; one line an area. Its twin is en.ts. */
export const zh = {
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
} as const
