import type { Category, Skill } from '../../domain/fields.ts'
import { sameSkill } from '../../domain/fields.ts'
import type { Rejection } from '../../domain/journal/rejection.ts'
import { liveOn } from '../../domain/person/live-vouchers.ts'
import type { Person } from '../../domain/person/person.ts'
import type { Plan } from '../../domain/plan/plan.ts'
import { refusalsOfIssue } from '../../domain/policy/issue-rules.ts'
import type { Rules } from '../../domain/policy/policy.ts'

/** How a worker who wants a skill stands to a plan line: may be issued a voucher, has one, or not and why. */
export type Fit = 'fits' | 'holds' | 'refused'

/** A worker who wants the skill; facts only, the name is opened where the row is shown. */
export type Candidate = {
  readonly person: string
  readonly fit: Fit
  /** Business date of the intention. */
  readonly wishedOn: string
  readonly category: Category
  readonly sex: Person['sex']
  readonly birth: string
  readonly sample: boolean
  /** Every rule that stands against it; empty unless refused. */
  readonly refusals: readonly Rejection[]
}

export type MatchTerms = { readonly rules: Rules; readonly county: string; readonly today: string }

const isOfCounty = (person: Person, county: string): boolean =>
  person.mergedInto === '' && person.counties.includes(county)

/** Null: does not want this skill, or is not a worker of the county. */
export function matchPerson(
  person: Person,
  line: Skill & Pick<Plan, 'categories'>,
  { rules, county, today }: MatchTerms
): Candidate | null {
  const wish = person.intentions.find(intention => sameSkill(intention, line))
  if (!wish || !isOfCounty(person, county)) return null
  const { id, category, sex, birth, sample } = person
  const facts = { person: id, wishedOn: wish.on, category, sex, birth, sample }
  if (liveOn(person, today).some(live => sameSkill(live, line))) return { ...facts, fit: 'holds', refusals: [] }
  const refusals = refusalsOfIssue({ rules, person, skill: line, plan: line, today })
  return { ...facts, fit: refusals.length === 0 ? 'fits' : 'refused', refusals }
}

/** The same list after some of them were issued a voucher of the line. */
export const afterIssue = (found: readonly Candidate[], issued: ReadonlySet<string>): readonly Candidate[] =>
  found.map(candidate => (issued.has(candidate.person) ? { ...candidate, fit: 'holds', refusals: [] } : candidate))

/** Who has wanted it longest comes first. */
export const byWish = (a: Candidate, b: Candidate): number =>
  a.wishedOn === b.wishedOn ? (a.person < b.person ? -1 : 1) : a.wishedOn < b.wishedOn ? -1 : 1

/** Of one skill in the county: who wants it, who has a voucher, who could have one, and why the others cannot. */
export type SkillCoverage = Skill & {
  readonly wished: number
  readonly holds: number
  readonly fits: number
  readonly refused: number
  /** No approved line of the plan is for this skill, so the rules are not even asked. */
  readonly unplanned: number
}

const nobody = { wished: 0, holds: 0, fits: 0, refused: 0, unplanned: 0 }

/** Counts one worker into the coverage of every skill that is wanted; several lines of a skill count as one offer. */
export function addToCoverage(
  coverage: Map<string, SkillCoverage>,
  person: Person,
  lines: readonly (Skill & Pick<Plan, 'categories'>)[],
  terms: MatchTerms
): void {
  if (!isOfCounty(person, terms.county)) return
  for (const { occupation, level } of person.intentions) {
    const skill = { occupation, level }
    const key = `${occupation} ${level}`
    const before = coverage.get(key) ?? { ...skill, ...nobody }
    coverage.set(key, {
      ...before,
      wished: before.wished + 1,
      ...oneMore(before, standing(person, skill, lines, terms))
    })
  }
}

type Counter = Fit | 'unplanned'

const oneMore = (before: SkillCoverage, counter: Counter): Partial<SkillCoverage> => ({
  [counter]: before[counter] + 1
})

function standing(
  person: Person,
  skill: Skill,
  lines: readonly (Skill & Pick<Plan, 'categories'>)[],
  terms: MatchTerms
): Counter {
  if (liveOn(person, terms.today).some(live => sameSkill(live, skill))) return 'holds'
  const fits = lines.filter(line => sameSkill(line, skill)).map(line => matchPerson(person, line, terms)?.fit)
  if (fits.length === 0) return 'unplanned'
  return fits.includes('fits') ? 'fits' : 'refused'
}
