import { type IdentityCheck, type Skill, sameSkill } from '../../domain/fields.ts'
import type { Person } from '../../domain/person/person.ts'
import type { Blank } from '../../domain/plan/lease.ts'
import type { HeldLease } from '../../src-main/contract/lease.ts'
import type { Draft } from './draft.ts'
import { intention, registration, type WorkerFacts, type WorkerIdentity } from './people-drafts.ts'

/** A blank of a lease of this desk, to be issued. */
export type BlankChoice = { readonly lease: HeldLease; readonly blank: Blank }

/** What is to be done for one worker in one go at the counter (一窗). */
export type VisitPlan = {
  readonly county: string
  /** The worker's document, where this desk knows one. */
  readonly known: Person | undefined
  readonly identity: WorkerIdentity
  readonly facts: WorkerFacts
  /** How the worker was recognised. */
  readonly method: IdentityCheck['method']
  /** What the worker wants to learn; recorded where it is new. */
  readonly skill: Skill | undefined
  /** The voucher to be issued for that skill. */
  readonly issue: BlankChoice | undefined
  /** The worker agrees to take the voucher here and now. */
  readonly consent: boolean
  /** Vouchers issued before that the worker takes now. */
  readonly collect: readonly string[]
  readonly apply: boolean
}

export type VisitDrafts = {
  readonly drafts: readonly Draft[]
  readonly person: string
  /** Of the voucher that is issued. */
  readonly voucher: string | undefined
  readonly enrolment: string | undefined
}

const isDirected = ({ voucherKind }: HeldLease): boolean =>
  voucherKind === 'value-directed' || voucherKind === 'offset-directed'

/**
 * Everything of one visit as one list for one append, each step over the ones before it: register, record the
 * intention, issue, collect, apply.
 */
export function visitDrafts(plan: VisitPlan, newId: () => string): VisitDrafts {
  const { known, county, skill } = plan
  const person = known?.id ?? newId()
  const enrolment = plan.apply && skill ? newId() : undefined
  const identity: IdentityCheck = { method: plan.method, matched: null }
  const drafts: Draft[] = []
  if (!known?.counties.includes(county)) drafts.push(registration(person, county, plan.identity, plan.facts))
  if (skill && !known?.intentions.some(wish => sameSkill(wish, skill))) drafts.push(intention(person, skill, 'counter'))
  const collected = [...plan.collect]
  if (plan.issue) {
    const { lease, blank } = plan.issue
    const { voucher, code } = blank
    // A directed voucher from a consented list is collected by the issue itself; an open one by an entry of its own.
    const consented = plan.consent && isDirected(lease)
    drafts.push({
      kind: 'voucher.issue',
      args: { voucher, code, lease: lease.id, batch: lease.batch, plan: lease.plan, person, consented }
    })
    if (plan.consent && !consented) collected.push(voucher)
  }
  for (const voucher of collected)
    drafts.push({ kind: 'voucher.collect', args: { voucher, person, scan: '', how: 'counter', identity } })
  if (enrolment !== undefined && skill)
    drafts.push({
      kind: 'enrolment.apply',
      args: {
        enrolment,
        person,
        county,
        occupation: skill.occupation,
        level: skill.level,
        source: 'counter',
        identity
      }
    })
  return { drafts, person, voucher: plan.issue?.blank.voucher, enrolment }
}
