import { useState } from 'react'
import { useCommander } from '../../commands/commander-context.ts'
import { type HoursOpened, openOnlineHours } from '../../commands/online-hours.ts'
import { notifyRefused } from '../../components/page/notify.ts'
import { failureText } from '../../locale/refusal-text.ts'
import { desk } from '../../platform/desk.ts'
import { personByNumber } from '../../queries/people-lookup.ts'
import { useReplica, useReplicaState } from '../../queries/replica-context.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { useToday } from '../../queries/use-today.ts'

export interface HoursImportDesk {
  readonly opened: HoursOpened | undefined
  readonly busy: boolean
  /** Everybody who is known here can be found by the number. */
  readonly isReady: boolean
  readonly choose: (platform: string) => Promise<void>
  /** How many rows were recorded. */
  readonly record: () => Promise<number>
}

/** A platform's record from its file to the entries: chosen, matched and tried out, recorded. */
export function useHoursImport(trainingClass: string): HoursImportDesk {
  const replica = useReplica()
  const { search } = useReplicaState()
  const commander = useCommander()
  const { allowsSamples } = useDeskAtWork()
  const options = { today: useToday(), allowSampleRegion: allowsSamples }
  const [opened, setOpened] = useState<HoursOpened>()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<{ readonly error: unknown }>()
  if (fault) throw fault.error
  const atWork = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true)
    try {
      await work()
    } catch (error) {
      setFault({ error })
    } finally {
      setBusy(false)
    }
  }
  return {
    opened,
    busy,
    isReady: search.done,
    choose: async platform => {
      const file = await desk().invoke('file.open', { kinds: ['spreadsheet'] })
      if (!file.ok) {
        if (file.failure.code !== 'file.cancelled') notifyRefused({ title: failureText(file.failure) })
        return
      }
      const place = { trainingClass, platform, options }
      const find = (idNumber: string) => personByNumber(replica, idNumber)
      await atWork(async () => setOpened(await openOnlineHours(file.value, place, { replica, find, commander })))
    },
    record: async () => {
      let recorded = 0
      await atWork(async () => {
        if (opened?.kind !== 'preview') return
        const result = await commander.commitMany(opened.preview.units)
        recorded = result.good.length
        if (result.failure) notifyRefused({ title: failureText(result.failure), code: result.failure.code })
      })
      return recorded
    }
  }
}
