import i18next from 'i18next'
import type { Attendance } from '../../../domain/attendance/attendance.ts'
import { groupShortCode } from '../../../domain/codes/short-code.ts'
import type { TrainingClass } from '../../../domain/training/class.ts'
import type { OfficePaper } from '../../components/print/office-paper.ts'
import { formatDateTime, formatMoney } from '../../locale/format.ts'
import { sumText } from '../../locale/sum-text.ts'
import type { RosterRow } from '../../queries/attendance.ts'
import { officeSignatures } from '../paper/office-signatures.ts'
import { periodOf } from './class-lists.ts'

/** 验券核销清单: whose voucher was verified when, and by which sign-in it was redeemed. */
export function redemptionsPaper(
  one: TrainingClass,
  centre: string,
  rows: readonly RosterRow[],
  attendances: readonly Attendance[]
): OfficePaper {
  const t = i18next.getFixedT(null, 'papers')
  const byEntry = new Map(attendances.map(found => [found.entry, found]))
  const redeemed = rows.flatMap(row =>
    row.voucher && row.voucher.redeemedBy !== '' ? [{ ...row, held: row.voucher }] : []
  )
  return {
    title: t('titles.redemptions'),
    unit: centre,
    period: periodOf(one),
    facts: [],
    tables: [
      {
        columns: [
          { title: t('columns.person'), share: 12 },
          { title: t('columns.idNumber'), share: 24 },
          { title: t('columns.code'), share: 20 },
          { title: t('columns.value'), share: 14, align: 'right' },
          { title: t('columns.boundAt'), share: 20 },
          { title: t('columns.redeemedAt'), share: 20 },
          { title: t('columns.identity'), share: 16 },
          { title: t('columns.state'), share: 13 }
        ],
        rows: redeemed.map(({ person, held }) => {
          const signIn = byEntry.get(held.redeemedBy)
          return [
            person?.name ?? '',
            person?.masked ?? '',
            groupShortCode(held.code),
            formatMoney(held.faceValueFen),
            held.boundAt === null ? '' : formatDateTime(held.boundAt),
            signIn ? formatDateTime(signIn.signInAt) : '',
            signIn ? i18next.t(`fields:identityMethods.${signIn.identity.method}`) : '',
            i18next.t(`states:voucher.${held.state}`)
          ]
        })
      }
    ],
    notes: [
      t('notes.copies', {
        n: redeemed.length,
        sum: sumText(redeemed.reduce((sum, { held }) => sum + held.faceValueFen, 0))
      })
    ],
    signatures: officeSignatures(),
    isLandscape: true
  }
}
