import i18next from 'i18next'
import type { Person } from '../../../domain/person/person.ts'
import type { PersonName } from '../../queries/use-person.ts'

/** One record among others of the same name, on one line; the day of birth stays masked, as in the number. */
export function recordText({ name, masked }: PersonName, person: Pick<Person, 'sex' | 'birth'> | undefined): string {
  const born = (birth: string): string => i18next.t('people:merge.born', { year: birth.slice(0, 4) })
  const known = person ? [i18next.t(`fields:sexes.${person.sex}`), born(person.birth)] : []
  return [name, masked, ...known].filter(part => part !== '').join('　')
}
