import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type BankOpened, type BankPreview, bankJobOf } from '../../commands/bank-answer.ts'
import { useBulkJob } from '../../commands/bulk-job.ts'
import type { ManyResult } from '../../commands/commit-many.ts'
import { LineDialog } from '../../components/dialog/LineDialog.tsx'
import { type ProblemRow, ProblemRows } from '../../components/table/ProblemRows.tsx'
import { columnLetter } from '../../import/bad-rows-table.ts'
import { formatCount, formatMoney, formatSpans } from '../../locale/format.ts'
import { rejectionText } from '../../locale/refusal-text.ts'
import { BulkWork } from '../bulk/BulkWork.tsx'
import { useBankAnswer } from './use-bank-answer.ts'

/** 导入银行回执: a dry run first: what would be reconciled, and every row that stands in the way. */
export function BankAnswer() {
  const { t } = useTranslation('bank')
  const { unreadable, busy, choose, forget } = useBankAnswer()
  const { current, commit, clear } = useBulkJob(bankJobOf)
  const isAtWork = current.phase === 'checking' || current.phase === 'committing'
  return (
    <>
      <Button variant="default" onClick={() => void choose()} loading={busy} disabled={isAtWork}>
        {t('action')}
      </Button>
      {unreadable ? <UnreadableDialog refusal={unreadable.refusal} onClose={forget} /> : null}
      {current.phase === 'checked' ? (
        <DryRun preview={current.about} result={current.result} onSave={commit} onClose={clear} />
      ) : null}
    </>
  )
}

/** How far the reconciliation is, and what came of it. */
export function BankWork() {
  const { t } = useTranslation('bank')
  const job = useBulkJob(bankJobOf)
  return <BulkWork job={job} title={t('working')} said={n => t('done', { n })} />
}

interface DryRunProps {
  readonly preview: BankPreview
  readonly result: ManyResult
  readonly onSave: () => void
  readonly onClose: () => void
}

function DryRun({ preview, result, onSave, onClose }: DryRunProps) {
  const { t } = useTranslation('bank')
  const good = result.good.flatMap(place => preview.answered[place] ?? [])
  const sum = (of: 'paidFen' | 'failedFen') => formatMoney(good.reduce((fen, answer) => fen + answer[of], 0))
  return (
    <LineDialog
      title={t('of', { name: preview.name })}
      sum={t('sum', { paid: sum('paidFen'), failed: sum('failedFen') })}
      saveLabel={t('save', { n: formatCount(good.length) })}
      canSave={good.length > 0}
      busy={false}
      onSave={onSave}
      onClose={onClose}
    >
      <Preview preview={preview} />
      {[...result.refused].map(([place, rejection]) => (
        <Text key={place} c="var(--tone-red-text)" role="alert">
          {t('refused', { name: preview.answered[place]?.claim.name ?? '', reason: rejectionText(rejection).reason })}
        </Text>
      ))}
    </LineDialog>
  )
}

type UnreadableProps = Pick<Extract<BankOpened, { kind: 'unreadable' }>, 'refusal'> & { readonly onClose: () => void }

function UnreadableDialog({ refusal, onClose }: UnreadableProps) {
  const { t } = useTranslation(['bank', 'imports'])
  const { row = 0, limit = 0 } = 'detail' in refusal ? refusal.detail : {}
  const fields = 'fields' in refusal ? refusal.fields.map(field => t(`bank:fields.${field}`)).join(' ') : ''
  return (
    <LineDialog
      title={t('bank:action')}
      saveLabel={t('bank:save', { n: 0 })}
      canSave={false}
      busy={false}
      onSave={onClose}
      onClose={onClose}
    >
      <Text c="var(--tone-red-text)" role="alert">
        {'detail' in refusal
          ? t(`imports:sheet.${refusal.code}`, { row, limit })
          : t(`bank:heading.${refusal.code}`, { fields })}
      </Text>
    </LineDialog>
  )
}

type Words = ReturnType<typeof useTranslation<'bank'>>['t']

function Preview({ preview }: { readonly preview: BankPreview }) {
  const { t } = useTranslation('bank')
  const { answered, incomplete, known } = preview
  const problems = problemsOf(preview, t)
  return (
    <>
      {answered.map(({ claim, rows, paidFen, failedFen }) => (
        <Text key={claim.id}>
          {t('claim', {
            name: claim.name,
            n: claim.payouts.length,
            rows: formatCount(rows.length),
            paid: formatMoney(paidFen),
            failed: formatMoney(failedFen)
          })}
        </Text>
      ))}
      {answered.length === 0 ? <Text>{t('nothing')}</Text> : null}
      {incomplete.map(({ claim, missing }) => (
        <Text key={claim.id} c="var(--tone-red-text)" role="alert">
          {t('incomplete', {
            name: claim.name,
            n: claim.payouts.length,
            people: formatSpans(missing).join(t('and'))
          })}
        </Text>
      ))}
      {known.length > 0 ? <Text c="dimmed">{t('known', { n: formatCount(known.length) })}</Text> : null}
      <ProblemRows label={t('problems')} rows={problems} />
    </>
  )
}

/** Every bad cell by row, column and reason, and every row that fits no line. */
const problemsOf = ({ bad, faulty }: BankPreview, t: Words): readonly ProblemRow[] =>
  [
    ...bad.map(({ row, column, field, code, value }) => ({
      row,
      cell: `${column === undefined ? '' : columnLetter(column)} ${t(`fields.${field}`)}`.trim(),
      reason: t(`faults.${code}`, { value })
    })),
    ...faulty.map(({ row, fault }) => ({ row, cell: '', reason: t(`faults.${fault}`) }))
  ].sort((a, b) => a.row - b.row)
