import { Checkbox, Table, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { reconcilingClaim } from '../../commands/claims.ts'
import { useCommand } from '../../commands/use-command.ts'
import { notifyDone } from '../../components/page/notify.ts'
import { PersonCell } from '../../components/person/PersonCell.tsx'
import { MoneyText } from '../../components/value/MoneyText.tsx'
import { formatMoney } from '../../locale/format.ts'
import { usePersonNames } from '../../queries/use-person.ts'
import type { ClaimDialogProps } from './DrawDialog.tsx'
import { LineDialog } from './LineDialog.tsx'
import { useLineReasons } from './use-line-reasons.ts'

/** 对账: the bank's answer, line by line. */
export function ReconcileDialog({ claim, onClose }: ClaimDialogProps) {
  const { t } = useTranslation('subsidy')
  const { run, busy, problem } = useCommand()
  const failed = useLineReasons()
  const lines = claim.lines.filter(({ state }) => state === 'paying')
  const names = usePersonNames(lines.map(({ person }) => person))
  const sumOf = (isFailed: boolean): number =>
    lines.filter(({ voucher }) => failed.has(voucher) === isFailed).reduce((fen, { amountFen }) => fen + amountFen, 0)
  const save = async () => {
    const result = await run([reconcilingClaim(claim, new Map(failed.all))])
    if (result?.kind !== 'done') return
    notifyDone({ title: t('done.reconcile') })
    onClose()
  }
  return (
    <LineDialog
      title={t('reconcile.title', { n: claim.payouts.length })}
      text={t('reconcile.text')}
      sum={t('reconcile.sum', { paid: formatMoney(sumOf(false)), failed: formatMoney(sumOf(true)) })}
      saveLabel={t('reconcile.save')}
      canSave={failed.isWhole}
      busy={busy}
      problem={problem}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('lines.person')}</Table.Th>
            <Table.Th ta="right">{t('lines.amount')}</Table.Th>
            <Table.Th>{t('reconcile.failed')}</Table.Th>
            <Table.Th>{t('reconcile.reason')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ voucher, person, amountFen }) => {
            const name = names.get(person)?.name ?? ''
            const reason = failed.reasonOf(voucher)
            return (
              <Table.Tr key={voucher}>
                <Table.Td>
                  <PersonCell name={name} />
                </Table.Td>
                <Table.Td ta="right">
                  <MoneyText fen={amountFen} />
                </Table.Td>
                <Table.Td>
                  <Checkbox
                    aria-label={`${t('reconcile.failed')} ${name}`}
                    checked={reason !== undefined}
                    onChange={event => failed.set(voucher, event.currentTarget.checked ? '' : undefined)}
                  />
                </Table.Td>
                <Table.Td>
                  {reason === undefined ? null : (
                    <TextInput
                      aria-label={`${t('reconcile.reason')} ${name}`}
                      value={reason}
                      maxLength={200}
                      onChange={event => failed.set(voucher, event.currentTarget.value)}
                      error={reason.trim() === '' ? t('reconcile.missing') : undefined}
                    />
                  )}
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </LineDialog>
  )
}
