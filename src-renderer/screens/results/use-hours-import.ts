import { useState } from 'react'
import { useBulkJob } from '../../commands/bulk-job.ts'
import { type HoursOpened, hoursJobOf, openOnlineHours } from '../../commands/online-hours.ts'
import { notifyNoFile } from '../../components/page/notify.ts'
import { desk } from '../../platform/desk.ts'
import { personByNumber } from '../../queries/people-lookup.ts'
import { useReplica, useReplicaState } from '../../queries/replica-context.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { useToday, useTrustedNow } from '../../queries/use-today.ts'

export interface HoursImportDesk {
  /** Why the chosen file cannot be read at all. */
  readonly unreadable: Extract<HoursOpened, { kind: 'unreadable' }> | undefined
  /** The file is being read and its workers are looked up. */
  readonly busy: boolean
  /** Everybody who is known here can be found by the number. */
  readonly isReady: boolean
  readonly choose: (platform: string) => Promise<void>
}

/** A platform's record from its file to the dry run: chosen, matched, handed to the job of this desk. */
export function useHoursImport(trainingClass: string): HoursImportDesk {
  const replica = useReplica()
  const { search } = useReplicaState()
  const { check, clear } = useBulkJob(hoursJobOf)
  const { allowsSamples } = useDeskAtWork()
  const now = useTrustedNow()
  const options = { today: useToday(), allowSampleRegion: allowsSamples }
  const [unreadable, setUnreadable] = useState<HoursImportDesk['unreadable']>()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<{ readonly error: unknown }>()
  if (fault) throw fault.error
  return {
    unreadable,
    busy,
    isReady: search.done,
    choose: async platform => {
      const file = await desk().invoke('file.open', { kinds: ['spreadsheet'] })
      if (!file.ok) return notifyNoFile(file.failure)
      clear()
      setUnreadable(undefined)
      setBusy(true)
      try {
        const find = (idNumber: string) => personByNumber(replica, idNumber)
        const opened = await openOnlineHours(file.value, { trainingClass, platform, options, now }, { replica, find })
        if (opened.kind === 'unreadable') setUnreadable(opened)
        else check(opened.units, opened.matched)
      } catch (error) {
        setFault({ error })
      } finally {
        setBusy(false)
      }
    }
  }
}
