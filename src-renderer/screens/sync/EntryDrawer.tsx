import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { OwnEntry } from '../../../src-main/contract/journal.ts'
import { LaneBadge } from '../../components/badge/LaneBadge.tsx'
import { DetailDrawer } from '../../components/page/DetailDrawer.tsx'
import { type Fact, Facts } from '../../components/page/Facts.tsx'
import { SupportCode } from '../../components/value/SupportCode.tsx'
import { formatDuration, formatExact } from '../../locale/format.ts'
import { useOperator } from '../../queries/use-directory.ts'
import { useOwnEntry } from '../../queries/use-entries.ts'
import { answerText, kindText } from './entry-words.ts'
import classes from './sync.module.css'
import { type EntrySubject, useEntrySubjects } from './use-entry-subjects.ts'
import { useSyncActions } from './use-sync-actions.ts'

export interface EntryDrawerProps {
  readonly id: string | undefined
  readonly onOpen: (id: string) => void
  readonly onClose: () => void
}

/** One own entry: what happened, what to do, what it rests on, and how it was made. */
export function EntryDrawer({ id, onOpen, onClose }: EntryDrawerProps) {
  const { t } = useTranslation('synchronisation')
  const entry = useOwnEntry(id)
  return (
    <DetailDrawer
      opened={id !== undefined}
      onClose={onClose}
      title={entry ? kindText(entry.body.kind) : t('detail.title')}
      badge={entry ? <LaneBadge lane={entry.lane} /> : undefined}
    >
      {entry ? <EntryDetail entry={entry} onOpen={onOpen} /> : <Text c="dimmed">{t('empty')}</Text>}
    </DetailDrawer>
  )
}

type DetailProps = { readonly entry: OwnEntry; readonly onOpen: (id: string) => void }

function EntryDetail({ entry, onOpen }: DetailProps) {
  const { t } = useTranslation('synchronisation')
  const { what, todo, code } = answerText(entry)
  const operator = useOperator(entry.body.operator)
  const subject = useEntrySubjects([entry])(entry)
  return (
    <Stack gap="md">
      <div>
        <Title order={3}>{t('detail.what')}</Title>
        <Text>{what}</Text>
        {code === '' ? null : (
          <Text fz="xs" c="dimmed">
            {code}
          </Text>
        )}
      </div>
      <div>
        <Title order={3}>{t('detail.todo')}</Title>
        <Text>{todo}</Text>
        <LookedAfter entry={entry} />
      </div>
      <EntryLinks entry={entry} onOpen={onOpen} />
      <Facts facts={[...subjectFacts(subject, t), ...factsOf(entry, operator?.label ?? '', t)]} />
      <details>
        <summary>{t('detail.args')}</summary>
        <pre className={classes.mono}>{JSON.stringify(entry.body.args, null, 2)}</pre>
      </details>
    </Stack>
  )
}

/** What was refused counts as open work until somebody says that it was looked after. */
function LookedAfter({ entry }: { readonly entry: OwnEntry }) {
  const { t } = useTranslation('synchronisation')
  const { lookedAfter } = useSyncActions()
  if (entry.lane !== 'rejected' && entry.lane !== 'review') return null
  if (entry.seen) return <Text c="dimmed">{t('detail.seen')}</Text>
  return (
    <Group mt="xs">
      <Button variant="default" onClick={() => void lookedAfter(entry.body.id)}>
        {t('detail.markSeen')}
      </Button>
    </Group>
  )
}

/** The entry it rests on or waits for, and the case that decides it. */
function EntryLinks({ entry, onOpen }: DetailProps) {
  const { t } = useTranslation('synchronisation')
  const cause = entry.verdict?.causedBy ?? null
  const known = useOwnEntry(cause)
  const caseId = entry.verdict?.case ?? null
  const facts: readonly Fact[] = [
    ...(cause === null
      ? []
      : [
          {
            label: entry.lane === 'waiting' ? t('detail.waitsFor') : t('detail.causedBy'),
            value: known ? (
              <Anchor component="button" type="button" onClick={() => onOpen(cause)}>
                {kindText(known.body.kind)}
              </Anchor>
            ) : (
              `${t('detail.other')} ${cause.slice(-8)}`
            )
          }
        ]),
    ...(caseId === null
      ? []
      : [
          {
            label: t('detail.case'),
            value: (
              <Anchor component={Link} to={`/cases?id=${encodeURIComponent(caseId)}`}>
                {t('detail.openCase')}
              </Anchor>
            )
          }
        ])
  ]
  return facts.length === 0 ? null : <Facts facts={facts} />
}

function subjectFacts({ person, voucher, trainingClass, batch, claim }: EntrySubject, t: Words): readonly Fact[] {
  return [
    { label: t('detail.person'), value: person ? `${person.name} ${person.masked}` : undefined },
    { label: t('detail.voucher'), value: voucher },
    { label: t('detail.class'), value: trainingClass },
    { label: t('detail.batch'), value: batch },
    { label: t('detail.claim'), value: claim }
  ].filter(({ value }) => value !== undefined)
}

function factsOf({ body, envelope, verdict }: OwnEntry, operator: string, t: Words): readonly Fact[] {
  return [
    { label: t('detail.at'), value: formatExact(body.at) },
    ...(verdict ? [{ label: t('detail.decidedAt'), value: formatExact(verdict.decidedAt) }] : []),
    { label: t('detail.operator'), value: operator },
    {
      label: t('detail.policy'),
      value: body.policyVersion === 0 ? t('detail.noPolicy') : t('detail.policyOf', { n: body.policyVersion })
    },
    { label: t('detail.dataAge'), value: dataAgeText(body.dataAge, t) },
    ...(body.clockFlagged ? [{ label: t('detail.clockFlagged'), value: t('detail.clockFlaggedOf') }] : []),
    { label: t('detail.place'), value: t('detail.placeOf', { generation: envelope.generation, seq: envelope.seq }) },
    { label: t('detail.entry'), value: <SupportCode code={body.id} /> }
  ]
}

function dataAgeText(age: number, t: Words): string {
  if (age < 0) return t('detail.dataNone')
  return age < 60_000 ? t('detail.dataFresh') : t('detail.dataAgeOf', { age: formatDuration(age) })
}

type Words = ReturnType<typeof useTranslation<'synchronisation'>>['t']
