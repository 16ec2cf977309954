import { isFinal } from '../../domain/journal/lane.ts'
import type { UploadRequest } from '../../domain/protocol/upload.ts'
import { PROTOCOL } from '../../domain/protocol/version.ts'
import { nextHandOver } from '../../domain/sync/handing-over.ts'
import type { OutboxState } from '../../domain/sync/outbox.ts'
import type { Journal } from '../journal/journal.ts'
import type { Standing } from '../journal/standing.ts'

/** Below what one request, or one line of a courier file, may have. */
const MOST_BYTES = 600_000

export interface HandOverSource {
  readonly journal: Pick<Journal, 'chain'>
  readonly standing: Pick<Standing, 'verdictOf'>
}

/** What a stopped machine has next to hand over, small enough for one request (SPEC O13); `asked`: not again. */
export const handOverFrom = (
  { journal: { chain }, standing }: HandOverSource,
  state: OutboxState,
  asked: ReadonlySet<string>
): UploadRequest | null => {
  const own = chain.records.flatMap(({ body }) => {
    const run = chain.runOf(body.id)
    return run ? [{ body, run }] : []
  })
  const isOpen = (entry: string) => !asked.has(entry) && !isFinal(standing.verdictOf(entry)?.lane ?? 'pending')
  const upload = nextHandOver(state, own, isOpen, PROTOCOL)
  if (!upload) return null
  for (let count = upload.runs.length; ; count--) {
    const runs = upload.runs.slice(0, count)
    if (count <= 1 || Buffer.byteLength(JSON.stringify(runs)) <= MOST_BYTES) return { ...upload, runs }
  }
}

export const entriesOf = ({ runs }: UploadRequest): readonly string[] =>
  runs.flatMap(run => run.entries.map(({ body }) => body.id))
