import { Anchor, Stack, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { isKeptBelow } from '../../../domain/access/scope.ts'
import type { Alert, AlertSubject } from '../../../domain/casework/alert.ts'
import { Facts } from '../../components/page/Facts.tsx'
import { Timeline, type TimelineItem } from '../../components/page/Timeline.tsx'
import { formatDateTime } from '../../locale/format.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { type CaseWords, useAlertEvidence, useCaseWords } from './use-case-words.ts'

/** The page on which a subject is shown; an organisation has none, nor has what is kept in the counties above them (A5). */
const pageOfSubject: Readonly<Partial<Record<AlertSubject['collection'], string>>> = {
  voucher: '/vouchers?id=',
  person: '/people/record?id=',
  trainingClass: '/classes?id=',
  claim: '/subsidy?id=',
  batch: '/plans?tab=batches&batch=',
  plan: '/plans?id='
}

/** An alert: what is seen, about what, who answers by when, and what was said so far. */
export function AlertDetail({ alert }: { readonly alert: Alert }) {
  const { t } = useTranslation(['alerts', 'cases'])
  const words = useCaseWords([alert])
  const evidence = useAlertEvidence()
  const { subject, ownerPlace, ownerOperator } = alert
  const { organisation } = useDeskAtWork()
  const page = isKeptBelow(subject.collection, organisation) ? undefined : pageOfSubject[subject.collection]
  const name = `${t(`alerts:subjects.${subject.collection}`)} ${words.subject(subject)}`
  const owner = ownerOperator === '' ? t('alerts:anybodyThere') : words.device(ownerOperator)
  return (
    <Stack gap="md">
      <Facts
        facts={[
          { label: t('alerts:evidence'), value: evidence(alert) },
          {
            label: t('alerts:subject'),
            value:
              page === undefined ? (
                name
              ) : (
                <Anchor
                  component={Link}
                  to={`${page}${encodeURIComponent(subject.id)}`}
                  title={t('alerts:openSubject')}
                  inherit
                >
                  {name}
                </Anchor>
              )
          },
          ...(alert.place === '' ? [] : [{ label: t('alerts:place'), value: words.organisation(alert.place) }]),
          {
            label: t('alerts:raisedBy'),
            value: alert.raisedBy === '' ? t('alerts:bySystem') : words.device(alert.raisedBy)
          },
          { label: t('alerts:raisedAt'), value: formatDateTime(alert.raisedAt) },
          {
            label: t('alerts:owner'),
            value: ownerPlace === '' ? t('cases:unassigned') : `${words.organisation(ownerPlace)} · ${owner}`
          },
          { label: t('alerts:due'), value: alert.due }
        ]}
      />
      <div>
        <Title order={3} mb={6}>
          {t('alerts:history')}
        </Title>
        <AlertHistory alert={alert} words={words} />
      </div>
    </Stack>
  )
}

function AlertHistory({ alert, words }: { readonly alert: Alert; readonly words: CaseWords }) {
  const { t } = useTranslation('alerts')
  const { raisedBy, raisedAt, answers, finding } = alert
  const items: readonly TimelineItem[] = [
    ...(finding === null
      ? []
      : [
          {
            id: finding.entry,
            at: finding.at,
            title: t('closed', { finding: t(`findings.${finding.decision}`) }),
            who: words.device(finding.operator),
            note: finding.reason
          }
        ]),
    ...answers
      .map(({ operator, text, entry, at }) => ({
        id: entry,
        at,
        title: t('answered'),
        who: words.device(operator),
        note: text
      }))
      .reverse(),
    { id: alert.id, at: raisedAt, title: t('raise'), who: raisedBy === '' ? t('bySystem') : words.device(raisedBy) }
  ]
  return <Timeline items={items} />
}
