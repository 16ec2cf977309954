import { levelRank } from '../codes/levels.ts'
import type { Skill } from '../fields.ts'
import { sameSkill } from '../fields.ts'
import type { Rejection } from '../journal/rejection.ts'
import { liveOn } from '../person/live-vouchers.ts'
import type { Person } from '../person/person.ts'
import type { Plan } from '../plan/plan.ts'
import { refusal } from '../reduction.ts'
import { ageOn } from '../time/business-date.ts'
import type { Rules } from './policy.ts'

export interface IssueQuestion {
  readonly rules: Rules
  readonly person: Person
  readonly skill: Skill
  readonly plan: Pick<Plan, 'categories'>
  readonly today: string
}

/** Every policy rule that stands against giving this person a voucher (P2–P7), with what would satisfy it. */
export function refusalsOfIssue(question: IssueQuestion): readonly Rejection[] {
  return [liveVouchers, vouchersAYear, sameSkillOnce, lowerLevel, age, refusalOfCategory]
    .map(rule => rule(question))
    .filter(found => found !== null)
}

function liveVouchers({ rules, person, today }: IssueQuestion): Rejection | null {
  const live = liveOn(person, today).length
  return live < rules.liveVouchersMax ? null : refusal('rule.live-vouchers', 'P2', { live, max: rules.liveVouchersMax })
}

function vouchersAYear({ rules, person, today }: IssueQuestion): Rejection | null {
  const year = today.slice(0, 4)
  const given = [...person.liveVouchers, ...person.history.filter(h => h.outcome !== 'void')]
  const count = given.filter(({ on }) => on.startsWith(year)).length
  return count < rules.vouchersPerYearMax
    ? null
    : refusal('rule.vouchers-a-year', 'P3', { count, max: rules.vouchersPerYearMax, year })
}

function sameSkillOnce({ rules, person, skill, today }: IssueQuestion): Rejection | null {
  if (!rules.sameSkillOnce) return null
  const before = [...liveOn(person, today), ...person.history.filter(h => h.outcome === 'certified')].find(v =>
    sameSkill(v, skill)
  )
  return before
    ? refusal('rule.same-occupation-level', 'P4', { occupation: skill.occupation, level: skill.level, on: before.on })
    : null
}

/** P5 compares within one occupation only; levels off the ladder are neither above nor below. */
function lowerLevel({ rules, person, skill }: IssueQuestion): Rejection | null {
  const wanted = levelRank(skill.level)
  if (!rules.noLowerLevel || wanted === undefined) return null
  const higher = person.history.find(
    h => h.outcome === 'certified' && h.occupation === skill.occupation && (levelRank(h.level) ?? -1) > wanted
  )
  return higher ? refusal('rule.lower-level', 'P5', { held: higher.level, level: skill.level }) : null
}

function age({ rules, person, today }: IssueQuestion): Rejection | null {
  const years = ageOn(person.birth, today)
  const max = person.sex === 'male' ? rules.age.maxMale : rules.age.maxFemale
  return years >= rules.age.min && years <= max
    ? null
    : refusal('rule.age', 'P6', { age: years, min: rules.age.min, max })
}

/** P7: what stands against somebody of this category holding a voucher of this plan line. */
export function refusalOfCategory({
  rules,
  person,
  plan
}: Pick<IssueQuestion, 'rules' | 'plan'> & { readonly person: Pick<Person, 'category'> }): Rejection | null {
  const isExcluded = rules.excludedCategories.includes(person.category)
  const isMeant = plan.categories.length === 0 || plan.categories.includes(person.category)
  return isMeant && !isExcluded ? null : refusal('rule.category', 'P7', { category: person.category })
}
