import { type AlertRule, type AlertSubject, alertId } from '../../domain/casework/alert.ts'
import { addDays, dateOfInstant } from '../../domain/time/business-date.ts'
import { newestRules } from '../documents/directory.ts'
import { warningAct } from '../raise-warnings.ts'
import { findWarnings } from '../reports/early-warnings.ts'
import type { SamplePlace } from './sample-classes.ts'
import type { SampleDevice } from './sample-device.ts'
import { organisationOf, richCounty } from './sample-places.ts'
import { act, type SampleWorld } from './sample-world.ts'

const clerk = 'op-qingxu.clerk1'
const reviewer = 'op-qingxu.reviewer'

/** What people of the sample wrote about alerts. */
export const alertWords = {
  teacher: '两个班同一时段的任课教师相同',
  empty: '实地查看时教室无人上课',
  student: '一名学员为在校学生',
  changed: '接到学员反映，课程安排有变动',
  graduated: '已核对学籍，报名时已毕业',
  corrected: '已联系培训机构，课程表已更正',
  published: '课程表已更正并公布'
} as const

/** What a clerk saw; the id of the entry names the alert. */
const seen = (world: SampleWorld, subject: AlertSubject, rule: AlertRule, reason: string) => {
  const id = world.chance.uuid(world.now)
  const alert = alertId(id)
  return { alert, act: { ...act('alert.raise', { alert, rule, subject, figures: null, reason }), id } }
}

/** Alerts in each state: what the server finds by itself, one that nobody took up, one at a centre, one to close, one closed. */
export async function raiseSampleAlerts(
  world: SampleWorld,
  county: SampleDevice,
  place: SamplePlace,
  classes: { readonly ofPlace: string; readonly other: string }
): Promise<void> {
  const { pool } = world.context
  const { rules } = await newestRules(pool)
  const found = rules ? await findWarnings(pool, rules, world.now) : []
  // When desks were in touch is no part of the sample: its journals came in at once.
  const ofWork = found.filter(({ subject }) => subject.collection !== 'directory')
  await world.author(ofWork.map(one => warningAct(one, world.now)))
  const today = dateOfInstant(world.now)
  const about = (id: string): AlertSubject => ({ collection: 'trainingClass', id })
  const raised = [
    seen(
      world,
      { collection: 'directory', id: place.device.organisation },
      'teacher-in-two-places',
      alertWords.teacher
    ),
    seen(world, about(classes.ofPlace), 'session-elsewhere', alertWords.empty),
    seen(world, about(classes.other), 'excluded-person', alertWords.student),
    seen(world, about(classes.ofPlace), 'other', alertWords.changed)
  ]
  await world.perform(
    county,
    clerk,
    raised.map(one => one.act)
  )
  const [, atCentre, toClose, closed] = raised.map(({ alert }) => alert)
  const assign = (alert = '', organisation = organisationOf(richCounty), days = 2) =>
    act('alert.assign', { alert, place: organisation, operator: '', due: addDays(today, days) })
  await world.perform(county, reviewer, [assign(atCentre, place.device.organisation), assign(toClose), assign(closed)])
  await world.perform(county, clerk, [
    act('alert.answer', { alert: toClose ?? '', reason: alertWords.graduated }),
    act('alert.answer', { alert: closed ?? '', reason: alertWords.corrected })
  ])
  await world.perform(county, reviewer, [
    act('alert.close', { alert: closed ?? '', decision: 'remedied', reason: alertWords.published })
  ])
}
