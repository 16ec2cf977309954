import i18next from 'i18next'
import type { Attendance } from '../../../domain/attendance/attendance.ts'
import type { Session, TrainingClass } from '../../../domain/training/class.ts'
import type { FileStanding } from '../../../domain/training/class-file.ts'
import { attendanceRate, onlineHours, plannedHours, totalHours } from '../../../domain/training/hours.ts'
import { weekdayOf } from '../../commands/classes-drafts.ts'
import { formatTime } from '../../locale/format.ts'
import { skillText } from '../../locale/skill-text.ts'
import type { RosterRow } from '../../queries/attendance.ts'
import type { ResultRow } from '../../queries/results.ts'
import type { ClassList } from './class-list.ts'
import { teachersText } from './teachers-text.ts'

/** Names of what a class names by id. */
export interface ClassNames {
  readonly centre: string
  readonly site: string
  readonly teacher: (person: string) => string
}

const text = () => i18next.getFixedT(null, 'classFile')
const byOffice = (): readonly string[] => {
  const t = text()
  return [t('sign.applicant'), t('sign.reviewer'), t('sign.seal'), t('sign.date')]
}
const byTeacher = (): readonly string[] => {
  const t = text()
  return [t('sign.teacher'), t('sign.head'), t('sign.seal')]
}

export const periodOf = ({ name, occupation, level, from, to }: TrainingClass): string =>
  `${name} ${skillText({ occupation, level })} ${from} – ${to}`

/** 开班申请表 */
export function applicationList(one: TrainingClass, names: ClassNames, today: string): ClassList {
  const t = text()
  const planned = plannedHours(one.sessions)
  const practice = planned.offlinePractice + planned.onlinePractice
  const teachers = teachersText(one, today, names.teacher)
  const facts: readonly (readonly [string, string])[] = [
    [t('application.centre'), names.centre],
    [t('application.site'), names.site],
    [t('application.class'), one.name],
    [t('application.skill'), skillText(one)],
    [t('application.dates'), `${one.from} – ${one.to}`],
    [t('application.capacity'), `${one.capacity}`],
    [t('application.sessions'), `${one.sessions.length}`],
    [
      t('application.hours'),
      t('application.hoursOf', { total: totalHours(planned), practice, online: onlineHours(planned) })
    ],
    [t('application.teachers'), teachers === '' ? t('none') : teachers],
    [t('application.opinion'), '']
  ]
  return {
    title: t('parts.application'),
    period: `${one.from} – ${one.to}`,
    columns: [{ title: t('columns.item') }, { title: t('columns.content') }],
    rows: facts,
    signatures: byOffice()
  }
}

/** 教学计划与课程表 */
export function timetableList(one: TrainingClass, names: ClassNames): ClassList {
  const t = text()
  return {
    title: t('parts.timetable'),
    period: periodOf(one),
    columns: [
      { title: t('columns.date') },
      { title: t('columns.time') },
      { title: t('columns.taught') },
      { title: t('columns.mode') },
      { title: t('columns.hours'), align: 'right' },
      { title: t('columns.teacher') }
    ],
    rows: one.sessions.map(({ date, from, to, part, mode, hours, teacher }) => [
      t('day', { date, weekday: i18next.t(`classes:schedule.weekday.${weekdayOf(date)}`) }),
      `${from}–${to}`,
      i18next.t(`fields:sessionParts.${part}`),
      i18next.t(`fields:sessionModes.${mode}`),
      `${hours}`,
      teacher === undefined ? '' : names.teacher(teacher)
    ]),
    signatures: byOffice()
  }
}

const whoColumns = () => [{ title: i18next.t('fields:name') }, { title: i18next.t('fields:idNumber') }]
const who = ({ person }: RosterRow): readonly string[] => [person?.name ?? '', person?.masked ?? '']

/** 学员花名册 */
export function rosterList(one: TrainingClass, rows: readonly RosterRow[]): ClassList {
  const t = text()
  const planned = plannedHours(one.sessions)
  return {
    title: t('parts.roster'),
    period: periodOf(one),
    columns: [
      ...whoColumns(),
      { title: t('columns.voucher') },
      { title: t('columns.attended'), align: 'right' },
      { title: t('columns.rate'), align: 'right' },
      { title: t('columns.source') }
    ],
    rows: rows.map(row => [
      ...who(row),
      row.voucher ? i18next.t(`states:voucher.${row.voucher.state}`) : t('noVoucher'),
      `${row.enrolment.sessionsAttended}`,
      `${attendanceRate(row.enrolment.hours, planned)}%`,
      row.enrolment.source === 'centre' ? t('here') : i18next.t(`fields:sources.${row.enrolment.source}`)
    ]),
    signatures: byTeacher()
  }
}

/** 签到表: who signed in is filled in, the rest sign by hand. */
export function signInList(
  one: TrainingClass,
  session: Session,
  rows: readonly RosterRow[],
  attendances: readonly Attendance[]
): ClassList {
  const t = text()
  const present = new Map(
    attendances.flatMap(found =>
      found.session === session.id && found.state === 'present' ? [[found.person, found.signInAt]] : []
    )
  )
  return {
    title: t('parts.signIns'),
    period: `${one.name} ${session.date} ${session.from}–${session.to}`,
    columns: [...whoColumns(), { title: t('columns.time'), align: 'center' }, { title: t('columns.signature') }],
    rows: rows.map(row => {
      const at = present.get(row.enrolment.person)
      return [...who(row), at === undefined ? '' : formatTime(at), '']
    }),
    signatures: byTeacher()
  }
}

/** 线上学时汇总 */
export function onlineHoursList(one: TrainingClass, rows: readonly RosterRow[]): ClassList {
  const t = text()
  const planned = onlineHours(plannedHours(one.sessions))
  return {
    title: t('parts.onlineHours'),
    period: periodOf(one),
    columns: [
      ...whoColumns(),
      { title: t('columns.onlineTheory'), align: 'right' },
      { title: t('columns.onlinePractice'), align: 'right' },
      { title: t('columns.onlineTotal'), align: 'right' },
      { title: t('columns.planned'), align: 'right' },
      { title: t('columns.records') }
    ],
    rows: rows.map(row => {
      const { hours, online } = row.enrolment
      const platforms = [...new Set(online.map(({ platform }) => platform))].join(' ')
      return [
        ...who(row),
        `${hours.onlineTheory}`,
        `${hours.onlinePractice}`,
        `${onlineHours(hours)}`,
        `${planned}`,
        online.length === 0 ? '' : t('recordsOf', { platforms, n: online.length })
      ]
    }),
    signatures: byTeacher()
  }
}

/** 成绩表 */
export function resultsList(one: TrainingClass, rows: readonly RosterRow[]): ClassList {
  const t = text()
  const planned = plannedHours(one.sessions)
  return {
    title: t('parts.results'),
    period: periodOf(one),
    columns: [
      ...whoColumns(),
      { title: t('columns.hours'), align: 'right' },
      { title: t('columns.rate'), align: 'right' },
      { title: t('columns.theory'), align: 'right' },
      { title: t('columns.practice'), align: 'right' },
      { title: t('columns.result') }
    ],
    rows: rows.map(row => {
      const { hours, exam, state } = row.enrolment
      return [
        ...who(row),
        `${totalHours(hours)} / ${totalHours(planned)}`,
        `${attendanceRate(hours, planned)}%`,
        exam ? `${exam.theory}` : '',
        exam ? `${exam.practice}` : '',
        i18next.t(`states:enrolment.${state}`)
      ]
    }),
    signatures: byTeacher()
  }
}

/** 证书名册 */
export function certificatesList(one: TrainingClass, rows: readonly ResultRow[]): ClassList {
  const t = text()
  return {
    title: t('parts.certificates'),
    period: periodOf(one),
    columns: [
      ...whoColumns(),
      { title: t('columns.number') },
      { title: t('columns.issuedOn') },
      { title: t('columns.state') }
    ],
    rows: rows.flatMap(row =>
      row.certificate
        ? [
            [
              ...who(row),
              row.certificate.number,
              row.certificate.issuedOn,
              i18next.t(`states:certificate.${row.certificate.state}`)
            ]
          ]
        : []
    ),
    signatures: byOffice()
  }
}

/** 一班一档目录 */
export function indexList(one: TrainingClass, standing: readonly FileStanding[]): ClassList {
  const t = text()
  return {
    title: t('index'),
    period: periodOf(one),
    columns: [
      { title: t('columns.part') },
      { title: t('columns.standing'), align: 'center' },
      { title: t('columns.amount'), align: 'center' },
      { title: t('columns.remark') }
    ],
    rows: standing.map(({ part, standing: found, have, of }) => [
      t(`parts.${part}`),
      t(`standing.${found}`),
      of === 0 ? '' : `${have} / ${of}`,
      found === 'missing' ? t(`completes.${part}`) : ''
    ]),
    signatures: byOffice()
  }
}
