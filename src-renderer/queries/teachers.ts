import { useMemo } from 'react'
import type { TrainingClass } from '../../domain/training/class.ts'
import { usePage } from './use-page.ts'
import { type PersonName, usePersonNames } from './use-person.ts'

/** Somebody who teaches at a centre, as a choice shows it. */
export type Teacher = { readonly id: string; readonly name: string }

/** A centre has some dozens. */
const TEACHERS = 500

const byName = (a: Teacher, b: Teacher): number => a.name.localeCompare(b.name, 'zh-CN')

/** Whoever teaches at a centre, by name; undefined until read. Among persons in sight, which a centre has some thousands of. */
export function useTeachers(centre: string): readonly Teacher[] | undefined {
  const { rows } = usePage({
    collection: 'person',
    filter: { teachesAt: { $in: [centre] }, mergedInto: { $eq: '' } },
    limit: TEACHERS
  })
  const names = usePersonNames(rows?.map(({ document }) => document.id) ?? [])
  return useMemo(
    () => rows?.map(({ document: { id } }) => ({ id, name: names.get(id)?.name ?? '' })).sort((a, b) => byName(a, b)),
    [rows, names]
  )
}

/** Names of the teachers of a class by person; of those whom this desk may not open there is none. */
export const useTeachersOf = ({
  teachers = []
}: Pick<TrainingClass, 'teachers'>): ReadonlyMap<string, PersonName | null> => usePersonNames(teachers)
