import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Session, TrainingClass } from '../../../domain/training/class.ts'
import { weekdayOf } from '../../commands/classes-drafts.ts'
import { offeredSessions } from './verify-choice.ts'
import classes from './verifying.module.css'

const BIND_ONLY = 'bind-only'

export interface PlaceBarProps {
  readonly offered: readonly TrainingClass[]
  readonly trainingClass: TrainingClass | undefined
  /** Empty: bind only. */
  readonly session: string
  readonly today: string
  readonly onClass: (id: string) => void
  readonly onSession: (id: string) => void
}

/** Class and session, chosen once and remembered on this PC. */
export function PlaceBar({ offered, trainingClass, session, today, onClass, onSession }: PlaceBarProps) {
  const { t } = useTranslation(['verify', 'states'])
  const sessionLabel = useSessionLabel()
  const sessions = trainingClass ? offeredSessions(trainingClass, today) : []
  return (
    <>
      <Select
        className={classes.class ?? ''}
        aria-label={t('verify:place.class')}
        placeholder={t('verify:place.classHint')}
        data={offered.map(({ id, name, state }) => ({
          value: id,
          label: t('verify:place.classOption', { name, state: t(`states:trainingClass.${state}`) })
        }))}
        value={trainingClass?.id ?? null}
        onChange={id => id !== null && onClass(id)}
        allowDeselect={false}
        // Nothing can be scanned before it is chosen.
        autoFocus={trainingClass === undefined}
        searchable
      />
      <Select
        className={classes.session ?? ''}
        aria-label={t('verify:place.session')}
        placeholder={t('verify:place.sessionHint')}
        data={[
          ...sessions.map(one => ({ value: one.id, label: sessionLabel(one) })),
          { value: BIND_ONLY, label: t('verify:place.bindOnly') }
        ]}
        value={trainingClass === undefined ? null : session === '' ? BIND_ONLY : session}
        onChange={id => id !== null && onSession(id === BIND_ONLY ? '' : id)}
        allowDeselect={false}
        disabled={trainingClass === undefined}
      />
    </>
  )
}

/** 2026-03-02 周一 08:30–17:30 理论 */
export function useSessionLabel(): (session: Session) => string {
  const { t } = useTranslation(['classes', 'fields'])
  return ({ date, from, to, part }) => {
    const weekday = t(`classes:schedule.weekday.${weekdayOf(date)}`)
    return `${t('classes:sessionLine', { date, weekday, from, to })} ${t(`fields:sessionParts.${part}`)}`
  }
}
