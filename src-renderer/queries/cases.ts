import { type Case, unfinishedStates } from '../../domain/casework/case.ts'
import type { Role } from '../../domain/directory/operator.ts'
import { addDays } from '../../domain/time/business-date.ts'
import type { PageQuery } from '../replica/pages/page-query.ts'
import { mayAuthor } from './use-desk-at-work.ts'

export const caseKinds = ['dispute', 'alert'] as const
export const caseProgress = ['todo', 'finished', 'all'] as const
/** What of the unfinished ones: owned by this place, to be closed, past their date, or near it. */
export const caseViews = ['mine', 'answered', 'late', 'soon'] as const
export type CaseView = (typeof caseViews)[number]

export type CaseFilter = {
  readonly progress: (typeof caseProgress)[number]
  readonly kind?: Case['kind'] | undefined
  readonly view?: CaseView | undefined
}

/** Who asks: what is "mine" depends on it. */
export type CaseReader = {
  readonly organisation: string
  readonly operator: string
  /** An office of a county answers what nobody else was given. */
  readonly isCounty: boolean
  /** Business date. */
  readonly today: string
}

/** Whether alerts are for these roles to answer: whoever only pays has no page of cases, so the office answers. */
export const answersAlerts = (roles: readonly Role[]): boolean =>
  mayAuthor(
    roles.filter(role => role !== 'finance'),
    'alert.answer'
  )

type Question = Omit<PageQuery<'case'>, 'limit'>
type Selector = NonNullable<Question['filter']>

/** Days before its date in which a case is soon due. */
const SOON = 3

const oneOf = (states: readonly string[]): Selector => ({ state: { $in: [...states] } }) as Selector

function viewOf(view: CaseView, { organisation, operator, isCounty, today }: CaseReader): readonly Selector[] {
  switch (view) {
    case 'mine': {
      const given = { ownerPlace: organisation, ownerOperator: { $in: ['', operator] } }
      const owners = isCounty ? [given, { ownerPlace: '' }] : [given]
      return [oneOf(['open', 'assigned']), { kind: 'alert', $or: owners } as Selector]
    }
    case 'answered':
      return [oneOf(['answered'])]
    case 'late':
      return [oneOf(unfinishedStates), { due: { $lt: today } }]
    case 'soon':
      return [oneOf(unfinishedStates), { due: { $gte: today, $lte: addDays(today, SOON) } }]
  }
}

function progressOf(progress: CaseFilter['progress']): readonly Selector[] {
  switch (progress) {
    case 'todo':
      return [oneOf(unfinishedStates)]
    case 'finished':
      return [oneOf(['resolved', 'closed'])]
    case 'all':
      return []
  }
}

/**
 * The question behind a list of cases, and behind the count that leads to it. The states pick the index. What somebody
 * still has to see to comes by its date, so that what is late stands first; what is over, the newest first.
 */
export function caseQuestion({ progress, kind, view }: CaseFilter, reader: CaseReader): Question {
  const narrowed = view === undefined ? progressOf(progress) : viewOf(view, reader)
  const parts = [...narrowed, ...(kind === undefined ? [] : [{ kind } as Selector])]
  if (parts.length === 0) return { collection: 'case' }
  const filter = { $and: parts } as Selector
  return progress === 'todo' ? { collection: 'case', filter, order: 'due' } : { collection: 'case', filter }
}
