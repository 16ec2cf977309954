import { isFinal } from '../../domain/journal/lane.ts'
import type { UploadRequest } from '../../domain/protocol/upload.ts'
import { PROTOCOL } from '../../domain/protocol/version.ts'
import { nextHandOver, type PlacedEntry } from '../../domain/sync/handing-over.ts'
import type { OutboxState } from '../../domain/sync/outbox.ts'
import type { Journal } from '../journal/journal.ts'
import type { Standing } from '../journal/standing.ts'

/** Below what one request, or one line of a courier file, may have. */
const MOST_BYTES = 600_000

export interface HandOverSource {
  readonly journal: Pick<Journal, 'chain'>
  readonly standing: Pick<Standing, 'verdictOf'>
}

/** A long chain is gone through only as far as one request reaches. */
function* placedIn(chain: Journal['chain']): Generator<PlacedEntry> {
  for (const { body } of chain.records) {
    const run = chain.runOf(body.id)
    if (run) yield { body, run }
  }
}

/** What a stopped machine has next to hand over, small enough for one request (SPEC O13); `asked`: not again. */
export const handOverFrom = (
  { journal: { chain }, standing }: HandOverSource,
  state: OutboxState,
  asked: ReadonlySet<string>
): UploadRequest | null => {
  const isOpen = (entry: string) => !asked.has(entry) && !isFinal(standing.verdictOf(entry)?.lane ?? 'pending')
  const upload = nextHandOver(state, placedIn(chain), isOpen, PROTOCOL)
  if (!upload) return null
  for (let count = upload.runs.length; ; count--) {
    const runs = upload.runs.slice(0, count)
    if (count <= 1 || Buffer.byteLength(JSON.stringify(runs)) <= MOST_BYTES) return { ...upload, runs }
  }
}

export const entriesOf = ({ runs }: UploadRequest): readonly string[] =>
  runs.flatMap(run => run.entries.map(({ body }) => body.id))
