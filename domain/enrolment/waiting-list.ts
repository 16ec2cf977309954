import { seatsLeft, type TrainingClass } from '../training/class.ts'
import type { Enrolment } from './enrolment.ts'

type Waiting = Pick<Enrolment, 'id' | 'trainingClass' | 'state' | 'appliedAt'>

/** E18: those who wait for a class (候补), first come first: who applied first stands first. */
export const waitingList = <E extends Waiting>(enrolments: readonly E[], trainingClass: string): readonly E[] =>
  enrolments
    .filter(one => one.state === 'waitlisted' && one.trainingClass === trainingClass)
    .sort((a, b) => a.appliedAt - b.appliedAt || (a.id < b.id ? -1 : 1))

const takesPeople = ({ state }: Pick<TrainingClass, 'state'>): boolean => state === 'approved' || state === 'running'

/** E18: those whom the free seats are offered to now. */
export const offeredSeats = <E extends Waiting>(
  enrolments: readonly E[],
  trainingClass: Pick<TrainingClass, 'id' | 'state' | 'capacity' | 'seatsTaken'>
): readonly E[] =>
  takesPeople(trainingClass) ? waitingList(enrolments, trainingClass.id).slice(0, seatsLeft(trainingClass)) : []
