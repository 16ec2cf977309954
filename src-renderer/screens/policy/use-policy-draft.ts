import { useCallback, useMemo } from 'react'
import type { Policy } from '../../../domain/policy/policy.ts'
import { useToday } from '../../queries/use-today.ts'
import { useDrafts } from '../../stores/draft-store.ts'
import { faultsOf, formFrom, type PolicyFaults, type PolicyForm } from './policy-form.ts'

const FORM = 'policy.draft'
type Kept = { readonly on: number; readonly form: PolicyForm }

export interface PolicyDraft {
  readonly form: PolicyForm
  readonly newest: Policy
  readonly faults: PolicyFaults
  /** Whether anything was typed yet. */
  readonly isTouched: boolean
  readonly change: (change: (form: PolicyForm) => PolicyForm) => void
  readonly drop: () => void
}

/** The version being drafted; it is kept while one looks at other pages, until another version is published. */
export function usePolicyDraft(newest: Policy): PolicyDraft {
  const today = useToday()
  const kept = useDrafts(store => store.drafts.get(FORM) as Kept | undefined)
  const fresh = useMemo(() => formFrom(newest, today), [newest, today])
  const form = kept?.on === newest.version ? kept.form : fresh
  const faults = useMemo(() => faultsOf(form, newest), [form, newest])
  const change = useCallback(
    (next: (form: PolicyForm) => PolicyForm) => {
      const { drafts, keep } = useDrafts.getState()
      const before = drafts.get(FORM) as Kept | undefined
      keep(FORM, { on: newest.version, form: next(before?.on === newest.version ? before.form : fresh) })
    },
    [newest.version, fresh]
  )
  return {
    form,
    newest,
    faults,
    isTouched: form !== fresh,
    change,
    drop: useCallback(() => useDrafts.getState().drop(FORM), [])
  }
}
