import { useTranslation } from 'react-i18next'
import { reconcilingClaim } from '../../commands/claims.ts'
import { LineDialog } from '../../components/dialog/LineDialog.tsx'
import { formatMoney } from '../../locale/format.ts'
import { useFormCommand } from '../saying/use-said-command.ts'
import type { ClaimDialogProps } from './DrawDialog.tsx'
import { ReasonedLines } from './ReasonedLines.tsx'
import { useLineReasons } from './use-line-reasons.ts'

/** 对账: the bank's answer, line by line. */
export function ReconcileDialog({ claim, onClose }: ClaimDialogProps) {
  const { t } = useTranslation('subsidy')
  const { say, busy, refusal } = useFormCommand()
  const failed = useLineReasons()
  const lines = claim.lines.filter(({ state }) => state === 'paying')
  const sumOf = (isFailed: boolean): number =>
    lines.filter(({ voucher }) => failed.has(voucher) === isFailed).reduce((fen, { amountFen }) => fen + amountFen, 0)
  const save = async () => {
    if (await say([reconcilingClaim(claim, new Map(failed.all))], t('done.reconcile'))) onClose()
  }
  return (
    <LineDialog
      title={t('reconcile.title', { n: claim.payouts.length })}
      text={t('reconcile.text')}
      sum={t('reconcile.sum', { paid: formatMoney(sumOf(false)), failed: formatMoney(sumOf(true)) })}
      saveLabel={t('reconcile.save')}
      canSave={failed.isWhole}
      busy={busy}
      refusal={refusal}
      onSave={() => void save()}
      onClose={onClose}
    >
      <ReasonedLines
        claim={claim}
        lines={lines}
        reasons={failed}
        idOf={({ voucher }) => voucher}
        tick={{ label: t('reconcile.failed'), isGood: false }}
        isFirst
        reasonLabel={t('reconcile.reason')}
        missing={t('reconcile.missing')}
      />
    </LineDialog>
  )
}
