import { expect, test } from 'vitest'
import { sessionsInTwoPlaces, teacherInTwoPlaces } from '../../../domain/casework/teacher-overlap.ts'
import type { Session } from '../../../domain/training/class.ts'

const session = (id: string, from: string, to: string, teacher?: string): Session => ({
  ...{ id, date: '2026-03-02', from, to, part: 'theory', mode: 'offline', hours: 4 },
  ...(teacher === undefined ? {} : { teacher })
})
const taught = (id: string, ...sessions: readonly Session[]) => ({ id, sessions: [...sessions] })

test('[C9] a teacher of two classes at the same time is found, from either class', () => {
  const one = taught('class-1', session('s1', '08:00', '12:00', 'li'), session('s2', '14:00', '17:00', 'li'))
  const other = taught('class-2', session('s1', '11:59', '13:00', 'li'))
  expect(sessionsInTwoPlaces(one, [one, other]).map(({ id }) => id)).toEqual(['s1'])
  expect(teacherInTwoPlaces(other, [one, other])).toEqual({
    rule: 'teacher-in-two-places',
    subject: { collection: 'trainingClass', id: 'class-2' },
    figures: { found: 1, limit: 0 }
  })
})

test('[C9] one after the other, another day, somebody else or nobody named is no clash', () => {
  const one = taught('class-1', session('s1', '08:00', '12:00', 'li'), session('s2', '08:00', '12:00'))
  const others = [
    taught('class-2', session('s1', '12:00', '13:00', 'li')),
    taught('class-3', { ...session('s1', '08:00', '12:00', 'li'), date: '2026-03-03' }),
    taught('class-4', session('s1', '08:00', '12:00', 'wang'), session('s2', '08:00', '12:00'))
  ]
  expect(teacherInTwoPlaces(one, [one, ...others])).toBeNull()
})
