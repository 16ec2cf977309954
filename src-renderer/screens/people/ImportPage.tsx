import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { ImportSummary, Progress } from '../../commands/people-import-job.ts'
import type { ImportDefaults } from '../../commands/people-import-units.ts'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import { Panel } from '../../components/page/Panel.tsx'
import { ProgressPanel } from '../../components/page/ProgressPanel.tsx'
import { formatCount, formatDuration } from '../../locale/format.ts'
import { failureText } from '../../locale/refusal-text.ts'
import { useNow } from '../../platform/use-now.ts'
import { useReplicaState } from '../../queries/replica-context.ts'
import { useDeskAtWork, useHasRole } from '../../queries/use-desk-at-work.ts'
import { ImportPreviewPanel } from './ImportPreviewPanel.tsx'
import { unreadableText } from './import-problems.ts'
import classes from './people.module.css'
import { type ImportDesk, useImport } from './use-import.ts'

const firstDefaults: ImportDefaults = { education: 'junior', category: 'other', employment: 'unemployed' }

/** Import of workers and intentions from a list; the work itself belongs to the job and outlives the page. */
export function ImportPage() {
  const { t } = useTranslation(['imports', 'people'])
  const navigate = useNavigate()
  const [defaults, setDefaults] = useState(firstDefaults)
  const { organisation } = useDeskAtWork()
  const isCounty = useHasRole('county-clerk', 'county-reviewer') && organisation.type === 'county'
  const job = useImport(defaults)
  const back = () => void navigate('/people')
  return (
    <PageFrame
      title={t('imports:title')}
      secondary={
        <Button variant="default" onClick={back}>
          {t('imports:backToList')}
        </Button>
      }
    >
      {isCounty ? (
        <div className={classes.importPage}>
          <ImportStage job={job} defaults={defaults} onDefaults={setDefaults} onList={back} />
        </div>
      ) : (
        <Text c="dimmed">{t('people:form.otherCounty')}</Text>
      )}
    </PageFrame>
  )
}

type ImportStageProps = {
  readonly job: ImportDesk
  readonly defaults: ImportDefaults
  readonly onDefaults: (defaults: ImportDefaults) => void
  readonly onList: () => void
}

function ImportStage({ job, defaults, onDefaults, onList }: ImportStageProps) {
  const { t } = useTranslation(['imports', 'actions'])
  const { state } = job
  const choose = () => void job.choose()
  switch (state.phase) {
    case 'idle':
      return <ChooseFile onChoose={choose} />
    case 'reading':
      return <Working title={t('imports:reading', { name: state.name })} onCancel={job.cancel} />
    case 'unreadable':
      return (
        <>
          <Panel title={state.name}>
            <Text c="var(--tone-red-text)" role="alert">
              {unreadableText(state.refusal, t)}
            </Text>
          </Panel>
          <ChooseFile onChoose={choose} />
        </>
      )
    case 'comparing':
    case 'checking':
      return <Working title={t(`imports:${state.phase}`)} progress={state.progress} onCancel={job.cancel} />
    case 'preview':
      return (
        <ImportPreviewPanel
          preview={state.preview}
          defaults={defaults}
          onDefaults={onDefaults}
          onWrite={() => void job.write()}
          onChoose={choose}
        />
      )
    case 'writing':
      return (
        <Working
          title={t('imports:writing')}
          progress={state.progress}
          note={t('imports:writingHint')}
          onCancel={job.cancel}
        />
      )
    case 'done':
      return <Finished summary={state.summary} onAgain={job.reset} onList={onList} />
  }
}

function ChooseFile({ onChoose }: { readonly onChoose: () => void }) {
  const { t } = useTranslation('imports')
  const { search } = useReplicaState()
  return (
    <Panel>
      <Stack gap={12} align="flex-start">
        <Text>{t('hint')}</Text>
        {search.done ? null : (
          <Text c="dimmed" role="status">
            {t('indexing', { n: formatCount(search.persons) })}
          </Text>
        )}
        <Button onClick={onChoose} disabled={!search.done}>
          {t('choose')}
        </Button>
      </Stack>
    </Panel>
  )
}

type WorkingProps = {
  readonly title: string
  readonly progress?: Progress
  readonly note?: string
  readonly onCancel: () => void
}

function Working({ title, progress, note, onCancel }: WorkingProps) {
  const now = useNow(500)
  const { done, total, startedAt } = progress ?? { done: 0, total: 0, startedAt: now }
  return (
    <Panel>
      <ProgressPanel
        title={title}
        done={done}
        total={total}
        startedAt={startedAt}
        now={now}
        onCancel={onCancel}
        {...(note === undefined ? {} : { note })}
      />
    </Panel>
  )
}

type FinishedProps = {
  readonly summary: ImportSummary
  readonly onAgain: () => void
  readonly onList: () => void
}

function Finished({ summary, onAgain, onList }: FinishedProps) {
  const { t } = useTranslation('imports')
  return (
    <Panel title={t('done.title')}>
      <Stack gap={6} role="status">
        <Text>{t('done.people', { n: formatCount(summary.people) })}</Text>
        <Text>{t('done.intentions', { n: formatCount(summary.intentions) })}</Text>
        {summary.left > 0 ? <Text>{t('done.refused', { n: formatCount(summary.left) })}</Text> : null}
        <Text c="dimmed">{t('done.seconds', { time: formatDuration(summary.milliseconds) })}</Text>
        {summary.stopped ? <Text c="orange">{t('stopped')}</Text> : null}
        {summary.failure ? (
          <Text c="var(--tone-red-text)" role="alert">
            {t('done.failed', { reason: failureText(summary.failure) })}
          </Text>
        ) : null}
        <Text c="dimmed">{t('done.pending')}</Text>
        <Group gap={8} mt={8}>
          <Button onClick={onList}>{t('done.toList')}</Button>
          <Button variant="default" onClick={onAgain}>
            {t('done.again')}
          </Button>
        </Group>
      </Stack>
    </Panel>
  )
}
