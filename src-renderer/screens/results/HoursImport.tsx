import { Button, Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TrainingClass } from '../../../domain/training/class.ts'
import type { HoursOpened, HoursPreview } from '../../commands/online-hours.ts'
import { LineDialog } from '../../components/dialog/LineDialog.tsx'
import { notifyDone } from '../../components/page/notify.ts'
import { type ProblemRow, ProblemRows } from '../../components/table/ProblemRows.tsx'
import { columnLetter } from '../../import/bad-rows-table.ts'
import { formatCount } from '../../locale/format.ts'
import { rejectionText } from '../../locale/refusal-text.ts'
import { useHoursImport } from './use-hours-import.ts'

export interface HoursImportProps {
  readonly trainingClass: TrainingClass
}

/** 导入线上学时: a button, and the dry run of the file that was chosen. */
export function HoursImport({ trainingClass }: HoursImportProps) {
  const { t } = useTranslation('hours')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('action')}
      </Button>
      {isOpen ? <HoursDialog trainingClass={trainingClass} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function HoursDialog({ trainingClass, onClose }: HoursImportProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('hours')
  const [platform, setPlatform] = useState('')
  const { opened, busy, isReady, choose, record } = useHoursImport(trainingClass.id)
  const preview = opened?.kind === 'preview' ? opened.preview : undefined
  const isNamed = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(platform)
  const save = async () => {
    const n = await record()
    if (n === 0) return
    notifyDone({ title: t('done', { n: formatCount(n) }) })
    onClose()
  }
  return (
    <LineDialog
      title={t('title', { name: trainingClass.name })}
      text={t('hint')}
      sum={preview ? t('sum', { n: formatCount(preview.units.length), hours: formatCount(preview.hours) }) : ''}
      saveLabel={t('save')}
      canSave={(preview?.units.length ?? 0) > 0}
      busy={busy && preview !== undefined}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Group align="flex-end" gap={8} mb={8}>
        <TextInput
          label={t('platform')}
          value={platform}
          onChange={event => setPlatform(event.currentTarget.value.trim())}
          error={platform !== '' && !isNamed ? t('platformBad') : undefined}
          data-autofocus
          required
        />
        <Button variant="default" disabled={!isNamed || !isReady} loading={busy} onClick={() => void choose(platform)}>
          {t('choose')}
        </Button>
      </Group>
      {isReady ? null : <Text c="dimmed">{t('indexing')}</Text>}
      {opened ? <Opened opened={opened} /> : null}
    </LineDialog>
  )
}

function Opened({ opened }: { readonly opened: HoursOpened }) {
  const { t } = useTranslation(['hours', 'imports'])
  if (opened.kind === 'preview') return <Preview preview={opened.preview} />
  const { refusal } = opened
  const { row = 0, limit = 0 } = 'detail' in refusal ? refusal.detail : {}
  const fields = 'fields' in refusal ? refusal.fields.map(field => t(`hours:fields.${field}`)).join(' ') : ''
  return (
    <Text c="var(--tone-red-text)" role="alert">
      {'detail' in refusal
        ? t(`imports:sheet.${refusal.code}`, { row, limit })
        : t(`hours:heading.${refusal.code}`, { fields })}
    </Text>
  )
}

function Preview({ preview }: { readonly preview: HoursPreview }) {
  const { t } = useTranslation('hours')
  const { bad, unmatched, refused, known } = preview
  const problems: ProblemRow[] = [
    ...bad.map(({ row, column, field, code }) => ({
      row,
      cell: `${column === undefined ? '' : columnLetter(column)} ${t(`fields.${field}`)}`.trim(),
      reason: t(`faults.${code}`)
    })),
    ...unmatched.map(({ row, fault }) => ({ row, cell: '', reason: t(`faults.${fault}`) })),
    ...refused.map(({ row, rejection }) => ({ row, cell: '', reason: rejectionText(rejection).reason }))
  ].sort((a, b) => a.row - b.row)
  return (
    <>
      {known.length > 0 ? <Text c="dimmed">{t('known', { n: formatCount(known.length) })}</Text> : null}
      <ProblemRows label={t('problems')} rows={problems} />
    </>
  )
}
