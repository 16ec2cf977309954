import { type IdentityCheck, type Skill, sameSkill } from '../../../domain/fields.ts'
import type { Person } from '../../../domain/person/person.ts'
import type { HeldVoucher } from '../../queries/people-records.ts'
import type { WorkerForm } from '../people/worker-form.ts'

/** One worker at the counter, as far as the clerk has come. Personal: in memory only, dropped at the lock. */
export type VisitForm = {
  readonly idNumber: string
  readonly method: IdentityCheck['method']
  readonly worker: WorkerForm
  readonly skill: Partial<Skill>
  /** The clerk chose the skill; until then it follows what is known of the worker. */
  readonly isSkillChosen: boolean
  readonly issue: boolean
  readonly consent: boolean
  readonly apply: boolean
  readonly print: boolean
}

/** What the last visit leaves behind for the next one. */
export type Habits = Pick<WorkerForm, 'education' | 'category' | 'employment'> & { readonly skill: Skill | undefined }

export type Arrival = {
  readonly idNumber: string
  readonly method: IdentityCheck['method']
  /** As the card says; null where it was typed. */
  readonly name: string | null
}

export const visitOf = ({ idNumber, method, name }: Arrival, habits: Habits): VisitForm => ({
  idNumber,
  method,
  worker: {
    name: name ?? '',
    phone: '',
    education: habits.education,
    category: habits.category,
    employment: habits.employment
  },
  skill: {},
  isSkillChosen: false,
  issue: true,
  consent: true,
  apply: true,
  print: true
})

/**
 * The skill this visit is about until the clerk chooses another: the first intention a voucher can be issued for,
 * else the first one; for a walk-in the one of the visit before or the only one this desk can issue.
 */
export function usualSkill(
  person: Person | undefined,
  canIssue: (skill: Skill) => boolean,
  walkIn: Skill | undefined
): Partial<Skill> {
  const wishes = person?.intentions ?? []
  const wish = wishes.find(canIssue) ?? wishes[0] ?? walkIn
  return wish ? { occupation: wish.occupation, level: wish.level } : {}
}

/** Vouchers that were issued and wait for the worker to take them. */
export const collectable = (vouchers: readonly HeldVoucher[] | undefined, today: string): readonly HeldVoucher[] =>
  (vouchers ?? []).filter(
    ({ document }) => document?.state === 'issued' && document.validFrom <= today && today <= document.validUntil
  )

export const hasOpenEnrolment = (person: Person | undefined, skill: Skill | undefined): boolean =>
  skill !== undefined && (person?.openEnrolments.some(open => sameSkill(open, skill)) ?? false)

/** Somebody not registered yet, as the policy rules look at a worker. */
export const newcomer = (
  county: string,
  facts: Pick<Person, 'sex' | 'birth' | 'education' | 'category' | 'employment'>
): Person => ({
  id: '',
  ...facts,
  counties: [county],
  centres: [],
  intentions: [],
  liveVouchers: [],
  history: [],
  openEnrolments: [],
  mergedInto: '',
  sealed: { identity: null, contact: null, payment: null },
  sample: false,
  updatedAt: 0
})
