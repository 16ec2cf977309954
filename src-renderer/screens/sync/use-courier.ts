import { useTranslation } from 'react-i18next'
import type { CourierOverview } from '../../../src-main/contract/courier.ts'
import { notifyDone, notifyKept } from '../../components/page/notify.ts'
import { formatCount, formatDateTime } from '../../locale/format.ts'
import { desk } from '../../platform/desk.ts'
import { useReplica } from '../../queries/replica-context.ts'
import { useDeskAnswer } from '../../queries/use-desk-answer.ts'
import { useSaidFailure } from './use-sync-actions.ts'

/** Files written, taken and carried here and what is being done, live; undefined until main has answered. */
export const useCourierOverview = (): CourierOverview | undefined =>
  useDeskAnswer('courier.state', {}, ['courier.changed', 'sync.changed']).value

/** The courier's two ways: out to a stick, and in from one. */
export function useCourierActions() {
  const { t } = useTranslation('synchronisation')
  const replica = useReplica()
  const failed = useSaidFailure()
  return {
    async exportFile() {
      const { epoch, checkpoint, scopes } = replica.head()
      const made = await desk().invoke('courier.export', { replica: { epoch, checkpoint, scopes: [...scopes] } })
      if (!made.ok) return failed(made.failure)
      const { name, entries, left } = made.value
      const text = t('courier.exportedOf', { name, n: formatCount(entries) })
      if (left > 0)
        notifyKept({ title: t('courier.exported'), text: text + t('courier.left', { n: formatCount(left) }) })
      else notifyDone({ title: t('courier.exported'), text })
    },
    async importFile() {
      const read = await desk().invoke('courier.import')
      if (!read.ok) return failed(read.failure)
      const { value } = read
      if (value.kind === 'answer') {
        const facts = { at: formatDateTime(value.madeAt), n: formatCount(value.verdicts) }
        const data = value.pages > 0 ? t('courier.dataComing') : t('courier.dataHeld')
        notifyDone({ title: t('courier.imported'), text: t('courier.importedOf', facts) + data })
        return
      }
      const facts = { place: value.place, n: formatCount(value.entries) }
      if (value.saved === null) notifyKept({ title: t('courier.carried'), text: t('courier.notSaved', facts) })
      else notifyDone({ title: t('courier.carried'), text: t('courier.carriedOf', { ...facts, name: value.saved }) })
    }
  }
}
