import { type Outcome, type Reader, reject } from '../reduction.ts'
import type { TrainingClass } from './class.ts'

/** T11: everybody named teaches at the centre; somebody out of sight is left to the server. */
export function refusalOfTeachers(
  teachers: readonly string[],
  centre: string,
  read: Reader
): { readonly refused: Outcome | null; readonly unchecked: readonly string[] } {
  const found = teachers.map(teacher => read('person', teacher))
  const isStranger = found.some(
    one => one.state === 'absent' || (one.state === 'present' && !one.document.teachesAt?.includes(centre))
  )
  return {
    refused: isStranger ? reject('class.no-such-teacher', 'T11') : null,
    unchecked: found.some(({ state }) => state === 'unknown') ? ['T11'] : []
  }
}

type Taught = Pick<TrainingClass, 'teachers' | 'sessions'>

/**
 * T14: persons who teach the class from `today` on, and those who only taught sessions that are past. Somebody named for
 * the class and not for any session of it teaches it.
 */
export function teachersOn(
  { teachers = [], sessions }: Taught,
  today: string
): { readonly teaching: readonly string[]; readonly taught: readonly string[] } {
  const named = new Set(sessions.map(({ teacher }) => teacher))
  const ahead = new Set(sessions.flatMap(({ date, teacher }) => (date >= today ? [teacher] : [])))
  const isTeaching = (person: string): boolean => ahead.has(person) || !named.has(person)
  return {
    teaching: teachers.filter(isTeaching),
    taught: teachers.filter(person => !isTeaching(person))
  }
}
