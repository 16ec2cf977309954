import { Button, Group, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { type BulkState, useBulkJob } from '../../commands/bulk-job.ts'
import type { ManyResult } from '../../commands/commit-many.ts'
import { type EnrolmentBulk, enrolmentJobOf } from '../../commands/enrolments-bulk.ts'
import { forecastOf } from '../../commands/enrolments-forecast.ts'
import { DryRunDialog, type DryRunFigure } from '../../components/dialog/DryRunDialog.tsx'
import { Panel } from '../../components/page/Panel.tsx'
import { ProgressPanel } from '../../components/page/ProgressPanel.tsx'
import { useFocusWhenLost } from '../../components/page/use-focus-when-lost.ts'
import { formatCount } from '../../locale/format.ts'
import { failureText, rejectionText } from '../../locale/refusal-text.ts'
import { useNow } from '../../platform/use-now.ts'
import { useProblems } from '../issuing/use-problems.ts'
import { useReceipts } from './use-receipts.tsx'

export interface BulkOutcomeProps {
  readonly job: BulkState<EnrolmentBulk>
  /** The chosen rows have been decided. */
  readonly onSelectionDone: () => void
}

/** Dry run, progress and result of what is done to many enrolments. */
export function BulkOutcome({ job, onSelectionDone }: BulkOutcomeProps) {
  const { t } = useTranslation('enrolments')
  const { cancel, commit, clear } = useBulkJob(enrolmentJobOf)
  const now = useNow(1000)
  const isDone = job.phase === 'done'
  useEffect(() => {
    if (isDone) onSelectionDone()
  }, [isDone, onSelectionDone])
  switch (job.phase) {
    case 'idle':
    case 'broken':
      return null
    case 'checking':
    case 'committing':
      return (
        <Panel>
          <ProgressPanel
            title={t(job.phase === 'checking' ? 'working.checking' : `working.${job.about.kind}`)}
            {...job.progress}
            now={now}
            onCancel={cancel}
          />
        </Panel>
      )
    case 'checked':
      return <DecisionDryRun about={job.about} result={job.result} onConfirm={commit} onClose={clear} />
    case 'done':
      return <DecisionDone about={job.about} result={job.result} onClose={clear} />
  }
}

type Decided = { readonly about: EnrolmentBulk; readonly result: ManyResult }

function useFigures({ about, result }: Decided): readonly DryRunFigure[] {
  const { t } = useTranslation('enrolments')
  const good = result.good.length
  const refused = {
    label: t(about.kind === 'accept' ? 'figures.refused' : 'figures.cannot'),
    count: result.refused.size,
    tone: 'red' as const
  }
  if (about.kind !== 'accept')
    return [
      { label: t(about.kind === 'return' ? 'figures.returned' : 'figures.rejected'), count: good, tone: 'blue' },
      refused
    ]
  const forecast = forecastOf(about.placings, result.good)
  return [
    { label: t('figures.seated'), count: forecast.seated, tone: 'green' },
    { label: t('figures.waitlisted'), count: forecast.waitlisted, tone: 'orange' },
    { label: t('figures.withVoucher'), count: forecast.withVoucher, tone: 'violet' },
    refused
  ]
}

interface DecisionDryRunProps extends Decided {
  readonly onConfirm: () => void
  readonly onClose: () => void
}

function DecisionDryRun({ about, result, onConfirm, onClose }: DecisionDryRunProps) {
  const { t } = useTranslation('enrolments')
  const figures = useFigures({ about, result })
  const { problems, more } = useProblems(result.refused, place => about.enrolments[place]?.person)
  const n = formatCount(result.good.length)
  useHotkeys([['mod+Enter', () => result.good.length > 0 && onConfirm()]], [])
  const labels = { accept: 'confirmAccept', return: 'confirmReturn', refuse: 'confirmRefuse' } as const
  return (
    <DryRunDialog
      opened
      title={t(about.kind)}
      figures={figures}
      problems={problems}
      moreProblems={more}
      confirmLabel={t(labels[about.kind], { n })}
      canConfirm={result.good.length > 0}
      onConfirm={onConfirm}
      onClose={onClose}
    />
  )
}

function DecisionDone({ about, result, onClose }: Decided & { readonly onClose: () => void }) {
  const { t } = useTranslation(['enrolments', 'actions'])
  const print = useReceipts()
  const close = useFocusWhenLost<HTMLButtonElement>()
  const [refused] = result.refused.values()
  const reason = result.failure ? failureText(result.failure) : refused ? rejectionText(refused).reason : ''
  const waitlisted = about.kind === 'accept' ? forecastOf(about.placings, result.good).waitlisted : 0
  const left = about.enrolments.length - result.good.length
  const done = result.good.flatMap(place => about.enrolments[place] ?? [])
  return (
    <Panel>
      <Group justify="space-between">
        <div role="status">
          <Text fw={600}>
            {t(`enrolments:done.${about.kind}`, { n: formatCount(result.good.length - waitlisted) })}
            {waitlisted === 0 ? null : `　${t('enrolments:done.waitlisted', { n: formatCount(waitlisted) })}`}
          </Text>
          <Text fz="sm" c="dimmed">
            {result.cancelled ? t('enrolments:done.cancelled') : t('enrolments:done.kept')}
          </Text>
          {left === 0 || reason === '' ? null : (
            <Text fz="sm" c="var(--tone-red-text)">
              {t('enrolments:done.refused', { n: formatCount(left), reason })}
            </Text>
          )}
        </div>
        <Group gap={8}>
          {about.kind === 'accept' && done.length > 0 ? (
            <Button variant="default" onClick={() => void print(done)}>
              {t('enrolments:done.printReceipts')}
            </Button>
          ) : null}
          <Button ref={close} variant="default" onClick={onClose}>
            {t('actions:close')}
          </Button>
        </Group>
      </Group>
    </Panel>
  )
}
