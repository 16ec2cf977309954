import { Button, Title } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { WorkerIdentity } from '../../commands/people-drafts.ts'
import { DetailDrawer } from '../../components/page/DetailDrawer.tsx'
import { EmptyState } from '../../components/page/EmptyState.tsx'
import { PageSkeleton } from '../../components/page/PageSkeleton.tsx'
import { useEnrolmentsOf, useVouchersOf } from '../../queries/people-records.ts'
import { useHasRole, useMayAuthor } from '../../queries/use-desk-at-work.ts'
import { useMaskedPart, usePerson } from '../../queries/use-person.ts'
import { useToday } from '../../queries/use-today.ts'
import { useVisit } from '../counter/use-visit.ts'
import { AmendForm } from './AmendForm.tsx'
import { IntentionForm } from './IntentionForm.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { PersonFacts } from './PersonFacts.tsx'
import { EnrolmentList, IntentionList, VoucherList } from './PersonRecords.tsx'
import { PersonTimeline } from './PersonTimeline.tsx'
import classes from './people.module.css'
import { useWholePart } from './use-whole-part.ts'

export type PersonDrawerProps = {
  /** Undefined: closed. */
  readonly id: string | undefined
  readonly onClose: () => void
  readonly onOpen: (id: string) => void
}

/** One worker beside the list: facts, intentions, vouchers, applications, what happened. */
export function PersonDrawer({ id, onClose, onOpen }: PersonDrawerProps) {
  const { t } = useTranslation(['people', 'components'])
  const view = usePerson(id)
  const contact = useMaskedPart(id, 'contact')
  const whole = useWholePart(id ?? '')
  const { document: person, identity } = view
  const vouchers = useVouchersOf(person)
  const enrolments = useEnrolmentsOf(id)
  const today = useToday()
  const isCounty = useHasRole('county-clerk', 'county-reviewer')
  const counter = useVisit()
  const navigate = useNavigate()
  const [editing, setEditing] = useState<WorkerIdentity | 'intention' | 'merge'>()
  const mayMerge = useMayAuthor('person.merge') && person?.mergedInto === ''
  const title = identity === null ? t('components:person.sealed') : (identity?.name ?? t('people:drawer'))
  const phone = contact === null ? (identity === null ? null : '') : contact?.phone
  const mayWrite = isCounty && person !== undefined && person.mergedInto === ''
  const serve = async () => {
    const { name, idNumber } = (await whole('identity', { purpose: 'counter' })) ?? {}
    if (name === undefined || idNumber === undefined) return
    counter.begin({ idNumber, name, method: 'typed' })
    void navigate('/counter')
  }
  const amend = async () => {
    const own = await whole('identity', { purpose: 'amend' })
    const contact = own && (await whole('contact', { purpose: 'amend' }))
    if (own?.name === undefined || own.idNumber === undefined || contact === undefined) return
    setEditing({ name: own.name, idNumber: own.idNumber, phone: contact.phone ?? '' })
  }
  const actions = person && (
    <>
      <Button variant="default" onClick={() => void navigate(`/people/record?id=${person.id}`)}>
        {t('people:wholeRecord')}
      </Button>
      {mayMerge ? (
        <Button variant="default" onClick={() => setEditing('merge')}>
          {t('people:merge.open')}
        </Button>
      ) : null}
      {mayWrite ? (
        <>
          <Button variant="default" onClick={() => void serve()} disabled={!identity}>
            {t('people:atCounter')}
          </Button>
          <Button variant="default" onClick={() => void amend()} disabled={!identity}>
            {t('people:amend')}
          </Button>
          <Button onClick={() => setEditing('intention')}>{t('people:recordIntention')}</Button>
        </>
      ) : null}
    </>
  )
  return (
    <DetailDrawer opened={id !== undefined} onClose={onClose} title={title} actions={actions}>
      {view.state === 'loading' ? <PageSkeleton rows={8} /> : null}
      {view.state === 'absent' || view.state === 'unknown' ? <EmptyState text={t('people:unknown')} /> : null}
      {person !== undefined && person.mergedInto !== '' ? (
        <EmptyState
          text={t('people:merged')}
          action={{ label: t('people:openMerged'), onClick: () => onOpen(person.mergedInto) }}
        />
      ) : null}
      {person === undefined ? null : (
        <div className={classes.sections}>
          <Section title={t('people:facts')}>
            <PersonFacts key={person.id} person={person} identity={identity} phone={phone} today={today} />
          </Section>
          <Section title={t('people:intentions')}>
            <IntentionList person={person} />
          </Section>
          <Section title={t('people:vouchers')}>
            <VoucherList vouchers={vouchers} />
          </Section>
          <Section title={t('people:enrolments')}>
            <EnrolmentList rows={enrolments} />
          </Section>
          <Section title={t('people:timeline')}>
            <PersonTimeline person={person} vouchers={vouchers ?? []} enrolments={enrolments ?? []} />
          </Section>
        </div>
      )}
      {person && typeof editing === 'object' ? (
        <AmendForm person={person} before={editing} onClose={() => setEditing(undefined)} />
      ) : null}
      {person && editing === 'merge' ? <MergeDialog person={person} onClose={() => setEditing(undefined)} /> : null}
      {person && editing === 'intention' ? (
        <IntentionForm person={person} onClose={() => setEditing(undefined)} />
      ) : null}
    </DetailDrawer>
  )
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <div className={classes.sectionTitle}>
        <Title order={3}>{title}</Title>
      </div>
      {children}
    </section>
  )
}
