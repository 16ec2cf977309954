import type { Role } from '../../domain/directory/operator.ts'
import type { Kind } from '../../domain/reducer.ts'
import type { ClaimState } from '../../domain/subsidy/claim.ts'
import { strikableStates } from '../../domain/subsidy/claim-strike.ts'
import type { PageQuery } from '../replica/pages/page-query.ts'
import type { ReplicatedCollection } from '../replica/schema/replicated-collection.ts'
import { answersAlerts, type CaseFilter, type CaseReader, caseQuestion } from './cases.ts'
import { mayAuthor } from './use-desk-at-work.ts'

export type Question = {
  [C in ReplicatedCollection]: Omit<PageQuery<C>, 'limit' | 'after'>
}[ReplicatedCollection]

export const queueGroups = ['late', 'waiting', 'soon', 'reading'] as const

/** One line of the first screen: what it counts, and the list that shows the same. */
export type QueueLine = {
  readonly id: QueueId
  readonly group: (typeof queueGroups)[number]
  readonly question: Question
  readonly to: string
}

export type QueueId =
  | `enrolments-${'applied' | 'waitlisted' | 'returned'}`
  | `classes-${'submitted' | 'approved' | 'over' | 'finished' | 'ended'}`
  | `plans-submitted`
  | `batches-${'submitted' | 'approved'}`
  | `claims-${'draft' | 'returned' | 'submitted' | 'county-reviewed' | 'reviewed' | 'drawn' | 'in-sample' | 'notice' | 'published' | 'cleared' | 'paying' | 'part-paid' | 'strike'}`
  | `cases-${'mine' | 'answered' | 'disputes' | 'late' | 'soon' | 'todo'}`
  | 'certificates-entered'
  | `vouchers-${'ending' | 'frozen'}`

/** Who looks; which batches end soon, since vouchers are asked for only where there is one; whose lines wait in vain. */
export type QueueReader = CaseReader & {
  readonly roles: readonly Role[]
  readonly ending: readonly string[]
  /** Claims with lines to strike: certificates tell which, so they are found before anything is asked of claims. */
  readonly toStrike: readonly string[]
}

type Made = Omit<QueueLine, 'group'>

const inState = (
  collection: 'enrolment' | 'trainingClass' | 'certificate' | 'voucher' | 'claim',
  state: string
): Question => ({ collection, where: { state } }) as Question
/** Plans and batches are few, so reading them row by row is no burden. */
const fewInState = (collection: 'plan' | 'batch', state: string): Question =>
  ({ collection, filter: { state } }) as Question

/** Lines that some kind of entry would move on: whoever may author it waits for them. */
function linesByKind({ today }: QueueReader): readonly (Made & { readonly kind: Kind })[] {
  const enrolments = (['applied', 'waitlisted', 'returned'] as const).map(state => ({
    id: `enrolments-${state}` as const,
    kind: 'enrolment.accept' as const,
    question: inState('enrolment', state),
    to: `/enrolments?state=${state}`
  }))
  const classOf = (state: 'submitted' | 'approved', kind: Kind) => ({
    id: `classes-${state}` as const,
    kind,
    question: inState('trainingClass', state),
    to: `/classes?state=${state}`
  })
  const few = (collection: 'plan' | 'batch', id: QueueId, state: string, kind: Kind) => ({
    id,
    kind,
    question: fewInState(collection, state),
    to: collection === 'plan' ? `/plans?state=${state}` : `/plans?tab=batches&state=${state}`
  })
  const over = { state: 'running', to: { $lt: today } }
  return [
    ...enrolments,
    classOf('submitted', 'class.approve'),
    classOf('approved', 'class.start'),
    {
      id: 'classes-over',
      kind: 'class.finish',
      question: { collection: 'trainingClass', filter: over } as Question,
      to: '/classes?state=running&over=1'
    },
    // What is left to do stands with each worker: marks and certificates at the place, their confirmation in the county.
    { id: 'classes-finished', kind: 'claim.draft', question: inState('trainingClass', 'finished'), to: '/results' },
    {
      id: 'certificates-entered',
      kind: 'certificate.confirm',
      question: inState('certificate', 'entered'),
      to: '/results'
    },
    { id: 'classes-ended', kind: 'class.close', question: inState('trainingClass', 'finished'), to: '/results' },
    {
      id: 'vouchers-frozen',
      kind: 'voucher.unfreeze',
      question: inState('voucher', 'frozen'),
      to: '/vouchers?state=frozen'
    },
    few('plan', 'plans-submitted', 'submitted', 'plan.approve'),
    few('batch', 'batches-submitted', 'submitted', 'batch.approve'),
    few('batch', 'batches-approved', 'approved', 'batch.make')
  ]
}

interface ClaimTurn {
  readonly state: ClaimState
  readonly kind: Kind
  readonly role?: Role
  /** A reviewed claim is drawn once, and published after that (M8, M9). */
  readonly isDrawn?: boolean
}

/** The operator whose turn a claim is, by its state; a level's review is that level's own (M5). */
const claimTurns: readonly ClaimTurn[] = [
  { state: 'draft', kind: 'claim.submit' },
  { state: 'returned', kind: 'claim.submit' },
  { state: 'submitted', kind: 'claim.review', role: 'county-reviewer' },
  { state: 'county-reviewed', kind: 'claim.review', role: 'city-manager' },
  { state: 'reviewed', kind: 'claim.draw', isDrawn: false },
  { state: 'reviewed', kind: 'claim.publish', isDrawn: true },
  { state: 'in-sample', kind: 'claim.review', role: 'province-manager' },
  { state: 'notice', kind: 'claim.clear' },
  { state: 'cleared', kind: 'claim.pay' },
  { state: 'paying', kind: 'claim.reconcile' },
  { state: 'part-paid', kind: 'claim.pay' }
]

const sampleOf = (isDrawn = false) => ({ sample: isDrawn ? { $ne: null } : { $eq: null } })
const reviewedClaims = (isDrawn: boolean): Question => ({
  collection: 'claim',
  where: { state: 'reviewed' },
  filter: sampleOf(isDrawn)
})

const turnsOf = (roles: readonly Role[]): readonly ClaimTurn[] =>
  claimTurns.filter(({ kind, role }) => mayAuthor(roles, kind) && (role === undefined || roles.includes(role)))

export type ClaimQuestion = Question & { readonly collection: 'claim' }

/** Of these claims those that lines may still be struck of (M20). */
export const claimsToStrike = (toStrike: readonly string[]): ClaimQuestion =>
  ({
    collection: 'claim',
    filter: { $and: [{ state: { $in: [...strikableStates] } }, { id: { $in: [...toStrike] } }] }
  }) as ClaimQuestion

/** Every claim whose turn it is with these roles, in one question; null where none ever is. */
export function claimsToDo({ roles, toStrike }: Pick<QueueReader, 'roles' | 'toStrike'>): ClaimQuestion | null {
  const turns = turnsOf(roles)
  if (turns.length === 0) return null
  const ofTurn = turns.map(({ state }) => state)
  const struck = toStrike.length > 0 ? strikableStates : []
  const states = { state: { $in: [...new Set([...ofTurn, ...struck])] } }
  const reviewed = turns.flatMap(({ isDrawn }) =>
    isDrawn === undefined ? [] : [{ state: 'reviewed', ...sampleOf(isDrawn) }]
  )
  const plain = { state: { $in: ofTurn.filter(state => state !== 'reviewed') } }
  const strike = { state: { $in: [...strikableStates] }, id: { $in: [...toStrike] } }
  const isTheirs = { $or: [plain, ...reviewed, strike] }
  return { collection: 'claim', filter: { $and: [states, isTheirs] } } as ClaimQuestion
}

function claimLines({ roles, toStrike }: QueueReader): readonly Made[] {
  const byState = turnsOf(roles).map(({ state, isDrawn }) => ({
    id: `claims-${isDrawn ? 'drawn' : state}` as QueueId,
    question: isDrawn === undefined ? inState('claim', state) : reviewedClaims(isDrawn),
    to: `/subsidy?state=${state}`
  }))
  if (toStrike.length === 0) return byState
  return [...byState, { id: 'claims-strike', question: claimsToStrike(toStrike), to: '/subsidy?state=strike' }]
}

/** A line of cases; its address says what its question asks. */
function caseLine(id: QueueId, filter: Omit<CaseFilter, 'progress'>, reader: QueueReader): Made {
  const named = Object.entries(filter).map(([name, value]) => `${name}=${value}`)
  return {
    id,
    question: caseQuestion({ progress: 'todo', ...filter }, reader),
    to: named.length === 0 ? '/cases' : `/cases?${named.join('&')}`
  }
}

/** What waits for these roles, what is late and what ends soon; what an auditor reads. Nothing here is counted yet. */
export function queueLines(reader: QueueReader): readonly QueueLine[] {
  const { roles, ending, today } = reader
  const may = (kind: Kind) => mayAuthor(roles, kind)
  const isOffice = may('alert.close') || may('dispute.resolve')
  const answers = answersAlerts(roles)
  const takesPart = answers || isOffice
  const unused = { batch: { $in: [...ending] }, state: { $in: ['issued', 'collected'] }, validUntil: { $gte: today } }
  const waiting: readonly Made[] = [
    ...linesByKind(reader).filter(({ kind }) => may(kind)),
    ...claimLines(reader),
    ...(answers ? [caseLine('cases-mine', { view: 'mine' }, reader)] : []),
    ...(may('alert.close') ? [caseLine('cases-answered', { view: 'answered' }, reader)] : []),
    ...(may('dispute.resolve') ? [caseLine('cases-disputes', { kind: 'dispute' }, reader)] : [])
  ]
  const soon: readonly Made[] = [
    ...(takesPart ? [caseLine('cases-soon', { view: 'soon' }, reader)] : []),
    ...(may('voucher.issue') && ending.length > 0
      ? [
          {
            id: 'vouchers-ending' as const,
            question: { collection: 'voucher', filter: unused } as Question,
            to: '/vouchers?state=ending'
          }
        ]
      : [])
  ]
  const isAuditor = roles.includes('auditor')
  return [
    ...(takesPart || isAuditor
      ? [{ ...caseLine('cases-late', { view: 'late' }, reader), group: 'late' as const }]
      : []),
    ...waiting.map(line => ({ ...line, group: 'waiting' as const })),
    ...soon.map(line => ({ ...line, group: 'soon' as const })),
    ...(isAuditor ? [{ ...caseLine('cases-todo', {}, reader), group: 'reading' as const }] : []),
    ...(isAuditor
      ? [
          {
            id: 'claims-published' as const,
            question: inState('claim', 'notice'),
            to: '/subsidy?state=notice',
            group: 'reading' as const
          }
        ]
      : [])
  ]
}
