import i18next from 'i18next'
import type { TrainingClass } from '../../../domain/training/class.ts'
import { teachersOn } from '../../../domain/training/class-teachers.ts'

/** Who teaches a class now, then who taught it before; empty where nobody is named. */
export function teachersText(one: TrainingClass, today: string, nameOf: (person: string) => string): string {
  const t = i18next.getFixedT(null, 'classes')
  const { teaching, taught } = teachersOn(one, today)
  const namesOf = (persons: readonly string[]): string => persons.map(nameOf).join(t('teachers.and'))
  const now = namesOf(teaching)
  if (taught.length === 0) return now
  const before = t('teachers.taught', { names: namesOf(taught) })
  return teaching.length === 0 ? before : t('teachers.now', { now, taught: before })
}
