import { useTranslation } from 'react-i18next'
import type { TrainingClass } from '../../../domain/training/class.ts'
import { notifyRefused } from '../../components/page/notify.ts'
import { formatDateTime } from '../../locale/format.ts'
import { failureText } from '../../locale/refusal-text.ts'
import { desk } from '../../platform/desk.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { useTrustedNow } from '../../queries/use-today.ts'
import { useListExport } from '../exports/use-list-export.tsx'
import type { ClassList } from './class-list.ts'
import { classPaper, classTable } from './class-papers.tsx'

/** Printing and saving the lists of a class. */
export function useClassPapers(trainingClass: TrainingClass) {
  const { t } = useTranslation('classFile')
  const { organisation, operator } = useDeskAtWork()
  const now = useTrustedNow()
  const preview = async (lists: readonly ClassList[]) => {
    const maker = { unit: organisation.name, by: operator.label, at: formatDateTime(now) }
    const outcome = await desk().invoke('print.preview', await classPaper(trainingClass, lists, maker))
    if (!outcome.ok) notifyRefused({ title: failureText(outcome.failure), code: outcome.failure.code })
  }
  const { save, dialog } = useListExport()
  const saveList = (list: ClassList) =>
    save({
      name: t('fileName', { title: list.title, name: trainingClass.name }),
      table: classTable(list),
      subject: trainingClass.id,
      done: name => ({ title: t('saved', { name }) })
    })
  return {
    preview: (lists: readonly ClassList[]) => void preview(lists),
    save: (list: ClassList) => void saveList(list),
    dialog
  }
}
