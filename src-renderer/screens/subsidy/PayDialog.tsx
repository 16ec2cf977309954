import { Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { payingClaim } from '../../commands/claims.ts'
import { problemText } from '../../commands/command-problem.ts'
import { useCommand } from '../../commands/use-command.ts'
import { LineDialog } from '../../components/dialog/LineDialog.tsx'
import { notifyDone } from '../../components/page/notify.ts'
import { MoneyText } from '../../components/value/MoneyText.tsx'
import { formatMoney } from '../../locale/format.ts'
import { usePersonNames } from '../../queries/use-person.ts'
import type { ClaimDialogProps } from './DrawDialog.tsx'
import { LinePerson } from './LinePerson.tsx'

/** 拨付: who is paid how much, before the payout is made. */
export function PayDialog({ claim, onClose }: ClaimDialogProps) {
  const { t } = useTranslation('subsidy')
  const { run, busy, problem } = useCommand()
  const draft = payingClaim(claim)
  const due = claim.lines.filter(({ voucher }) => draft.args.vouchers.includes(voucher))
  const names = usePersonNames(due.map(({ person }) => person))
  const sum = due.reduce((fen, { amountFen }) => fen + amountFen, 0)
  const save = async () => {
    const result = await run([draft])
    if (result?.kind !== 'done') return
    notifyDone({ title: t('done.pay') })
    onClose()
  }
  return (
    <LineDialog
      title={t('pay.title', { n: claim.payouts.length + 1 })}
      text={t('pay.text')}
      sum={t('pay.sum', { n: due.length, fen: formatMoney(sum) })}
      saveLabel={t('pay.save')}
      canSave={due.length > 0}
      busy={busy}
      refusal={problem && problemText(problem)}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('lines.person')}</Table.Th>
            <Table.Th ta="right">{t('lines.amount')}</Table.Th>
            <Table.Th>{t('pay.note')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {due.map(line => (
            <Table.Tr key={line.enrolment}>
              <Table.Td>
                <LinePerson claim={claim} line={line} names={names} />
              </Table.Td>
              <Table.Td ta="right">
                <MoneyText fen={line.amountFen} />
              </Table.Td>
              <Table.Td>{line.state === 'failed' ? line.reason : ''}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </LineDialog>
  )
}
