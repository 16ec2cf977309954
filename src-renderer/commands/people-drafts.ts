import { SAMPLE_PROVINCE } from '../../domain/codes/regions.ts'
import type { Category, Skill } from '../../domain/fields.ts'
import type { educations, employments, Person } from '../../domain/person/person.ts'
import type { DraftOf, SealedDraft } from './draft.ts'

export type Education = (typeof educations)[number]
export type Employment = (typeof employments)[number]

/** Who somebody is, for the sealed parts. `phone` may be empty: then there is no contact part. */
export type WorkerIdentity = { readonly name: string; readonly idNumber: string; readonly phone: string }

/** What a county writes down about a worker beside the identity. */
export type WorkerFacts = {
  readonly sex: Person['sex']
  /** YYYY-MM-DD */
  readonly birth: string
  readonly education: Education
  readonly category: Category
  readonly employment: Employment
}

/** A sample's number begins with a province that no region has; only there it may enter the records. */
export const isSampleNumber = (idNumber: string): boolean => idNumber.startsWith(SAMPLE_PROVINCE)

const identityPart = (person: string, { name, idNumber }: WorkerIdentity): SealedDraft => ({
  person,
  part: 'identity',
  fields: { name, idNumber }
})
const contactPart = (person: string, phone: string): SealedDraft => ({ person, part: 'contact', fields: { phone } })

/** Registers a worker in a county; for somebody known elsewhere it only adds the county. */
export function registration(
  person: string,
  county: string,
  identity: WorkerIdentity,
  facts: WorkerFacts
): DraftOf<'person.register'> {
  const hasPhone = identity.phone !== ''
  return {
    kind: 'person.register',
    args: {
      person,
      county,
      sex: facts.sex,
      birth: facts.birth,
      education: facts.education,
      category: facts.category,
      employment: facts.employment,
      sample: isSampleNumber(identity.idNumber),
      parts: hasPhone ? ['identity', 'contact'] : ['identity']
    },
    sealed: [identityPart(person, identity), ...(hasPhone ? [contactPart(person, identity.phone)] : [])]
  }
}

/** Names somebody who teaches at a centre; for somebody known already it only adds the centre. */
export const teacherRegistration = (
  person: string,
  place: { readonly centre: string; readonly county: string },
  identity: WorkerIdentity,
  facts: Pick<WorkerFacts, 'sex' | 'birth' | 'education'>
): DraftOf<'teacher.register'> => ({
  kind: 'teacher.register',
  args: { person, ...place, ...facts, sample: isSampleNumber(identity.idNumber), parts: ['identity'] },
  sealed: [identityPart(person, identity)]
})

export const intention = (
  person: string,
  { occupation, level }: Skill,
  source: 'counter' | 'import'
): DraftOf<'intention.record'> => ({ kind: 'intention.record', args: { person, occupation, level, source } })

type Amendable = Pick<WorkerFacts, 'education' | 'category' | 'employment'>

/** What of a worker is to be corrected; only what differs is written. Null: nothing does. */
export function amendment(
  person: Person,
  before: WorkerIdentity,
  after: WorkerIdentity,
  facts: Amendable
): DraftOf<'person.amend'> | null {
  const fields: Partial<Amendable> = {
    ...(facts.education === person.education ? {} : { education: facts.education }),
    ...(facts.category === person.category ? {} : { category: facts.category }),
    ...(facts.employment === person.employment ? {} : { employment: facts.employment })
  }
  const isOtherName = after.name !== before.name
  const isOtherPhone = after.phone !== before.phone
  if (Object.keys(fields).length === 0 && !isOtherName && !isOtherPhone) return null
  return {
    kind: 'person.amend',
    args: {
      person: person.id,
      fields,
      parts: [...(isOtherName ? (['identity'] as const) : []), ...(isOtherPhone ? (['contact'] as const) : [])]
    },
    sealed: [
      ...(isOtherName ? [identityPart(person.id, after)] : []),
      ...(isOtherPhone ? [contactPart(person.id, after.phone)] : [])
    ]
  }
}

/** What a category says of the employment state by its own name; undefined where it says nothing. */
const saidBy: Partial<Record<Category, Employment>> = { employee: 'employed', 'urban-unemployed': 'unemployed' }

export const employmentOf = (category: Category, otherwise: Employment): Employment => saidBy[category] ?? otherwise

/** Two records of one worker: the first is kept. */
export const mergingPeople = (kept: string, merged: string): DraftOf<'person.merge'> => ({
  kind: 'person.merge',
  args: { kept, merged }
})
