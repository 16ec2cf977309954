import { Title } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DetailDrawer } from '../../components/page/DetailDrawer.tsx'
import { EmptyState } from '../../components/page/EmptyState.tsx'
import { PageSkeleton } from '../../components/page/PageSkeleton.tsx'
import { useEnrolmentsOf, useVouchersOf } from '../../queries/people-records.ts'
import { useMaskedPart, usePerson } from '../../queries/use-person.ts'
import { useToday } from '../../queries/use-today.ts'
import { AmendForm } from './AmendForm.tsx'
import { EraseDialog } from './EraseDialog.tsx'
import { ErasedNote } from './ErasedNote.tsx'
import { IntentionForm } from './IntentionForm.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { PersonActions, type PersonEditing } from './PersonActions.tsx'
import { PersonFacts } from './PersonFacts.tsx'
import { EnrolmentList, IntentionList, VoucherList } from './PersonRecords.tsx'
import { PersonTimeline } from './PersonTimeline.tsx'
import classes from './people.module.css'

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
  const { document: person, identity } = view
  const vouchers = useVouchersOf(person)
  const enrolments = useEnrolmentsOf(person, vouchers)
  const today = useToday()
  const [editing, setEditing] = useState<PersonEditing>()
  const title = identity === null ? t('components:person.sealed') : (identity?.name ?? t('people:drawer'))
  const phone = contact === null ? (identity === null ? null : '') : contact?.phone
  const actions = person && <PersonActions person={person} isKnown={Boolean(identity)} onEdit={setEditing} />
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
      {person?.erased ? <ErasedNote erased={person.erased} provisional={view.provisional} /> : null}
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
      {person && identity && editing === 'erase' ? (
        <EraseDialog person={person} identity={identity} onClose={() => setEditing(undefined)} />
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
