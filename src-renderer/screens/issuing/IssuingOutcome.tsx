import { Button, Group, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { Plan } from '../../../domain/plan/plan.ts'
import { useBulkJob } from '../../commands/bulk-job.ts'
import type { ManyResult } from '../../commands/commit-many.ts'
import { type IssuingBulk, issuingJobOf } from '../../commands/issuing.ts'
import { DryRunDialog } from '../../components/dialog/DryRunDialog.tsx'
import { Panel } from '../../components/page/Panel.tsx'
import { ProgressPanel } from '../../components/page/ProgressPanel.tsx'
import { useFocusWhenLost } from '../../components/page/use-focus-when-lost.ts'
import { formatCount } from '../../locale/format.ts'
import { failureText, rejectionText } from '../../locale/refusal-text.ts'
import { skillText } from '../../locale/skill-text.ts'
import { useNow } from '../../platform/use-now.ts'
import { useSlips } from '../vouchers/use-slips.tsx'
import { useIssueList } from './use-issue-list.tsx'
import { useProblems } from './use-problems.ts'

export interface IssuingOutcomeProps {
  readonly line: Plan
  /** What was issued has been looked at: match anew. */
  readonly onDone: () => void
}

/** Dry run, progress and result of issuing in bulk. */
export function IssuingOutcome({ line, onDone }: IssuingOutcomeProps) {
  const { t } = useTranslation('issuing')
  const { current, cancel, commit, clear } = useBulkJob(issuingJobOf)
  const now = useNow(1000)
  switch (current.phase) {
    case 'idle':
    case 'broken':
      return null
    case 'checking':
    case 'committing':
      return (
        <Panel>
          <ProgressPanel
            title={t(current.phase)}
            {...current.progress}
            now={now}
            onCancel={cancel}
            {...(current.phase === 'committing' ? { note: t('goesOn') } : {})}
          />
        </Panel>
      )
    case 'checked':
      return (
        <IssuingDryRun line={line} about={current.about} result={current.result} onIssue={commit} onClose={clear} />
      )
    case 'done':
      return (
        <IssuingDone
          about={current.about}
          result={current.result}
          onDone={() => {
            clear()
            onDone()
          }}
        />
      )
  }
}

type Issued = { readonly about: IssuingBulk; readonly result: ManyResult }

interface IssuingDryRunProps extends Issued {
  readonly line: Plan
  readonly onIssue: () => void
  readonly onClose: () => void
}

function IssuingDryRun({ line, about, result, onIssue, onClose }: IssuingDryRunProps) {
  const { t } = useTranslation('issuing')
  const { problems, more } = useProblems(result.refused, place => about.targets[place]?.person)
  const n = result.good.length
  useHotkeys([['mod+Enter', () => n > 0 && onIssue()]], [])
  return (
    <DryRunDialog
      opened
      title={t('dryRunTitle', { skill: skillText(line) })}
      figures={[
        { label: t('figures.issue'), count: n, tone: 'green' },
        { label: t('figures.refused'), count: result.refused.size, tone: 'red' },
        { label: t('figures.beyond'), count: about.beyond, tone: 'orange' }
      ]}
      problems={problems}
      moreProblems={more}
      confirmLabel={t('confirm', { n: formatCount(n) })}
      canConfirm={n > 0}
      onConfirm={onIssue}
      onClose={onClose}
    />
  )
}

function IssuingDone({ about, result, onDone }: Issued & { readonly onDone: () => void }) {
  const { t } = useTranslation('issuing')
  const printSlips = useSlips()
  const printList = useIssueList()
  const close = useFocusWhenLost<HTMLButtonElement>()
  const vouchers = result.good.flatMap(place => about.targets[place]?.voucher ?? [])
  const [refused] = result.refused.values()
  return (
    <Panel>
      <Group justify="space-between">
        <div role="status">
          <Text fw={600}>{t('done', { n: formatCount(vouchers.length) })}</Text>
          <Text fz="sm" c="dimmed">
            {result.cancelled ? t('cancelled') : t('kept')}
          </Text>
          {result.failure ? (
            <Text fz="sm" c="var(--tone-red-text)">
              {t('failed', { reason: failureText(result.failure) })}
            </Text>
          ) : null}
          {refused ? (
            <Text fz="sm" c="var(--tone-red-text)">
              {t('doneRefused', { n: formatCount(result.refused.size), reason: rejectionText(refused).reason })}
            </Text>
          ) : null}
        </div>
        <Group gap={8}>
          <Button variant="default" onClick={() => void printSlips(vouchers)} disabled={vouchers.length === 0}>
            {t('printSlips')}
          </Button>
          <Button variant="default" onClick={() => void printList(vouchers)} disabled={vouchers.length === 0}>
            {t('printList')}
          </Button>
          <Button ref={close} onClick={onDone}>
            {t('close')}
          </Button>
        </Group>
      </Group>
    </Panel>
  )
}
