import { useMemo } from 'react'
import type { Enrolment } from '../../domain/enrolment/enrolment.ts'
import { waitingList } from '../../domain/enrolment/waiting-list.ts'
import { type Skill, sameSkill } from '../../domain/fields.ts'
import { startOfDate } from '../../domain/time/business-date.ts'
import { seatsLeft, type TrainingClass } from '../../domain/training/class.ts'
import { useBounded } from './use-bounded.ts'
import { usePage } from './use-page.ts'

/** Classes that are open at a time in one county. */
const CLASSES = 500
/** A class has at most 500 seats: so many more never get one. */
const WAITING = 500

/** Those that begin first come first; over ones and full ones last, because full ones only make a waiting list. */
export const classesFor = (open: readonly TrainingClass[], skill: Skill, today: string): readonly TrainingClass[] => {
  const rank = (one: TrainingClass): number => (one.to < today ? 2 : 0) + (seatsLeft(one) === 0 ? 1 : 0)
  const nearest = (a: TrainingClass, b: TrainingClass): number =>
    Math.abs(startOfDate(a.from) - startOfDate(today)) - Math.abs(startOfDate(b.from) - startOfDate(today))
  return open
    .filter(one => sameSkill(one, skill))
    .sort((a, b) => rank(a) - rank(b) || nearest(a, b) || (a.id < b.id ? -1 : 1))
}

/** Approved and running classes: the only ones that take anybody. Undefined until loaded. */
export function useOpenClasses(): readonly TrainingClass[] | undefined {
  const approved = usePage({ collection: 'trainingClass', where: { state: 'approved' }, limit: CLASSES })
  const running = usePage({ collection: 'trainingClass', where: { state: 'running' }, limit: CLASSES })
  return useMemo(
    () => approved.rows && running.rows && [...approved.rows, ...running.rows].map(({ document }) => document),
    [approved.rows, running.rows]
  )
}

const waitingFor = (trainingClass: string) => ({
  collection: 'enrolment' as const,
  where: { trainingClass },
  filter: { state: 'waitlisted' as const }
})

/** How many wait for a seat in a class, at most 100. */
export const useWaitingCount = (trainingClass: string | undefined): number =>
  useBounded(trainingClass === undefined ? null : waitingFor(trainingClass))

/** Who waits for a seat in a class, first come first; undefined until loaded. */
export function useWaitingFor(trainingClass: string | undefined): readonly Enrolment[] | undefined {
  const { rows, fetching } = usePage(
    trainingClass === undefined ? null : { ...waitingFor(trainingClass), limit: WAITING }
  )
  return useMemo(() => {
    if (fetching || trainingClass === undefined || !rows) return undefined
    return waitingList(
      rows.map(({ document }) => document),
      trainingClass
    )
  }, [rows, fetching, trainingClass])
}
