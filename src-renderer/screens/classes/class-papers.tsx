import i18next from 'i18next'
import type { Session, TrainingClass } from '../../../domain/training/class.ts'
import { PrintSheet } from '../../components/print/PrintSheet.tsx'
import { type PrintColumn, PrintTable } from '../../components/print/PrintTable.tsx'
import { rowsToPages } from '../../components/print/pages.ts'
import { type Paper, paperOf } from '../../components/print/paper.ts'
import { formatTime } from '../../locale/format.ts'
import { skillText } from '../../locale/skill-text.ts'
import type { RosterRow, SignInRow } from '../../queries/attendance.ts'

export type PaperMaker = { readonly unit: string; readonly by: string; readonly at: string }

/** Rows that leave room for two lines of signatures. */
const ROWS_A_PAGE = 26

function sheetOf(
  trainingClass: TrainingClass,
  rows: readonly RosterRow[],
  maker: PaperMaker,
  paper: {
    readonly title: string
    readonly period: string
    readonly columns: readonly PrintColumn<RosterRow>[]
  }
): Promise<Paper> {
  const t = i18next.getFixedT(null, 'classes')
  const pages = rowsToPages(rows, ROWS_A_PAGE).map(({ rows: shown, firstNumber }) => (
    <PrintTable key={firstNumber} columns={paper.columns} rows={shown} firstNumber={firstNumber} />
  ))
  const sheet = (
    <PrintSheet
      title={paper.title}
      unit={maker.unit}
      period={paper.period}
      pages={pages}
      signatures={[t('signatures.teacher'), t('signatures.head'), t('signatures.unit')]}
      madeBy={maker.by}
      madeAt={maker.at}
      watermark={trainingClass.sample ? t('sampleMark') : undefined}
    />
  )
  return paperOf(`${trainingClass.name} ${paper.title}`, sheet)
}

function personColumns(): readonly PrintColumn<RosterRow>[] {
  const t = i18next.getFixedT(null, 'classes')
  return [
    { title: t('roster.number'), cell: (_row, number) => number, align: 'center' },
    { title: i18next.t('fields:name'), cell: ({ person }) => person?.name ?? '' },
    { title: i18next.t('fields:idNumber'), cell: ({ person }) => (person ? person.masked : '') }
  ]
}

/** 学员花名册 */
export function rosterPaper(
  trainingClass: TrainingClass,
  rows: readonly RosterRow[],
  maker: PaperMaker
): Promise<Paper> {
  const t = i18next.getFixedT(null, 'classes')
  const { name, from, to } = trainingClass
  return sheetOf(trainingClass, rows, maker, {
    title: t('roster.printTitle'),
    period: `${name} ${skillText(trainingClass)} ${from} – ${to}`,
    columns: [
      ...personColumns(),
      {
        title: t('roster.voucher'),
        cell: ({ voucher }) => (voucher ? i18next.t(`states:voucher.${voucher.state}`) : t('roster.noVoucher'))
      },
      { title: t('roster.attended'), cell: ({ enrolment }) => enrolment.sessionsAttended, align: 'right' },
      {
        title: t('roster.source'),
        cell: ({ enrolment: { source } }) =>
          source === 'centre' ? t('roster.here') : i18next.t(`fields:sources.${source}`)
      }
    ]
  })
}

/** 签到表: who signed in is filled in, the rest sign by hand. */
export function signInPaper(
  trainingClass: TrainingClass,
  session: Session,
  rows: readonly RosterRow[],
  signIns: readonly SignInRow[],
  maker: PaperMaker
): Promise<Paper> {
  const t = i18next.getFixedT(null, 'classes')
  const present = new Map(
    signIns.flatMap(({ attendance }) => (attendance.state === 'present' ? [[attendance.person, attendance]] : []))
  )
  const { date, from, to } = session
  return sheetOf(trainingClass, rows, maker, {
    title: t('signIns.printTitle'),
    period: `${trainingClass.name} ${date} ${from}–${to}`,
    columns: [
      ...personColumns(),
      {
        title: t('signIns.time'),
        cell: ({ enrolment }) => {
          const signIn = present.get(enrolment.person)
          return signIn ? formatTime(signIn.signInAt) : ''
        },
        align: 'center'
      },
      { title: t('signIns.signature'), cell: () => '' }
    ]
  })
}
