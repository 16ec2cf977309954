import { Button, Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rejection } from '../../../domain/journal/rejection.ts'
import type { TrainingClass } from '../../../domain/training/class.ts'
import { useBulkJob } from '../../commands/bulk-job.ts'
import { type HoursMatched, type HoursOpened, hoursJobOf, triedHours } from '../../commands/online-hours.ts'
import { LineDialog } from '../../components/dialog/LineDialog.tsx'
import { ProgressPanel } from '../../components/page/ProgressPanel.tsx'
import { type ProblemRow, ProblemRows } from '../../components/table/ProblemRows.tsx'
import { columnLetter } from '../../import/bad-rows-table.ts'
import { formatCount } from '../../locale/format.ts'
import { rejectionText } from '../../locale/refusal-text.ts'
import { useNow } from '../../platform/use-now.ts'
import { BulkWork } from '../bulk/BulkWork.tsx'
import { saveHoursTemplate } from './hours-template.ts'
import { useHoursImport } from './use-hours-import.ts'

export interface HoursImportProps {
  readonly trainingClass: TrainingClass
}

/** 导入线上学时: a button, and the dry run of the file that was chosen. */
export function HoursImport({ trainingClass }: HoursImportProps) {
  const { t } = useTranslation('hours')
  const { current } = useBulkJob(hoursJobOf)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="default" disabled={current.phase === 'committing'} onClick={() => setOpen(true)}>
        {t('action')}
      </Button>
      {isOpen ? <HoursDialog trainingClass={trainingClass} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

/** How far the recording is, and what came of it. */
export function HoursWork() {
  const { t } = useTranslation('hours')
  const job = useBulkJob(hoursJobOf)
  // A dry run is shown in the dialog that asked for it.
  if (job.current.phase === 'checking') return null
  return <BulkWork job={job} title={t('working')} said={n => t('done', { n })} />
}

function HoursDialog({ trainingClass, onClose }: HoursImportProps & { readonly onClose: () => void }) {
  const { t } = useTranslation(['hours', 'components'])
  const [platform, setPlatform] = useState('')
  const { unreadable, busy, isReady, choose } = useHoursImport(trainingClass.id)
  const { current, commit } = useBulkJob(hoursJobOf)
  const now = useNow(1000)
  const tried = current.phase === 'checked' ? { ...current, ...triedHours(current.about, current.result) } : undefined
  const n = tried?.result.good.length ?? 0
  const isNamed = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(platform)
  const canChoose = isNamed && isReady && !busy && current.phase !== 'checking'
  return (
    <LineDialog
      title={t('hours:title', { name: trainingClass.name })}
      text={t('hours:hint')}
      sum={tried ? t('hours:sum', { n: formatCount(n), hours: formatCount(tried.hours) }) : ''}
      saveLabel={t('hours:save')}
      canSave={n > 0}
      busy={false}
      onSave={() => {
        commit()
        onClose()
      }}
      onClose={onClose}
    >
      <Group align="flex-end" gap={8} mb={8}>
        <TextInput
          label={t('hours:platform')}
          value={platform}
          onChange={event => setPlatform(event.currentTarget.value.trim())}
          error={platform !== '' && !isNamed ? t('hours:platformBad') : undefined}
          onKeyDown={event => {
            if (event.key === 'Enter' && !event.ctrlKey && canChoose) void choose(platform)
          }}
          data-autofocus
          required
        />
        <Button variant="default" disabled={!canChoose && !busy} loading={busy} onClick={() => void choose(platform)}>
          {t('hours:choose')}
        </Button>
        <Button variant="subtle" onClick={() => void saveHoursTemplate(t)}>
          {t('hours:template')}
        </Button>
      </Group>
      {isReady ? null : <Text c="dimmed">{t('hours:indexing')}</Text>}
      {unreadable ? <Unreadable refusal={unreadable.refusal} /> : null}
      {current.phase === 'checking' ? (
        <ProgressPanel title={t('components:bulk.checking')} {...current.progress} now={now} />
      ) : null}
      {tried ? <Preview matched={tried.about} refused={tried.refused} /> : null}
    </LineDialog>
  )
}

function Unreadable({ refusal }: Pick<Extract<HoursOpened, { kind: 'unreadable' }>, 'refusal'>) {
  const { t } = useTranslation(['hours', 'imports'])
  const { row = 0, limit = 0 } = 'detail' in refusal ? refusal.detail : {}
  const fields = 'fields' in refusal ? refusal.fields.map(field => t(`hours:fields.${field}`)).join(t('hours:and')) : ''
  return (
    <Text c="var(--tone-red-text)" role="alert">
      {'detail' in refusal
        ? t(`imports:sheet.${refusal.code}`, { row, limit })
        : t(`hours:heading.${refusal.code}`, { fields })}
    </Text>
  )
}

const wholeText = (rejection: Rejection): string => {
  const { reason, remedy } = rejectionText(rejection)
  return `${reason}　${remedy}`.trim()
}

interface PreviewProps {
  readonly matched: HoursMatched
  readonly refused: ReturnType<typeof triedHours>['refused']
}

function Preview({ matched, refused }: PreviewProps) {
  const { t } = useTranslation('hours')
  const { bad, unmatched, known, fresh } = matched
  const problems: ProblemRow[] = [
    ...bad.map(({ row, column, field, code }) => ({
      row,
      cell: `${column === undefined ? '' : columnLetter(column)} ${t(`fields.${field}`)}`.trim(),
      reason: t(`faults.${code}`)
    })),
    ...unmatched.map(({ row, fault }) => ({ row, cell: '', reason: t(`faults.${fault}`) })),
    ...refused.map(({ row, rejection }) => ({ row, cell: '', reason: wholeText(rejection) }))
  ].sort((a, b) => a.row - b.row)
  return (
    <>
      {bad.length + unmatched.length + known.length + fresh.length === 0 ? (
        <Text role="alert">{t('nothing')}</Text>
      ) : null}
      {known.length > 0 ? <Text c="dimmed">{t('known', { n: formatCount(known.length) })}</Text> : null}
      <ProblemRows label={t('problems')} rows={problems} />
    </>
  )
}
