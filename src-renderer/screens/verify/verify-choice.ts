import type { Session, TrainingClass } from '../../../domain/training/class.ts'
import { createPreference, type TextStore } from '../../platform/preferences.ts'

/** What a PC at the door of a classroom keeps set; nothing about a person. */
export type VerifyChoice = { readonly trainingClass: string; readonly session: string; readonly date: string }

const isText = (value: unknown): value is string => typeof value === 'string'

export const verifyChoice = (store?: TextStore) =>
  createPreference(
    'verify.place',
    (stored): VerifyChoice | undefined => {
      if (typeof stored !== 'object' || stored === null) return undefined
      const { trainingClass, session, date } = stored as Record<keyof VerifyChoice, unknown>
      return isText(trainingClass) && isText(session) && isText(date) ? { trainingClass, session, date } : undefined
    },
    store
  )

/** Before anybody has chosen: the one class that meets today, or the only one there is. */
export function likelyClass(offered: readonly TrainingClass[], today: string): TrainingClass | undefined {
  const todays = offered.filter(({ sessions }) => sessions.some(({ date }) => date === today))
  const likely = todays.length > 0 ? todays : offered
  return likely.length === 1 ? likely[0] : undefined
}

/**
 * The session somebody most likely means: of today's the first that is not over, else the last; none: bind only.
 * @param clock HH:MM in the zone of the province
 */
export function likelySession({ state, sessions }: TrainingClass, today: string, clock: string): string {
  if (state !== 'running') return ''
  const todays = sessions.filter(({ date }) => date === today)
  return (todays.find(({ to }) => clock <= to) ?? todays.at(-1))?.id ?? ''
}

/** Sessions to choose from: today's first, then the others by day. */
export const offeredSessions = ({ sessions }: TrainingClass, today: string): readonly Session[] => [
  ...sessions.filter(({ date }) => date === today),
  ...sessions.filter(({ date }) => date !== today)
]
