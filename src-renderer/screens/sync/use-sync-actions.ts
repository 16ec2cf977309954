import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../src-main/contract/failure.ts'
import { notifyDone, notifyKept, notifyRefused } from '../../components/page/notify.ts'
import { failureText } from '../../locale/refusal-text.ts'
import { desk } from '../../platform/desk.ts'
import { useReplica } from '../../queries/replica-context.ts'

/** Says that something was not done; closing the dialog of a file is no failure worth a message. */
export function useSaidFailure() {
  const { t } = useTranslation('synchronisation')
  return (failure: Failure): void => {
    if (failure.code === 'file.cancelled') return
    notifyRefused({ title: t('done.failed'), text: failureText(failure), code: failure.code })
  }
}

/** Synchronise at once, and say that an entry was looked after. */
export function useSyncActions() {
  const { t } = useTranslation('synchronisation')
  const replica = useReplica()
  const failed = useSaidFailure()
  return {
    async now() {
      replica.compareNow()
      const asked = await desk().invoke('sync.now')
      if (!asked.ok) return failed(asked.failure)
      const sync = await desk().invoke('sync.state')
      if (sync.ok && sync.value.line !== 'up') notifyKept({ title: t('done.offline'), text: t('done.offlineText') })
      else notifyDone({ title: t('done.asked') })
    },
    async lookedAfter(entry: string) {
      const seen = await desk().invoke('journal.seen', { ids: [entry] })
      if (!seen.ok) failed(seen.failure)
    }
  }
}
