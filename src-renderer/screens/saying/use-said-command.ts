import { problemText } from '../../commands/command-problem.ts'
import type { Draft } from '../../commands/draft.ts'
import { useCommand } from '../../commands/use-command.ts'
import { notifyDone, notifyRefused } from '../../components/page/notify.ts'

/**
 * Does what was asked for and says so under `title`, or leaves that to its caller where there is none; true once it is
 * on the disk. Why it was not done is said in a message, too, under `notDone` where that is given.
 */
export function useSaidCommand(notDone?: string) {
  const { run, busy } = useCommand()
  const say = async (drafts: readonly Draft[], title?: string, text = ''): Promise<boolean> => {
    const result = await run(drafts)
    if (!result) return false
    if (result.kind === 'done') {
      if (title !== undefined) notifyDone({ title, text })
      return true
    }
    const { reason, remedy, code } = problemText(result)
    if (notDone === undefined) notifyRefused({ title: reason, text: remedy, code })
    else notifyRefused({ title: notDone, text: `${reason} ${remedy}`.trim(), code })
    return false
  }
  return { say, busy }
}

/** The same for a form: it stays open with why it was not done beside its fields. */
export function useFormCommand() {
  const { run, busy, problem } = useCommand()
  const say = async (drafts: readonly Draft[], title: string, text = ''): Promise<boolean> => {
    const result = await run(drafts)
    if (result?.kind !== 'done') return false
    notifyDone({ title, text })
    return true
  }
  return { say, busy, refusal: problem === null ? undefined : problemText(problem) }
}
