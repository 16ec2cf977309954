import { useCallback } from 'react'
import type { Skill } from '../../../domain/fields.ts'
import { useDrafts } from '../../stores/draft-store.ts'
import { firstAnswers } from '../people/worker-form.ts'
import type { Arrival, Habits, VisitForm } from './visit-form.ts'
import { visitOf } from './visit-form.ts'

/** One thing that was done in a visit, for the result on screen. */
export type DoneStep =
  | { readonly kind: 'register' }
  | { readonly kind: 'intention' | 'apply'; readonly skill: Skill }
  | { readonly kind: 'issue' | 'collect'; readonly code: string }

export type VisitResult = {
  readonly person: string
  readonly name: string
  readonly idNumber: string
  readonly steps: readonly DoneStep[]
  /** The voucher to hand a slip out for. */
  readonly voucher: string | undefined
  readonly enrolment: string | undefined
  readonly provisional: boolean
}

type CounterDraft = {
  readonly visit?: VisitForm | undefined
  /** Left by Esc before it was finished. */
  readonly aside?: VisitForm | undefined
  readonly result?: VisitResult | undefined
  readonly habits: Habits
}

const FORM = 'counter'
const fresh: CounterDraft = { habits: { ...firstAnswers, skill: undefined } }

export type VisitDesk = CounterDraft & {
  readonly begin: (arrival: Arrival) => void
  readonly change: (part: Partial<VisitForm>) => void
  /** Empties the counter; an unfinished visit is kept aside. */
  readonly startOver: () => void
  readonly restore: () => void
  readonly finished: (result: VisitResult, skill: Skill | undefined) => void
}

/** The counter's work in hand. It outlives the page, is lost with the program and dropped at the lock. */
export function useVisit(): VisitDesk {
  const draft = useDrafts(store => store.drafts.get(FORM) as CounterDraft | undefined) ?? fresh
  const set = useCallback((change: (before: CounterDraft) => CounterDraft) => {
    const { drafts, keep } = useDrafts.getState()
    keep(FORM, change((drafts.get(FORM) as CounterDraft | undefined) ?? fresh))
  }, [])
  return {
    ...draft,
    begin: arrival =>
      set(({ habits, visit, aside }) => ({ habits, visit: visitOf(arrival, habits), aside: visit ?? aside })),
    change: part => set(before => (before.visit ? { ...before, visit: { ...before.visit, ...part } } : before)),
    startOver: () => set(({ habits, visit, aside }) => ({ habits, aside: visit ?? aside })),
    restore: () => set(({ habits, aside }) => ({ habits, visit: aside })),
    finished: (result, skill) =>
      set(({ visit, habits }) => {
        const { education, category, employment } = visit?.worker ?? habits
        return { result, habits: { education, category, employment, skill: skill ?? habits.skill } }
      })
  }
}
