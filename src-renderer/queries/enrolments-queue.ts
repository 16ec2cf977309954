import { useEffect, useState } from 'react'
import type { Enrolment } from '../../domain/enrolment/enrolment.ts'
import type { Replica } from '../replica/replica.ts'
import { useReplica } from './replica-context.ts'
import { scanPages } from './scan-pages.ts'

/** Enrolments that wait for the county: nobody else can move them on. */
export const waitingStates = ['applied', 'returned', 'waitlisted'] as const
export type WaitingState = (typeof waitingStates)[number]

export type QueueRow = { readonly document: Enrolment; readonly provisional: boolean }

export type EnrolmentQueue = {
  /** Who has waited longest comes first. */
  readonly rows: readonly QueueRow[]
  /** There are more than are held here; the newest of them are left out. */
  readonly isCut: boolean
}

const PAGE = 500
const MOST = 20_000
/** Changes come in bursts while pages are pulled; so long later the queue is read once. */
const SETTLE_MS = 300

const oldestFirst = (a: QueueRow, b: QueueRow): number =>
  a.document.appliedAt - b.document.appliedAt || (a.document.id < b.document.id ? -1 : 1)

/** No index is oldest first and a queue is short against its collection: read by state, then sorted. */
export async function readQueue(
  replica: Pick<Replica, 'page'>,
  states: readonly WaitingState[],
  signal: AbortSignal
): Promise<EnrolmentQueue | undefined> {
  const rows = new Map<string, QueueRow>()
  for (const state of states) {
    const query = { collection: 'enrolment' as const, where: { state }, limit: PAGE }
    const whole = await scanPages(
      replica,
      query,
      page => {
        for (const { document, provisional } of page) rows.set(document.id, { document, provisional })
      },
      signal
    )
    if (!whole) return undefined
  }
  const sorted = [...rows.values()].sort(oldestFirst)
  return { rows: sorted.slice(0, MOST), isCut: sorted.length > MOST }
}

/** The county's queue, live; undefined until read for the first time. */
export function useEnrolmentQueue(state: WaitingState | undefined): EnrolmentQueue | undefined {
  const replica = useReplica()
  const [shown, setShown] = useState<{ readonly of: string; readonly queue: EnrolmentQueue }>()
  const [fault, setFault] = useState<{ readonly error: unknown } | null>(null)
  if (fault) throw fault.error
  const asked = state ?? 'all'

  useEffect(() => {
    const stop = new AbortController()
    let timer: number | undefined
    let isReading = false
    const read = async (): Promise<void> => {
      isReading = true
      const queue = await readQueue(replica, asked === 'all' ? waitingStates : [asked], stop.signal)
      isReading = false
      if (queue) setShown({ of: asked, queue })
    }
    const again = (): void => {
      window.clearTimeout(timer)
      timer = window.setTimeout(() => (isReading ? again() : void read().catch(failed)), SETTLE_MS)
    }
    const failed = (error: unknown): void => setFault({ error })
    void read().catch(failed)
    const stopWatching = replica.watchPage({ collection: 'enrolment', limit: 1 }, again)
    return () => {
      stop.abort()
      window.clearTimeout(timer)
      stopWatching()
    }
  }, [replica, asked])
  return shown?.of === asked ? shown.queue : undefined
}
