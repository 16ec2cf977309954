import { useTranslation } from 'react-i18next'
import { type ClassStep, classStep } from '../../commands/classes-drafts.ts'
import { useSaidCommand } from '../saying/use-said-command.ts'

/** One step of a class: submit, approve, start. */
export function useClassStep() {
  const { t } = useTranslation('classes')
  const { say, busy } = useSaidCommand()
  return { step: (kind: ClassStep, id: string) => say([classStep(kind, id)], t(`stepDone.${kind}`)), busy }
}
