import { useEffect, useState } from 'react'
import type { Rejection } from '../../domain/journal/rejection.ts'
import { useCommander } from './commander-context.ts'
import type { Draft } from './draft.ts'

/** Whether something could be done now: `null` yes, a rejection why not; undefined until tried, or while the desk cannot try. */
export function useCheck(draft: Draft | null, again: unknown): Rejection | null | undefined {
  const commander = useCommander()
  const [answer, setAnswer] = useState<{ readonly of: string; readonly refused: Rejection | null }>()
  const asked = JSON.stringify([draft, again])
  useEffect(() => {
    const [parsed] = JSON.parse(asked) as [Draft | null, unknown]
    if (parsed === null) return
    let wanted = true
    void commander.check([parsed]).then(result => {
      if (wanted && result.kind === 'checked') setAnswer({ of: asked, refused: result.refused.get(0) ?? null })
    })
    return () => {
      wanted = false
    }
  }, [commander, asked])
  return answer?.of === asked ? answer.refused : undefined
}
