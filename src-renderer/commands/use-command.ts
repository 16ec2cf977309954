import { useCallback, useRef, useState } from 'react'
import type { CommandProblem } from './command-problem.ts'
import { useCommander } from './commander-context.ts'
import type { CommitResult } from './commit.ts'
import type { Draft } from './draft.ts'

export type CommandState = {
  /** All drafts or none. A second call while one is at work is not made: a double click is one command. */
  readonly run: (drafts: readonly Draft[]) => Promise<CommitResult | null>
  readonly busy: boolean
  /** Why the last one was not done; null again with the next. See `problemText`. */
  readonly problem: CommandProblem | null
  readonly clear: () => void
}

/** One command of a screen: busy while at work, its problem in words. Exceptions go on to the page's boundary. */
export function useCommand(): CommandState {
  const commander = useCommander()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<CommandProblem | null>(null)
  const [fault, setFault] = useState<{ readonly error: unknown } | null>(null)
  const isRunning = useRef(false)
  if (fault) throw fault.error

  const run = useCallback(
    async (drafts: readonly Draft[]): Promise<CommitResult | null> => {
      if (isRunning.current) return null
      isRunning.current = true
      setBusy(true)
      setProblem(null)
      try {
        const result = await commander.commit(drafts)
        if (result.kind !== 'done') setProblem(result)
        return result
      } catch (error) {
        setFault({ error })
        return null
      } finally {
        isRunning.current = false
        setBusy(false)
      }
    },
    [commander]
  )
  return { run, busy, problem, clear: useCallback(() => setProblem(null), []) }
}
