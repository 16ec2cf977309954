import { useTranslation } from 'react-i18next'
import { Navigate, useNavigate } from 'react-router'
import { EmptyState } from '../../components/page/EmptyState.tsx'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import { PageSkeleton } from '../../components/page/PageSkeleton.tsx'
import { Panel } from '../../components/page/Panel.tsx'
import { useAddressValue } from '../../platform/address.ts'
import { certificatesOf, useCasesOf, useTrainingsOf } from '../../queries/people-record.ts'
import { namesOf, useEnrolmentsUnder, useVouchersOf } from '../../queries/people-records.ts'
import { type PersonView, useMaskedPart, usePerson } from '../../queries/use-person.ts'
import { useToday } from '../../queries/use-today.ts'
import { RaiseAlert } from '../cases/RaiseAlert.tsx'
import { ErasedNote } from './ErasedNote.tsx'
import { PersonFacts } from './PersonFacts.tsx'
import { EnrolmentList, IntentionList, VoucherList } from './PersonRecords.tsx'
import { PersonTimeline } from './PersonTimeline.tsx'
import classes from './record.module.css'
import { CaseList, CertificateList, TrainingList } from './TrainingRecords.tsx'

/** 劳动者档案: everything that this desk knows of one worker on one page, from the labour record to the certificates. */
export function PersonRecordPage() {
  const { t } = useTranslation(['people', 'components'])
  const navigate = useNavigate()
  const [id] = useAddressValue('id')
  const view = usePerson(id)
  const { document: person, identity } = view
  const toList = { label: t('people:toList'), onClick: () => void navigate('/people') }
  const title = identity ? t('people:recordOf', { name: identity.name }) : t('people:record')
  return (
    <PageFrame
      title={title}
      primary={
        person && person.mergedInto === '' && !person.erased
          ? { label: t('people:openDrawer'), onClick: () => void navigate(`/people?id=${person.id}`) }
          : undefined
      }
      secondary={
        person && !person.erased ? <RaiseAlert subject={{ collection: 'person', id: person.id }} /> : undefined
      }
    >
      {id === undefined ? <EmptyState text={t('people:recordWhose')} action={toList} /> : null}
      {id !== undefined && view.state === 'loading' ? <PageSkeleton rows={10} /> : null}
      {view.state === 'absent' || view.state === 'unknown' ? (
        <EmptyState text={t('people:unknown')} action={toList} />
      ) : null}
      {person && person.mergedInto !== '' ? <Navigate replace to={`/people/record?id=${person.mergedInto}`} /> : null}
      {person?.mergedInto === '' ? (
        <WholeRecord key={person.id} person={person} identity={identity} provisional={view.provisional} />
      ) : null}
    </PageFrame>
  )
}

interface WholeRecordProps {
  readonly person: NonNullable<PersonView['document']>
  readonly identity: PersonView['identity']
  readonly provisional: boolean
}

function WholeRecord({ person, identity, provisional }: WholeRecordProps) {
  const { t } = useTranslation('people')
  const today = useToday()
  const contact = useMaskedPart(person.id, 'contact')
  const phone = contact === null ? (identity === null ? null : '') : contact?.phone
  const vouchers = useVouchersOf(person)
  const names = namesOf(person, vouchers ?? [])
  const enrolments = useEnrolmentsUnder(vouchers && names)
  const trainings = useTrainingsOf(enrolments, names)
  const cases = useCasesOf(names)
  return (
    <div className={classes.columns}>
      <div className={classes.stack}>
        <Panel title={t('facts')}>
          {person.erased ? <ErasedNote erased={person.erased} provisional={provisional} /> : null}
          <PersonFacts person={person} identity={identity} phone={phone} today={today} />
        </Panel>
        <div className={classes.pair}>
          <Panel title={t('intentions')}>
            <IntentionList person={person} />
          </Panel>
          <Panel title={t('enrolments')}>
            <EnrolmentList rows={enrolments} />
          </Panel>
        </div>
        <Panel title={t('vouchers')}>
          <VoucherList vouchers={vouchers} />
        </Panel>
        <Panel title={t('trainings')}>
          <TrainingList trainings={trainings} />
        </Panel>
        <Panel title={t('certificates')}>
          <CertificateList trainings={trainings} />
        </Panel>
        <Panel title={t('cases')}>
          <CaseList cases={cases} />
        </Panel>
      </div>
      <Panel title={t('timeline')}>
        <PersonTimeline
          person={person}
          vouchers={vouchers ?? []}
          enrolments={enrolments ?? []}
          certificates={trainings && certificatesOf(trainings)}
        />
      </Panel>
    </div>
  )
}
