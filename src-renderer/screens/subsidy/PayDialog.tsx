import { Checkbox, Group, Text } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useState } from 'react'
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
import { whoOfLine } from './LinePerson.tsx'
import { LineRow, LineTable } from './LineTable.tsx'
import { toggled } from './toggled.ts'

/** 拨付: who is paid how much, and who has to wait, before the payout is made. */
export function PayDialog({ claim, onClose }: ClaimDialogProps) {
  const { t } = useTranslation('subsidy')
  const { say, busy, refusal } = useFormCommand()
  const due = claim.lines.filter(isDue)
  const read = useReads(due.map(({ voucher: id }) => ({ collection: 'voucher', id })))
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set())
  const isOutOfSight = (voucher: string) => read !== undefined && read('voucher', voucher).state !== 'present'
  const isSeenToWait = (voucher: string) => withheldState(claim, voucher, read) !== null
  const isWithheld = (voucher: string) => isSeenToWait(voucher) || held.has(voucher)
  const draft = payingClaim(claim, isWithheld)
  const { vouchers } = draft.args
  const names = usePersonNames(due.map(({ person }) => person))
  const countOf = (is: (voucher: string) => boolean) => due.filter(({ voucher }) => is(voucher)).length
  const sum = due.reduce((fen, { voucher, amountFen }) => fen + (vouchers.includes(voucher) ? amountFen : 0), 0)
  const save = async () => {
    if (await say([draft], t('done.pay'), t('pay.next'))) onClose()
  }
  // It opens with what it says: a button that is switched off meanwhile could not have the keyboard.
  if (read === undefined) return null
  return (
    <LineDialog
      title={t('pay.title', { n: claim.payouts.length + 1 })}
      text={textOf(countOf(isSeenToWait), countOf(isOutOfSight), t)}
      sum={t('pay.sum', { n: vouchers.length, fen: formatMoney(sum) })}
      saveLabel={t('pay.save')}
      canSave={vouchers.length > 0}
      busy={busy}
      refusal={refusal}
      onSave={() => void save()}
      onClose={onClose}
    >
      <LineTable said={t('pay.note')}>
        {due.map(line => (
          <LineRow key={line.enrolment} claim={claim} line={line} names={names}>
            {isOutOfSight(line.voucher) ? (
              <Checkbox
                label={t('pay.withheld')}
                aria-label={`${t('pay.withheld')} ${whoOfLine(claim, line, names, t)}`}
                checked={held.has(line.voucher)}
                onChange={() => setHeld(before => toggled(before, line.voucher))}
              />
            ) : null}
            <DueNote line={line} withheld={withheldState(claim, line.voucher, read)} />
          </LineRow>
        ))}
      </LineTable>
    </LineDialog>
  )
}

/** What is to be known of those who are seen to wait, and of vouchers of other counties, whose state only the server knows. */
function textOf(withheld: number, outOfSight: number, t: TFunction<'subsidy'>): string {
  const first = withheld > 0 ? t('pay.withheldText', { n: withheld }) : t('pay.text')
  return outOfSight > 0 ? `${first}${t('pay.outOfSight', { n: outOfSight })}` : first
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
