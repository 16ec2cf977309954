import { useTranslation } from 'react-i18next'
import { maskIdNumber } from '../../../domain/codes/id-number.ts'
import { groupShortCode } from '../../../domain/codes/short-code.ts'
import type { Voucher } from '../../../domain/voucher/voucher.ts'
import { PrintFacts } from '../../components/print/PrintFacts.tsx'
import { PrintSheet } from '../../components/print/PrintSheet.tsx'
import { QrCode } from '../../components/value/QrCode.tsx'
import { formatMoney } from '../../locale/format.ts'
import { occupationName } from '../../locale/skill-text.ts'

/** Who made a paper, for whom. */
export type PaperHead = {
  readonly office: string
  /** Desk and operator. */
  readonly madeBy: string
  readonly madeAt: string
  readonly isSample: boolean
  readonly name: string
  readonly idNumber: string
}

export type VoucherSlipProps = {
  readonly head: PaperHead
  readonly voucher: Voucher
  /** Text of the QR. */
  readonly scan: string
  /** Names of training places where it can be used. */
  readonly places: readonly string[]
}

/** 领券凭条: what the worker takes home and shows at the training place. */
export function VoucherSlip({ head, voucher, scan, places }: VoucherSlipProps) {
  const { t } = useTranslation(['counter', 'fields', 'states'])
  const rows = [
    [t('counter:slip.holder'), head.name],
    [t('counter:slip.idNumber'), maskIdNumber(head.idNumber)],
    [t('counter:slip.occupation'), occupationName(voucher.occupation)],
    [t('counter:slip.level'), t(`fields:levels.${voucher.level}`)],
    [t('counter:slip.kind'), t(`fields:voucherKinds.${voucher.voucherKind}`)],
    [t('counter:slip.value'), formatMoney(voucher.faceValueFen)],
    [t('counter:slip.validity'), t('counter:slip.validityOf', { from: voucher.validFrom, until: voucher.validUntil })],
    [t('counter:slip.state'), t(`states:voucher.${voucher.state}`)]
  ] as const
  const page = (
    <>
      <div className="sheet-qr">
        <QrCode text={scan} size={230} label={t('counter:slip.qr')} />
        <div>
          <p>{t('counter:slip.code')}</p>
          <p className="sheet-code">{groupShortCode(voucher.code)}</p>
        </div>
      </div>
      <PrintFacts rows={rows} />
      <h2>{t('counter:slip.where')}</h2>
      {places.length === 0 ? <p className="sheet-text">{t('counter:slip.whereNone')}</p> : null}
      <ul>
        {places.map(place => (
          <li key={place}>{place}</li>
        ))}
      </ul>
      <h2>{t('counter:slip.notes')}</h2>
      <p className="sheet-text">{t('counter:slip.note1')}</p>
      <p className="sheet-text">{t('counter:slip.note2')}</p>
      <p className="sheet-text">{t('counter:slip.note3')}</p>
    </>
  )
  return (
    <PrintSheet
      title={t('counter:slip.title')}
      unit={head.office}
      pages={[page]}
      signatures={[t('counter:slip.holderSign'), t('counter:slip.clerkSign'), t('counter:slip.seal')]}
      madeBy={head.madeBy}
      madeAt={head.madeAt}
      watermark={head.isSample ? t('counter:slip.sample') : undefined}
    />
  )
}
