import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TrainingClass } from '../../../domain/training/class.ts'
import { nextStep, weekdayOf } from '../../commands/classes-drafts.ts'
import { StateBadge } from '../../components/badge/StateBadge.tsx'
import { DetailDrawer } from '../../components/page/DetailDrawer.tsx'
import { Facts } from '../../components/page/Facts.tsx'
import { Timeline } from '../../components/page/Timeline.tsx'
import { skillText } from '../../locale/skill-text.ts'
import { useTeachersOf } from '../../queries/teachers.ts'
import { useHasRole, useMayAuthor } from '../../queries/use-desk-at-work.ts'
import { useOrganisation } from '../../queries/use-directory.ts'
import { useDocument } from '../../queries/use-document.ts'
import { useEntries } from '../../queries/use-entries.ts'
import { useToday } from '../../queries/use-today.ts'
import { RaiseAlert } from '../cases/RaiseAlert.tsx'
import { SeatsText } from '../enrolments/SeatsText.tsx'
import { kindText } from '../sync/entry-words.ts'
import { AssignDialog } from './AssignDialog.tsx'
import { ClassFileDialog } from './ClassFileDialog.tsx'
import { ClassStops } from './ClassStops.tsx'
import { CountyRoster } from './CountyRoster.tsx'
import classes from './classes.module.css'
import { FinishDialog } from './FinishDialog.tsx'
import { RosterTable } from './RosterTable.tsx'
import { ScheduleDialog } from './ScheduleDialog.tsx'
import { teachersText } from './teachers-text.ts'
import { useClassStep } from './use-class-step.ts'
import { WaitingPeople } from './WaitingPeople.tsx'

export interface ClassDrawerProps {
  readonly id: string | undefined
  readonly onClose: () => void
}

export function ClassDrawer({ id, onClose }: ClassDrawerProps) {
  const { document, provisional } = useDocument('trainingClass', id)
  if (id === undefined || !document || document.id !== id) return null
  return (
    <DetailDrawer
      opened
      onClose={onClose}
      title={document.name}
      badge={<StateBadge of="trainingClass" state={document.state} provisional={provisional} />}
      actions={<ClassActions trainingClass={document} />}
    >
      <ClassDetail trainingClass={document} />
    </DetailDrawer>
  )
}

function ClassActions({ trainingClass }: { readonly trainingClass: TrainingClass }) {
  const { t } = useTranslation(['classes', 'classFile'])
  const [isScheduling, setScheduling] = useState(false)
  const [isFiling, setFiling] = useState(false)
  const isCentre = useHasRole('centre-operator')
  const isCounty = useHasRole('county-clerk', 'county-reviewer')
  const { id, state } = trainingClass
  const isOpen = state === 'draft' || state === 'submitted' || state === 'approved' || state === 'running'
  const isVerified = state === 'approved' || state === 'running'
  return (
    <>
      {isCentre && isOpen ? (
        <Button variant="default" onClick={() => setScheduling(true)}>
          {t('classes:schedule.open')}
        </Button>
      ) : null}
      {isCentre && isVerified ? (
        <>
          <Button variant="default" component={Link} to={`/attendance?class=${encodeURIComponent(id)}`}>
            {t('classes:toRoster')}
          </Button>
          <Button variant="default" component={Link} to={`/verifying?class=${encodeURIComponent(id)}`}>
            {t('classes:toVerify')}
          </Button>
        </>
      ) : null}
      {state === 'draft' ? null : (
        <Button variant="default" onClick={() => setFiling(true)}>
          {t('classFile:open')}
        </Button>
      )}
      {isCentre || isCounty ? <ClassStops trainingClass={trainingClass} /> : null}
      <RaiseAlert subject={{ collection: 'trainingClass', id }} />
      {state === 'finished' ? (
        <Button variant="default" component={Link} to={`/results?class=${encodeURIComponent(id)}`}>
          {t('classes:toResults')}
        </Button>
      ) : null}
      <NextStep trainingClass={trainingClass} />
      {isFiling ? <ClassFileDialog trainingClass={trainingClass} onClose={() => setFiling(false)} /> : null}
      <ScheduleDialog
        key={id}
        opened={isScheduling}
        trainingClass={trainingClass}
        onClose={() => setScheduling(false)}
      />
    </>
  )
}

/** The main button: what this place does next with the class. What cannot be taken back asks first. */
function NextStep({ trainingClass }: { readonly trainingClass: TrainingClass }) {
  const { t } = useTranslation('classes')
  const { step, busy } = useClassStep()
  const [isFinishing, setFinishing] = useState(false)
  const isCentre = useHasRole('centre-operator')
  const isCounty = useHasRole('county-clerk', 'county-reviewer')
  const next = isCentre || isCounty ? nextStep(trainingClass, isCentre ? 'centre' : 'county') : undefined
  return (
    <>
      {next === undefined ? null : (
        <Button
          onClick={() => (next === 'class.finish' ? setFinishing(true) : void step(next, trainingClass.id))}
          loading={busy}
        >
          {t(`steps.${next}`)}
        </Button>
      )}
      {isFinishing ? <FinishDialog trainingClass={trainingClass} onClose={() => setFinishing(false)} /> : null}
    </>
  )
}

function ClassDetail({ trainingClass }: { readonly trainingClass: TrainingClass }) {
  const { t } = useTranslation(['classes', 'fields'])
  const centre = useOrganisation(trainingClass.centre)
  const site = centre?.sites.find(one => one.id === trainingClass.site)?.name ?? trainingClass.site
  const isCounty = useMayAuthor('enrolment.accept')
  const { id, from, to, sessions } = trainingClass
  const names = useTeachersOf(trainingClass)
  const teachers = teachersText(trainingClass, useToday(), person => names.get(person)?.name ?? '')
  const hours = sessions.reduce((sum, session) => sum + session.hours, 0)
  return (
    <div className={classes.detail}>
      <Facts
        facts={[
          { label: t('fields:centre'), value: centre?.name ?? trainingClass.centre },
          { label: t('fields:site'), value: site },
          { label: t('classes:columns.skill'), value: skillText(trainingClass) },
          { label: t('fields:period'), value: `${from} – ${to}` },
          { label: t('fields:capacity'), value: <SeatsText trainingClass={trainingClass} /> },
          { label: t('fields:hours'), value: hours },
          { label: t('classes:teachers.title'), value: teachers === '' ? t('classes:teachers.none') : teachers }
        ]}
      />
      <SessionList trainingClass={trainingClass} />
      {trainingClass.state === 'draft' ? null : (
        <section className={classes.roster} aria-label={t('classes:roster.title')}>
          <Text fw={600}>{t('classes:roster.title')}</Text>
          {isCounty ? <CountyRoster trainingClass={id} /> : <RosterTable trainingClass={id} isShort />}
        </section>
      )}
      {isCounty ? <WaitingPeople trainingClass={trainingClass} /> : null}
      <ClassTimeline id={id} />
    </div>
  )
}

function SessionList({ trainingClass }: { readonly trainingClass: TrainingClass }) {
  const { t } = useTranslation(['classes', 'fields'])
  const names = useTeachersOf(trainingClass)
  const { sessions } = trainingClass
  return (
    <section aria-label={t('classes:sessions')}>
      <Group justify="space-between">
        <Text fw={600}>{t('classes:sessions')}</Text>
        <AssignTeacher trainingClass={trainingClass} />
      </Group>
      {sessions.length === 0 ? <Text c="dimmed">{t('classes:noSessions')}</Text> : null}
      <ol className={classes.sessions}>
        {sessions.map(({ id, date, from, to, part, mode, hours, teacher = '' }) => (
          <li key={id} className={classes.session}>
            <span className="tabular">
              {t('classes:sessionLine', {
                date,
                weekday: t(`classes:schedule.weekday.${weekdayOf(date)}`),
                from,
                to
              })}
            </span>
            <Text span fz="sm" c="dimmed">
              {t('classes:sessionHours', {
                part: t(`fields:sessionParts.${part}`),
                mode: t(`fields:sessionModes.${mode}`),
                hours
              })}
              {teacher === '' ? '' : ` · ${names.get(teacher)?.name ?? ''}`}
            </Text>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Only while there is a session to come. */
function AssignTeacher({ trainingClass }: { readonly trainingClass: TrainingClass }) {
  const { t } = useTranslation('classes')
  const [isOpen, setOpen] = useState(false)
  const isCentre = useHasRole('centre-operator')
  const today = useToday()
  const isOver = ['finished', 'closed', 'cancelled'].includes(trainingClass.state)
  if (!isCentre || isOver || trainingClass.sessions.every(({ date }) => date < today)) return null
  return (
    <>
      <Button size="compact-sm" variant="subtle" onClick={() => setOpen(true)}>
        {t('assign.title')}
      </Button>
      {isOpen ? <AssignDialog trainingClass={trainingClass} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

const ENTRIES = 30

/** What this desk did to the class; the steps of others are in its state. */
function ClassTimeline({ id }: { readonly id: string }) {
  const { t } = useTranslation('classes')
  const { entries } = useEntries({ text: id }, ENTRIES)
  const own = (entries ?? []).filter(({ body }) => body.kind.startsWith('class.') || body.kind.startsWith('session.'))
  return (
    <section aria-label={t('timeline')}>
      <Text fw={600}>{t('timeline')}</Text>
      <Text fz="xs" c="dimmed" mb={6}>
        {t('timelineNote')}
      </Text>
      <Timeline items={own.map(({ body, lane }) => ({ id: body.id, at: body.at, title: kindText(body.kind), lane }))} />
    </section>
  )
}
