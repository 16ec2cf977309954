import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Case } from '../../../domain/casework/case.ts'
import { attendanceRate, plannedHours } from '../../../domain/training/hours.ts'
import { StateBadge } from '../../components/badge/StateBadge.tsx'
import { skillText } from '../../locale/skill-text.ts'
import { certificatesOf, type Training } from '../../queries/people-record.ts'
import { useCaseTitle } from '../cases/use-case-words.ts'
import { CertificateBadge } from '../results/CertificateBadge.tsx'
import classes from './people.module.css'

export interface TrainingsProps {
  readonly trainings: readonly Training[] | undefined
}

/** Classes of a worker with attendance and marks. */
export function TrainingList({ trainings }: TrainingsProps) {
  const { t } = useTranslation('people')
  if (trainings === undefined) return null
  if (trainings.length === 0) return <p className={classes.note}>{t('noTrainings')}</p>
  return (
    <ul className={classes.list}>
      {trainings.map(({ enrolment, trainingClass }) => (
        <li key={enrolment.id} className={classes.row}>
          <span className={classes.main}>
            {trainingClass ? (
              <Anchor component={Link} to={`/classes?id=${encodeURIComponent(trainingClass.id)}`} inherit>
                {trainingClass.name}
              </Anchor>
            ) : (
              skillText(enrolment)
            )}
          </span>
          <StateBadge of="enrolment" state={enrolment.state} />
          <span className={classes.note}>
            <TrainingNote enrolment={enrolment} trainingClass={trainingClass} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function TrainingNote({ enrolment, trainingClass }: Pick<Training, 'enrolment' | 'trainingClass'>) {
  const { t } = useTranslation('people')
  if (!trainingClass) return t('voucherElsewhere')
  const { sessions, from, to } = trainingClass
  const parts = [
    `${from} – ${to}`,
    t('attended', {
      n: enrolment.sessionsAttended,
      of: sessions.length,
      rate: attendanceRate(enrolment.hours, plannedHours(sessions))
    }),
    ...(enrolment.exam ? [t('marks', enrolment.exam)] : [])
  ]
  return <span className="tabular">{parts.join(' · ')}</span>
}

/** All certificates of a worker in one place. */
export function CertificateList({ trainings }: TrainingsProps) {
  const { t } = useTranslation('people')
  if (trainings === undefined) return null
  const held = certificatesOf(trainings)
  if (held.length === 0) return <p className={classes.note}>{t('noCertificates')}</p>
  return (
    <ul className={classes.list}>
      {held.map(certificate => (
        <li key={certificate.id} className={classes.row}>
          <span className={classes.main}>{skillText(certificate)}</span>
          <CertificateBadge certificate={certificate} />
          <span className={classes.note}>
            <span className="tabular">
              {t('certificateOf', { number: certificate.number, on: certificate.issuedOn })}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Alerts and disputes about a worker. */
export function CaseList({ cases }: { readonly cases: readonly Case[] | undefined }) {
  const { t } = useTranslation('people')
  const title = useCaseTitle()
  if (cases === undefined) return null
  if (cases.length === 0) return <p className={classes.note}>{t('noCases')}</p>
  return (
    <ul className={classes.list}>
      {cases.map(one => (
        <li key={one.id} className={classes.row}>
          <span className={classes.main}>
            <Anchor component={Link} to={`/cases?state=all&id=${encodeURIComponent(one.id)}`} inherit>
              {title(one)}
            </Anchor>
          </span>
          <StateBadge of="case" state={one.state} />
        </li>
      ))}
    </ul>
  )
}
