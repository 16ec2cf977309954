import { useTranslation } from 'react-i18next'
import { type ClassStep, classStep } from '../../commands/classes-drafts.ts'
import { problemText } from '../../commands/command-problem.ts'
import type { Draft } from '../../commands/draft.ts'
import { useCommand } from '../../commands/use-command.ts'
import { notifyDone, notifyRefused } from '../../components/page/notify.ts'

/** Does what was asked for and says so; true once it is on the disk. */
export function useSaidCommand() {
  const { run, busy } = useCommand()
  const say = async (drafts: readonly Draft[], title: string): Promise<boolean> => {
    const result = await run(drafts)
    if (!result) return false
    if (result.kind === 'done') {
      notifyDone({ title })
      return true
    }
    const { reason, remedy, code } = problemText(result)
    notifyRefused({ title: reason, text: remedy, code })
    return false
  }
  return { say, busy }
}

/** One step of a class: submit, approve, start. */
export function useClassStep() {
  const { t } = useTranslation('classes')
  const { say, busy } = useSaidCommand()
  return { step: (kind: ClassStep, id: string) => say([classStep(kind, id)], t(`stepDone.${kind}`)), busy }
}
