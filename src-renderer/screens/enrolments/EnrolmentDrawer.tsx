import { Button, List, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Enrolment } from '../../../domain/enrolment/enrolment.ts'
import { ageOn } from '../../../domain/time/business-date.ts'
import { StateBadge } from '../../components/badge/StateBadge.tsx'
import { DetailDrawer } from '../../components/page/DetailDrawer.tsx'
import { Facts } from '../../components/page/Facts.tsx'
import { PageSkeleton } from '../../components/page/PageSkeleton.tsx'
import { formatDateTime, formatReceiptNumber } from '../../locale/format.ts'
import { skillText } from '../../locale/skill-text.ts'
import { useWaitingFor } from '../../queries/enrolments-classes.ts'
import { useDocument } from '../../queries/use-document.ts'
import { usePerson } from '../../queries/use-person.ts'
import { useToday } from '../../queries/use-today.ts'
import type { Deciding } from './EnrolmentDecision.tsx'
import { SeatsText } from './SeatsText.tsx'
import { useEnrolmentChecks } from './use-enrolment-checks.ts'

export interface EnrolmentDrawerProps {
  readonly id: string | undefined
  readonly onClose: () => void
  /** Undefined where the operator may only look. */
  readonly onDecide: ((kind: Deciding['kind'], enrolment: Enrolment) => void) | undefined
  readonly onPrint: (enrolment: Enrolment) => void
}

/** One enrolment with everything a clerk looks at before it is decided. */
export function EnrolmentDrawer({ id, onClose, onDecide, onPrint }: EnrolmentDrawerProps) {
  const { t } = useTranslation(['enrolments', 'fields'])
  const { document, state, provisional } = useDocument('enrolment', id)
  const person = usePerson(document?.person)
  const isOpen = document !== undefined && ['applied', 'returned', 'waitlisted'].includes(document.state)
  const actions = document && (
    <>
      <Button variant="default" onClick={() => onPrint(document)}>
        {t('enrolments:receipt')}
      </Button>
      {onDecide && isOpen ? (
        <>
          <Button variant="default" onClick={() => onDecide('refuse', document)}>
            {t('enrolments:refuse')}
          </Button>
          {document.state === 'applied' ? (
            <Button variant="default" onClick={() => onDecide('return', document)}>
              {t('enrolments:return')}
            </Button>
          ) : null}
          <Button onClick={() => onDecide('accept', document)}>{t('enrolments:accept')}</Button>
        </>
      ) : null}
    </>
  )
  return (
    <DetailDrawer
      opened={id !== undefined}
      onClose={onClose}
      title={person.identity?.name || t('enrolments:drawer.title')}
      badge={document && <StateBadge of="enrolment" state={document.state} provisional={provisional} />}
      actions={actions}
    >
      {document === undefined ? (
        state === 'loading' ? (
          <PageSkeleton />
        ) : (
          <Text c="dimmed">{t('enrolments:drawer.unknown')}</Text>
        )
      ) : (
        <EnrolmentFacts enrolment={document} person={person} />
      )}
    </DetailDrawer>
  )
}

interface EnrolmentFactsProps {
  readonly enrolment: Enrolment
  readonly person: ReturnType<typeof usePerson>
}

function EnrolmentFacts({ enrolment, person }: EnrolmentFactsProps) {
  const { t } = useTranslation(['enrolments', 'fields', 'issuing', 'counter', 'classes'])
  const today = useToday()
  const { document: trainingClass } = useDocument('trainingClass', enrolment.trainingClass || undefined)
  const isWaiting = enrolment.state === 'waitlisted'
  const checks = useEnrolmentChecks(enrolment, person.document)
  const worker = person.document
  const profile =
    worker &&
    t('enrolments:drawer.profileText', {
      sex: t(`fields:sexes.${worker.sex}`),
      age: ageOn(worker.birth, today),
      category: t(`fields:categories.${worker.category}`)
    })
  const others = worker?.openEnrolments.filter(one => one.enrolment !== enrolment.id) ?? []
  return (
    <>
      <Facts
        facts={[
          { label: t('fields:idNumber'), value: person.identity?.masked ?? '' },
          { label: t('enrolments:drawer.profile'), value: profile ?? '' },
          { label: t('fields:occupation'), value: skillText(enrolment) },
          {
            label: t('counter:receipt.number'),
            value: formatReceiptNumber(enrolment.id, enrolment.appliedAt)
          },
          { label: t('enrolments:columns.appliedAt'), value: formatDateTime(enrolment.appliedAt) },
          { label: t('enrolments:drawer.source'), value: t(`fields:sources.${enrolment.source}`) },
          {
            label: t('enrolments:drawer.identity'),
            value: enrolment.identity
              ? t(`fields:identityMethods.${enrolment.identity.method}`)
              : t('enrolments:identityNone')
          },
          { label: t('enrolments:drawer.class'), value: trainingClass?.name ?? t('enrolments:drawer.noClass') },
          ...(isWaiting && trainingClass
            ? [
                { label: t('fields:capacity'), value: <SeatsText trainingClass={trainingClass} /> },
                { label: t('classes:waiting.title'), value: <WaitingPlace enrolment={enrolment} /> }
              ]
            : []),
          ...(enrolment.reason === '' ? [] : [{ label: t('enrolments:columns.remark'), value: enrolment.reason }]),
          ...(others.length === 0
            ? []
            : [{ label: t('enrolments:drawer.other'), value: others.map(skillText).join(t('issuing:and')) }])
        ]}
      />
      <Title order={3} mt="md" mb={4}>
        {t('enrolments:drawer.checks')}
      </Title>
      <List size="sm" spacing={4}>
        {checks.map(check => (
          <List.Item key={check.text} {...(check.isWarning ? { c: 'var(--tone-orange-text)' } : {})}>
            {check.text}
          </List.Item>
        ))}
      </List>
    </>
  )
}

/** Where somebody stands among those who wait for the same class. */
function WaitingPlace({ enrolment }: { readonly enrolment: Enrolment }) {
  const { t } = useTranslation('enrolments')
  const waiting = useWaitingFor(enrolment.trainingClass)
  const index = waiting?.findIndex(({ id }) => id === enrolment.id) ?? -1
  return index < 0 ? null : t('drawer.waitingPlace', { n: index + 1 })
}
