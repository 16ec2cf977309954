import { type Outcome, type Reader, reject } from '../reduction.ts'

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
