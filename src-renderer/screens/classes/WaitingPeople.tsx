import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Enrolment } from '../../../domain/enrolment/enrolment.ts'
import { offeredSeats } from '../../../domain/enrolment/waiting-list.ts'
import type { TrainingClass } from '../../../domain/training/class.ts'
import { placingsOf, skillKey, unitsOf } from '../../commands/enrolments.ts'
import { formatDateTime } from '../../locale/format.ts'
import { useWaitingFor } from '../../queries/enrolments-classes.ts'
import { useReplica } from '../../queries/replica-context.ts'
import { usePersonNames } from '../../queries/use-person.ts'
import { useToday } from '../../queries/use-today.ts'
import { useSaidCommand } from '../saying/use-said-command.ts'
import classes from './classes.module.css'

/** 候补 of a class in their order; a free seat is offered to the first with one click. Nothing where nobody waits. */
export function WaitingPeople({ trainingClass }: { readonly trainingClass: TrainingClass }) {
  const { t } = useTranslation('classes')
  const waiting = useWaitingFor(trainingClass.id)
  const names = usePersonNames((waiting ?? []).map(({ person }) => person))
  const replica = useReplica()
  const today = useToday()
  const { say, busy } = useSaidCommand()
  if (!waiting || waiting.length === 0) return null
  const offered = new Set(offeredSeats(waiting, trainingClass).map(({ id }) => id))
  const seat = async (enrolment: Enrolment) => {
    const here = new Map([[skillKey(enrolment), trainingClass]])
    const placings = await placingsOf(replica, [enrolment], here, today)
    await say(unitsOf(placings).flat(), t('waiting.done'))
  }
  return (
    <section aria-label={t('waiting.title')}>
      <Text fw={600}>{t('waiting.title')}</Text>
      {offered.size === 0 ? (
        <Text fz="sm" c="dimmed">
          {t('waiting.full')}
        </Text>
      ) : null}
      <ol className={classes.sessions}>
        {waiting.map((one, index) => {
          const name = names.get(one.person)?.name ?? ''
          return (
            <li key={one.id} className={classes.session}>
              <span>{t('waiting.place', { n: index + 1, name })}</span>
              <Text span fz="sm" c="dimmed">
                {t('waiting.since', { at: formatDateTime(one.appliedAt) })}
              </Text>
              {offered.has(one.id) ? (
                <Button
                  size="compact-xs"
                  aria-label={t('waiting.seatOf', { name })}
                  loading={busy}
                  onClick={() => void seat(one)}
                >
                  {t('waiting.seat')}
                </Button>
              ) : null}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
