import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { groupShortCode } from '../../../domain/codes/short-code.ts'
import type { Enrolment } from '../../../domain/enrolment/enrolment.ts'
import { notifyRefused } from '../../components/page/notify.ts'
import { paperOf } from '../../components/print/paper.ts'
import { failureText } from '../../locale/refusal-text.ts'
import { desk } from '../../platform/desk.ts'
import { useReplica } from '../../queries/replica-context.ts'
import { EnrolmentReceipt } from '../counter/EnrolmentReceipt.tsx'
import { useMaker } from '../vouchers/use-paper-head.ts'

/** One paper has room for so many receipts. */
const AT_A_TIME = 300

/** Prints 报名受理单 of these enrolments, one page each, as they stand now. */
export function useReceipts(): (enrolments: readonly Pick<Enrolment, 'id'>[]) => Promise<void> {
  const { t } = useTranslation('counter')
  const replica = useReplica()
  const maker = useMaker()
  return useCallback(
    async enrolments => {
      const read = await replica.reads(enrolments.map(({ id }) => ({ collection: 'enrolment' as const, id })))
      const sheets = await Promise.all(
        enrolments.slice(0, AT_A_TIME).map(async ({ id }) => {
          const found = read('enrolment', id)
          if (found.state !== 'present') return null
          const { person: holder, voucher: held } = found.document
          const [part, person, voucher] = await Promise.all([
            replica.maskedPart(holder, 'identity'),
            replica.get('person', holder),
            held === '' ? undefined : replica.get('voucher', held)
          ])
          const head = {
            ...maker,
            isSample: person.state === 'present' && person.document.sample,
            name: part?.name ?? '',
            idNumber: part?.idNumber ?? ''
          }
          const code = voucher?.state === 'present' ? groupShortCode(voucher.document.code) : undefined
          return <EnrolmentReceipt key={id} head={head} enrolment={found.document} voucherCode={code} />
        })
      )
      const drawn = sheets.filter(sheet => sheet !== null)
      if (drawn.length === 0) return
      const printed = await desk().invoke('print.preview', await paperOf(t('receipt.title'), drawn))
      if (!printed.ok) notifyRefused({ title: failureText(printed.failure) })
    },
    [replica, maker, t]
  )
}
