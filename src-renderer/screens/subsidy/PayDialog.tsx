import { Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Reader } from '../../../domain/reduction.ts'
import { type Claim, type ClaimLine, isDue } from '../../../domain/subsidy/claim.ts'
import { isPayable } from '../../../domain/subsidy/claim-pay.ts'
import type { VoucherState } from '../../../domain/voucher/voucher.ts'
import { payingClaim } from '../../commands/claims.ts'
import { StateBadge } from '../../components/badge/StateBadge.tsx'
import { LineDialog } from '../../components/dialog/LineDialog.tsx'
import { formatMoney } from '../../locale/format.ts'
import { useReads } from '../../queries/use-document.ts'
import { usePersonNames } from '../../queries/use-person.ts'
import { CertificateBadge } from '../results/CertificateBadge.tsx'
import { useFormCommand } from '../saying/use-said-command.ts'
import type { ClaimDialogProps } from './DrawDialog.tsx'
import { LineRow, LineTable } from './LineTable.tsx'

/** 拨付: who is paid how much, and who has to wait, before the payout is made. */
export function PayDialog({ claim, onClose }: ClaimDialogProps) {
  const { t } = useTranslation('subsidy')
  const { say, busy, refusal } = useFormCommand()
  const due = claim.lines.filter(isDue)
  const read = useReads(due.map(({ voucher: id }) => ({ collection: 'voucher', id })))
  const isWithheld = (voucher: string) => withheldState(claim, voucher, read) !== null
  const draft = payingClaim(claim, isWithheld)
  const { vouchers, withheld } = draft.args
  const names = usePersonNames(due.map(({ person }) => person))
  const sum = due.reduce((fen, { voucher, amountFen }) => fen + (vouchers.includes(voucher) ? amountFen : 0), 0)
  const save = async () => {
    if (await say([draft], t('done.pay'))) onClose()
  }
  return (
    <LineDialog
      title={t('pay.title', { n: claim.payouts.length + 1 })}
      text={withheld.length > 0 ? t('pay.withheldText', { n: withheld.length }) : t('pay.text')}
      sum={t('pay.sum', { n: vouchers.length, fen: formatMoney(sum) })}
      saveLabel={t('pay.save')}
      canSave={read !== undefined && vouchers.length > 0}
      busy={busy}
      refusal={refusal}
      onSave={() => void save()}
      onClose={onClose}
    >
      <LineTable said={t('pay.note')}>
        {due.map(line => (
          <LineRow key={line.enrolment} claim={claim} line={line} names={names}>
            <DueNote line={line} withheld={withheldState(claim, line.voucher, read)} />
          </LineRow>
        ))}
      </LineTable>
    </LineDialog>
  )
}

/** State of a voucher that keeps its line from being paid, else null; what this desk does not see waits for nothing. */
function withheldState(claim: Claim, voucher: string, read: Reader | undefined) {
  const found = read?.('voucher', voucher)
  return found?.state === 'present' && !isPayable(claim, found.document) ? found.document.state : null
}

interface DueNoteProps {
  readonly line: ClaimLine
  /** State of a voucher that keeps its line from being paid, else null. */
  readonly withheld: VoucherState | null
}

function DueNote({ line, withheld }: DueNoteProps) {
  const { t } = useTranslation('subsidy')
  if (withheld === null) return line.state === 'failed' && line.reason
  return (
    <Group gap="xs">
      <Text fz="sm">{t('pay.withheld')}</Text>
      {/* What a voucher without its certificate goes back to says nothing of why. */}
      {withheld === 'redeemed' ? (
        <CertificateBadge certificate={{ state: 'revoked', reason: '' }} />
      ) : (
        <StateBadge of="voucher" state={withheld} />
      )}
    </Group>
  )
}
