import { type Body, MAX_BATCH, type Run } from '../journal/entry.ts'
import type { UploadReply, UploadRequest } from '../protocol/upload.ts'
import type { OutboxState, OutboxStep } from './outbox.ts'

/** Whether this machine may no longer be its device: what it has and nobody decided is handed over (S22). */
export const mayHandOver = ({ halt }: Pick<OutboxState, 'halt'>): boolean => halt === 'fork' || halt === 'superseded'

/** An own entry with the run of its latest place. */
export interface PlacedEntry {
  readonly body: Pick<Body, 'id'>
  readonly run: Run
}

/**
 * O13: whole runs with entries that are still to be asked about, oldest first; null when there are none. It names no
 * epoch: whichever history the server is in, what it does not know is set aside there.
 */
export function nextHandOver(
  state: OutboxState,
  own: Iterable<PlacedEntry>,
  isOpen: (entry: string) => boolean,
  protocol: number
): UploadRequest | null {
  if (!mayHandOver(state)) return null
  const runs = new Set<Run>()
  let count = 0
  for (const { body, run } of own) {
    if (!isOpen(body.id) || runs.has(run)) continue
    if (count > 0 && count + run.entries.length > MAX_BATCH / 2) break
    runs.add(run)
    count += run.entries.length
  }
  if (count === 0) return null
  const { deviceId, generation } = state
  return { protocol, deviceId, generation, epoch: null, runs: [...runs], sealed: [], handOver: true }
}

/** What stopped the outbox stays; a fork may have become an end meanwhile. */
export const onHandOverReply = (state: OutboxState, { stop, verdicts }: UploadReply): OutboxStep => ({
  state: { ...state, failures: 0, halt: stop === 'superseded' ? stop : state.halt },
  verdicts
})
