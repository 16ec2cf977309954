import { useCallback, useEffect, useRef, useState } from 'react'
import type { Rules } from '../../../domain/policy/policy.ts'
import { type PolicyPreview, previewPolicy } from '../../commands/policy-preview.ts'
import { useReplica } from '../../queries/replica-context.ts'

export type PreviewState =
  | { readonly phase: 'idle' | 'cancelled' }
  | { readonly phase: 'working'; readonly done: number; readonly total: number; readonly startedAt: number }
  /** `of`: the rules that were tried, to tell whether they are still the ones of the form. */
  | { readonly phase: 'done'; readonly of: Rules; readonly result: PolicyPreview }
  | { readonly phase: 'broken'; readonly error: unknown }

export interface Preview {
  readonly state: PreviewState
  readonly start: (before: Rules, after: Rules, last: number) => void
  readonly cancel: () => void
}

/** A dry run of rules over what this desk holds; it ends with the page that asked for it. */
export function usePreview(): Preview {
  const replica = useReplica()
  const [state, setState] = useState<PreviewState>({ phase: 'idle' })
  const stop = useRef(new AbortController())
  useEffect(() => () => stop.current.abort(), [])
  if (state.phase === 'broken') throw state.error

  const start = useCallback(
    (before: Rules, after: Rules, last: number) => {
      stop.current.abort()
      const mine = new AbortController()
      stop.current = mine
      const startedAt = Date.now()
      const onProgress = (done: number, total: number) => {
        if (!mine.signal.aborted) setState({ phase: 'working', done, total, startedAt })
      }
      onProgress(0, 0)
      previewPolicy(replica, before, after, { last, signal: mine.signal, onProgress })
        .then(result => result && setState({ phase: 'done', of: after, result }))
        .catch((error: unknown) => setState({ phase: 'broken', error }))
    },
    [replica]
  )
  const cancel = useCallback(() => {
    stop.current.abort()
    setState({ phase: 'cancelled' })
  }, [])
  return { state, start, cancel }
}
