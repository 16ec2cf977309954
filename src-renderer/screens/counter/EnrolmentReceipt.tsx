import { useTranslation } from 'react-i18next'
import { maskIdNumber } from '../../../domain/codes/id-number.ts'
import type { Enrolment } from '../../../domain/enrolment/enrolment.ts'
import { PrintFacts } from '../../components/print/PrintFacts.tsx'
import { PrintSheet } from '../../components/print/PrintSheet.tsx'
import { formatDateTime, formatReceiptNumber } from '../../locale/format.ts'
import { occupationName } from '../../locale/skill-text.ts'
import type { PaperHead } from './VoucherSlip.tsx'

export type EnrolmentReceiptProps = {
  readonly head: PaperHead
  readonly enrolment: Enrolment
  /** Grouped code of the voucher that goes with it, if any. */
  readonly voucherCode: string | undefined
}

/** 报名受理单: the proof that an application was received. */
export function EnrolmentReceipt({ head, enrolment, voucherCode }: EnrolmentReceiptProps) {
  const { t } = useTranslation(['counter', 'fields', 'states'])
  const rows = [
    [t('counter:receipt.number'), formatReceiptNumber(enrolment.id, enrolment.appliedAt)],
    [t('fields:name'), head.name],
    [t('counter:slip.idNumber'), maskIdNumber(head.idNumber)],
    [t('counter:slip.occupation'), occupationName(enrolment.occupation)],
    [t('counter:slip.level'), t(`fields:levels.${enrolment.level}`)],
    [t('counter:receipt.voucher'), voucherCode ?? t('counter:receipt.none')],
    [t('counter:receipt.at'), formatDateTime(enrolment.appliedAt)],
    [t('counter:receipt.state'), t(`states:enrolment.${enrolment.state}`)]
  ] as const
  const page = (
    <>
      <PrintFacts rows={rows} />
      <h2>{t('counter:receipt.notes')}</h2>
      <p className="sheet-text">{t('counter:receipt.note1')}</p>
      <p className="sheet-text">{t('counter:receipt.note2')}</p>
      <p className="sheet-text">{t('counter:receipt.note3')}</p>
    </>
  )
  return (
    <PrintSheet
      title={t('counter:receipt.title')}
      unit={head.office}
      pages={[page]}
      signatures={[t('counter:slip.clerkSign'), t('counter:slip.seal')]}
      madeBy={head.madeBy}
      madeAt={head.madeAt}
      watermark={head.isSample ? t('counter:slip.sample') : undefined}
    />
  )
}
