import { type Category, sameSkill } from '../../domain/fields.ts'
import type { Person } from '../../domain/person/person.ts'
import type { WorkerRow } from '../import/workers-row.ts'
import type { Unit } from './commit-many.ts'
import { type Education, type Employment, employmentOf, intention, registration } from './people-drafts.ts'

/** What is registered where the list does not say. */
export type ImportDefaults = {
  readonly education: Education
  readonly category: Category
  readonly employment: Employment
}

/** Somebody in the list who is registered already. */
export type KnownWorker = { readonly person: Person; readonly name: string }

/** What becomes of one good row of the list. */
export type RowFate =
  | { readonly kind: 'fresh'; readonly hasIntention: boolean }
  | { readonly kind: 'intention' }
  | { readonly kind: 'unchanged' }
  /** Registered under another name: somebody has to look at the card. */
  | { readonly kind: 'other-name' }

/** Whether two ways to write a name mean the same: minority names have several dots, lists put spaces into short ones. */
export const sameName = (a: string, b: string): boolean => plain(a) === plain(b)
const plain = (name: string): string => name.normalize('NFC').replace(/[•・‧∙．.·\s]/g, '')

export function fateOf({ name, intention: wish }: WorkerRow, known: KnownWorker | undefined): RowFate {
  if (!known) return { kind: 'fresh', hasIntention: wish !== undefined }
  if (known.name !== '' && !sameName(known.name, name)) return { kind: 'other-name' }
  const isNew = wish !== undefined && !known.person.intentions.some(had => sameSkill(had, wish))
  return { kind: isNew ? 'intention' : 'unchanged' }
}

/** The drafts of one row, all of them or none; null where there is nothing to do. */
export function unitOf(
  row: WorkerRow,
  known: KnownWorker | undefined,
  county: string,
  defaults: ImportDefaults,
  newId: () => string
): Unit | null {
  const fate = fateOf(row, known)
  const { intention: wish } = row
  switch (fate.kind) {
    case 'unchanged':
    case 'other-name':
      return null
    case 'intention':
      return known && wish ? [intention(known.person.id, wish, 'import')] : null
    case 'fresh': {
      const person = newId()
      const category = row.category ?? defaults.category
      const facts = {
        sex: row.sex,
        birth: row.birth,
        education: row.education ?? defaults.education,
        category,
        employment: employmentOf(category, defaults.employment)
      }
      const { name, idNumber, phone } = row
      const registers = registration(person, row.county ?? county, { name, idNumber, phone }, facts)
      return wish ? [registers, intention(person, wish, 'import')] : [registers]
    }
  }
}
