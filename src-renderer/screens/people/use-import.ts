import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { shippedOccupations } from '../../../domain/codes/occupations.ts'
import { useCommander } from '../../commands/commander-context.ts'
import { importJobOf } from '../../commands/people-import.ts'
import type { ImportPlace, ImportState } from '../../commands/people-import-job.ts'
import type { ImportDefaults } from '../../commands/people-import-units.ts'
import { notifyNoFile } from '../../components/page/notify.ts'
import { desk } from '../../platform/desk.ts'
import { useReplica } from '../../queries/replica-context.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { useToday } from '../../queries/use-today.ts'

export type ImportDesk = {
  readonly state: ImportState
  /** Asks for a file and looks through it. */
  readonly choose: () => Promise<void>
  readonly write: () => Promise<void>
  readonly cancel: () => void
  readonly reset: () => void
}

/** The import of this desk; the same one wherever a page looks at it. */
export function useImport(defaults: ImportDefaults): ImportDesk {
  const commander = useCommander()
  const replica = useReplica()
  const { organisation, allowsSamples } = useDeskAtWork()
  const today = useToday()
  const job = importJobOf(commander, replica, desk())
  const state = useSyncExternalStore(job.onChange, job.state)
  const place = useMemo(
    (): ImportPlace => ({
      county: organisation.region,
      options: { today, allowSamples: allowsSamples, occupations: shippedOccupations.all }
    }),
    [organisation.region, today, allowsSamples]
  )
  const choose = useCallback(async () => {
    const opened = await desk().invoke('file.open', { kinds: ['spreadsheet'] })
    if (opened.ok) await job.start(opened.value, place, defaults)
    else notifyNoFile(opened.failure)
  }, [job, place, defaults])
  const write = useCallback(() => job.write(place, defaults), [job, place, defaults])
  return { state, choose, write, cancel: job.cancel, reset: job.reset }
}
