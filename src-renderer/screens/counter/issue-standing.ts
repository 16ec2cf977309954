import { type Skill, sameSkill } from '../../../domain/fields.ts'
import type { Rejection } from '../../../domain/journal/rejection.ts'
import type { Person } from '../../../domain/person/person.ts'
import { type Batch, leftIn } from '../../../domain/plan/batch.ts'
import type { Plan } from '../../../domain/plan/plan.ts'
import { refusalsOfIssue } from '../../../domain/policy/issue-rules.ts'
import type { Rules } from '../../../domain/policy/policy.ts'
import { dateOfInstant } from '../../../domain/time/business-date.ts'
import type { HeldLease } from '../../../src-main/contract/lease.ts'
import type { BlankChoice } from '../../commands/counter-visit.ts'

/** Why a voucher cannot be issued here and now: a rule about the worker, or the state of this desk's rights. */
export type IssueObstacle =
  | { readonly kind: 'rule'; readonly rejection: Rejection }
  | { readonly kind: 'no-policy' | 'offline-limit' | 'no-plan' | 'no-lease' | 'lease-empty' }
  | { readonly kind: 'lease-ended'; readonly on: string }
  | { readonly kind: 'not-in-validity'; readonly from: string; readonly until: string }

/** What this desk may give out; nothing of it depends on the worker. */
export type Offer = {
  /** Approved plan lines of the county. */
  readonly plans: readonly Plan[]
  readonly leases: readonly HeldLease[]
  /** Null: no policy is published. */
  readonly rules: Rules | null
  /** Past the offline limit value actions stop. */
  readonly isPastLimit: boolean
  /** Business date. */
  readonly today: string
}

export type IssueStanding =
  | { readonly possible: true; readonly choice: BlankChoice }
  | { readonly possible: false; readonly obstacles: readonly IssueObstacle[] }

/** Whether this worker may have a voucher for this skill from this desk, and if not every reason at once. */
export function issueStanding(person: Person, skill: Skill, offer: Offer): IssueStanding {
  const { rules, leases, plans, today } = offer
  if (!rules) return { possible: false, obstacles: [{ kind: 'no-policy' }] }
  const refusals = (plan: Pick<Plan, 'categories'>): readonly Rejection[] =>
    refusalsOfIssue({ rules, person, skill, plan, today })
  const held = leases.filter(lease => sameSkill(lease, skill) && lease.state === 'open')
  const ready = [...held].filter(lease => isReady(lease, today)).sort((a, b) => a.expiresAt - b.expiresAt)
  const planOf = (lease: HeldLease) => plans.find(({ id }) => id === lease.plan) ?? anybody
  const chosen = ready.find(lease => refusals(planOf(lease)).length === 0)
  const [blank] = chosen?.remaining ?? []
  if (chosen && blank && !offer.isPastLimit) return { possible: true, choice: { lease: chosen, blank } }

  const lines = plans.filter(plan => sameSkill(plan, skill))
  const [nearest = anybody] = [...ready.map(planOf), ...lines]
  return {
    possible: false,
    obstacles: [
      ...refusals(nearest).map(rejection => ({ kind: 'rule' as const, rejection })),
      ...(offer.isPastLimit ? [{ kind: 'offline-limit' as const }] : []),
      ...(ready.length > 0 ? [] : [leaseObstacle(held, lines, today)])
    ]
  }
}

const anybody: Pick<Plan, 'categories'> = { categories: [] }

const isValid = (lease: HeldLease, today: string): boolean => lease.validFrom <= today && today <= lease.validUntil
const isReady = (lease: HeldLease, today: string): boolean =>
  lease.usable && lease.remaining.length > 0 && isValid(lease, today)

function leaseObstacle(held: readonly HeldLease[], lines: readonly Plan[], today: string): IssueObstacle {
  const usable = held.filter(lease => lease.usable)
  if (usable.some(lease => isValid(lease, today))) return { kind: 'lease-empty' }
  const [untimely] = usable
  if (untimely) return { kind: 'not-in-validity', from: untimely.validFrom, until: untimely.validUntil }
  const [ended] = [...held].sort((a, b) => b.expiresAt - a.expiresAt)
  if (ended) return { kind: 'lease-ended', on: dateOfInstant(ended.expiresAt) }
  return { kind: lines.length > 0 ? 'no-lease' : 'no-plan' }
}

const leaseObstacles: readonly IssueObstacle['kind'][] = ['no-lease', 'lease-empty', 'lease-ended', 'not-in-validity']

/** More numbers for this desk are of use: it issues them, or nothing but them is missing. */
export const isReservingOfUse = (standing: IssueStanding): boolean =>
  standing.possible || standing.obstacles.every(({ kind }) => leaseObstacles.includes(kind))

/** Made batches of a skill whose vouchers hold today and of which numbers are left. */
export const batchesToReserve = (
  batches: readonly Batch[],
  skill: Skill,
  { plans, today }: Pick<Offer, 'plans' | 'today'>
): readonly Batch[] =>
  batches.filter(
    batch =>
      batch.state === 'made' &&
      sameSkill(batch, skill) &&
      plans.some(({ id }) => id === batch.plan) &&
      batch.validFrom <= today &&
      today <= batch.validUntil &&
      leftIn(batch) > 0
  )

/** Skills that this desk can issue first, then those of the plan. */
export function offeredSkills({ leases, plans, today }: Offer): readonly Skill[] {
  const all = [...leases.filter(lease => isReady(lease, today)), ...plans]
  return all
    .map(({ occupation, level }) => ({ occupation, level }))
    .filter((skill, place, skills) => skills.findIndex(other => sameSkill(other, skill)) === place)
}

/** The one skill this desk can issue just now; undefined where there is a choice or nothing. */
export function onlySkill({ leases, today }: Offer): Skill | undefined {
  const ready = leases.filter(lease => isReady(lease, today))
  const [first] = ready
  return first && ready.every(lease => sameSkill(lease, first))
    ? { occupation: first.occupation, level: first.level }
    : undefined
}
