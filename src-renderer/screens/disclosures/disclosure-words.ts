import type { DocumentKey } from '../../../domain/documents.ts'
import type { AuditedDisclosure } from '../../../domain/protocol/disclosure-page.ts'
import type { Reader } from '../../../domain/reduction.ts'
import { skillText } from '../../locale/skill-text.ts'
import { useReads } from '../../queries/use-document.ts'
import { type PersonName, usePersonNames } from '../../queries/use-person.ts'

/** Names for the ids of a page of records; undefined where this desk holds none, or not yet. */
export type DisclosureWords = {
  readonly directory: (id: string) => string | undefined
  /** Undefined until known, null where this desk may not name the person. */
  readonly person: (id: string) => PersonName | null | undefined
  /** The claim of a paper; what a list is of: a class, a claim, a plan line, the place. */
  readonly subject: (id: string) => string | undefined
}

const isOfPerson = ({ part }: AuditedDisclosure): boolean => part !== 'list' && part !== 'attachment'

/** A list tells by its id only what it is of: it is looked for wherever that may be. */
const keysOf = (record: AuditedDisclosure): readonly DocumentKey[] => [
  ...[record.operator, record.organisation, record.device, record.second ?? record.operator].map(id => ({
    collection: 'directory' as const,
    id
  })),
  ...(isOfPerson(record)
    ? []
    : (['claim', 'trainingClass', 'plan', 'directory'] as const).map(collection => ({ collection, id: record.person })))
]

function directoryName(read: Reader, id: string): string | undefined {
  const found = read('directory', id)
  if (found.state !== 'present') return undefined
  return found.document.kind === 'organisation' ? found.document.name : found.document.label
}

function subjectName(read: Reader, id: string): string | undefined {
  for (const collection of ['claim', 'trainingClass'] as const) {
    const found = read(collection, id)
    if (found.state === 'present') return found.document.name
  }
  const plan = read('plan', id)
  return plan.state === 'present' ? skillText(plan.document) : directoryName(read, id)
}

export const wordsFrom = (
  read: Reader | undefined,
  names: ReadonlyMap<string, PersonName | null>
): DisclosureWords => ({
  directory: id => read && directoryName(read, id),
  person: id => names.get(id),
  subject: id => read && subjectName(read, id)
})

export function useDisclosureWords(records: readonly AuditedDisclosure[]): DisclosureWords {
  const read = useReads(records.flatMap(keysOf))
  const names = usePersonNames(records.filter(isOfPerson).map(({ person }) => person))
  return wordsFrom(read, names)
}
