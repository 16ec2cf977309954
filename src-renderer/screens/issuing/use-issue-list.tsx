import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { groupShortCode } from '../../../domain/codes/short-code.ts'
import type { Voucher } from '../../../domain/voucher/voucher.ts'
import { notifyRefused } from '../../components/page/notify.ts'
import { PrintSheet } from '../../components/print/PrintSheet.tsx'
import { type PrintColumn, PrintTable } from '../../components/print/PrintTable.tsx'
import { rowsToPages } from '../../components/print/pages.ts'
import { paperOf } from '../../components/print/paper.ts'
import { formatMoney } from '../../locale/format.ts'
import { failureText } from '../../locale/refusal-text.ts'
import { skillText } from '../../locale/skill-text.ts'
import { desk } from '../../platform/desk.ts'
import { useReplica } from '../../queries/replica-context.ts'
import { useMaker } from '../vouchers/use-paper-head.ts'

type IssueRow = {
  readonly voucher: Voucher
  readonly name: string
  /** Masked. */
  readonly idNumber: string
  readonly isSample: boolean
}

/** A landscape page with room for the signatures on the last one. */
const ROWS_A_PAGE = 16

/** Prints 券发放清单 of these vouchers, as they stand now. */
export function useIssueList(): (vouchers: readonly string[]) => Promise<void> {
  const { t } = useTranslation(['issuing', 'states', 'counter'])
  const replica = useReplica()
  const maker = useMaker()
  return useCallback(
    async ids => {
      const read = await replica.reads(ids.map(id => ({ collection: 'voucher' as const, id })))
      const rows = await Promise.all(
        ids.map(async (id): Promise<IssueRow | null> => {
          const found = read('voucher', id)
          if (found.state !== 'present') return null
          const [part, person] = await Promise.all([
            replica.maskedPart(found.document.person, 'identity'),
            replica.get('person', found.document.person)
          ])
          const { name = '', idNumber = '' } = part ?? {}
          const isSample = person.state === 'present' && person.document.sample
          return { voucher: found.document, name, idNumber, isSample }
        })
      )
      const listed = rows.filter(row => row !== null)
      const columns: readonly PrintColumn<IssueRow>[] = [
        { title: t('issuing:paper.number'), cell: (_row, number) => number, align: 'center' },
        { title: t('issuing:paper.code'), cell: ({ voucher }) => groupShortCode(voucher.code) },
        { title: t('issuing:paper.name'), cell: ({ name }) => name },
        { title: t('issuing:paper.idNumber'), cell: ({ idNumber }) => idNumber },
        { title: t('issuing:paper.skill'), cell: ({ voucher }) => skillText(voucher) },
        { title: t('issuing:paper.value'), cell: ({ voucher }) => formatMoney(voucher.faceValueFen), align: 'right' },
        { title: t('issuing:paper.until'), cell: ({ voucher }) => voucher.validUntil },
        { title: t('issuing:paper.state'), cell: ({ voucher }) => t(`states:voucher.${voucher.state}`) },
        { title: t('issuing:paper.sign'), cell: () => '' }
      ]
      const pages = rowsToPages(listed, ROWS_A_PAGE)
      const sheet = (
        <PrintSheet
          title={t('issuing:paper.title')}
          unit={maker.office}
          pages={pages.map(page => (
            <PrintTable key={page.firstNumber} columns={columns} rows={page.rows} firstNumber={page.firstNumber} />
          ))}
          signatures={[t('issuing:paper.clerk'), t('issuing:paper.reviewer'), t('issuing:paper.seal')]}
          madeBy={maker.madeBy}
          madeAt={maker.madeAt}
          watermark={listed.some(({ isSample }) => isSample) ? t('counter:slip.sample') : undefined}
        />
      )
      const paper = await paperOf(t('issuing:paper.title'), sheet, true)
      const printed = await desk().invoke('print.preview', paper)
      if (!printed.ok) notifyRefused({ title: failureText(printed.failure) })
    },
    [replica, maker, t]
  )
}
