import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { BankOpened, BankPreview } from '../../commands/bank-answer.ts'
import { LineDialog } from '../../components/dialog/LineDialog.tsx'
import { notifyDone } from '../../components/page/notify.ts'
import { type ProblemRow, ProblemRows } from '../../components/table/ProblemRows.tsx'
import { columnLetter } from '../../import/bad-rows-table.ts'
import { formatCount, formatMoney } from '../../locale/format.ts'
import { rejectionText } from '../../locale/refusal-text.ts'
import { useBankAnswer } from './use-bank-answer.ts'

/** 导入银行回执: a dry run first: what would be reconciled, and every row that stands in the way. */
export function BankAnswer() {
  const { t } = useTranslation('bank')
  const { opened, busy, refused, choose, reconcile, clear } = useBankAnswer()
  const preview = opened?.kind === 'preview' ? opened.preview : undefined
  const save = async () => {
    const result = await reconcile()
    if (!result || result.good.length === 0) return
    notifyDone({ title: t('done', { n: formatCount(result.good.length) }) })
    if (result.refused.size === 0) clear()
  }
  return (
    <>
      <Button variant="default" onClick={() => void choose()} loading={busy && opened === undefined}>
        {t('action')}
      </Button>
      {opened === undefined ? null : (
        <LineDialog
          title={preview ? t('of', { name: preview.name }) : t('action')}
          sum={preview ? sumText(preview, t) : ''}
          saveLabel={t('save', { n: formatCount(preview?.answered.length ?? 0) })}
          canSave={(preview?.answered.length ?? 0) > 0}
          busy={busy}
          onSave={() => void save()}
          onClose={clear}
        >
          <Opened opened={opened} />
          {refused.map(rejection => (
            <Text key={rejection.code} c="var(--tone-red-text)" role="alert">
              {rejectionText(rejection).reason}
            </Text>
          ))}
        </LineDialog>
      )}
    </>
  )
}

type Words = ReturnType<typeof useTranslation<'bank'>>['t']

function sumText({ answered }: BankPreview, t: Words): string {
  const sum = (of: 'paidFen' | 'failedFen') => formatMoney(answered.reduce((fen, answer) => fen + answer[of], 0))
  return t('sum', { paid: sum('paidFen'), failed: sum('failedFen') })
}

function Opened({ opened }: { readonly opened: BankOpened }) {
  const { t } = useTranslation(['bank', 'imports'])
  if (opened.kind === 'unreadable') {
    const { refusal } = opened
    const { row = 0, limit = 0 } = 'detail' in refusal ? refusal.detail : {}
    return (
      <Text c="var(--tone-red-text)" role="alert">
        {'detail' in refusal
          ? t(`imports:sheet.${refusal.code}`, { row, limit })
          : t(`bank:heading.${refusal.code}`, {
              fields: refusal.fields.map(field => t(`bank:fields.${field}`)).join(' ')
            })}
      </Text>
    )
  }
  return <Preview preview={opened.preview} />
}

function Preview({ preview }: { readonly preview: BankPreview }) {
  const { t } = useTranslation('bank')
  const { answered, known } = preview
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
