import { useTranslation } from 'react-i18next'
import type { TrainingClass } from '../../../domain/training/class.ts'
import { formatCount } from '../../locale/format.ts'
import { useWaitingCount } from '../../queries/enrolments-classes.ts'
import { useMayAuthor } from '../../queries/use-desk-at-work.ts'

/** Seats, taken ones, and where it is in sight how many wait: only the county sees those. */
export function SeatsText({ trainingClass }: { readonly trainingClass: TrainingClass }) {
  const { t } = useTranslation('classes')
  const seesWaiting = useMayAuthor('enrolment.accept')
  const waiting = useWaitingCount(seesWaiting ? trainingClass.id : undefined)
  const seats = { capacity: formatCount(trainingClass.capacity), taken: formatCount(trainingClass.seatsTaken) }
  const words = seesWaiting ? t('seatsAndWaiting', { ...seats, waiting: formatCount(waiting) }) : t('seatsTaken', seats)
  return <span className="tabular">{words}</span>
}
