import { z } from 'zod'
import type { Lane, Verdict } from '../../domain/journal/lane.ts'
import { isFinal, verdictSchema } from '../../domain/journal/lane.ts'
import { epochSchema } from '../../domain/protocol/epoch.ts'
import { newerVerdict, type OutboxState } from '../../domain/sync/outbox.ts'
import type { Disk } from './disk.ts'
import type { Reserve } from './reserve-file.ts'
import { openSegmentFile, type SegmentFile } from './segment-file.ts'

const outboxSchema = z.strictObject({
  deviceId: z.string(),
  generation: z.int(),
  ackedSeq: z.int().min(0),
  epoch: epochSchema.nullable(),
  failures: z.int().min(0),
  halt: z.enum(['fork', 'superseded', 'revoked', 'bad-signature']).nullable(),
  isNewEpoch: z.boolean()
}) satisfies z.ZodType<OutboxState>

const snapshotSchema = z.strictObject({
  epoch: epochSchema,
  /** The replica's checkpoint in the scope of this device: verdicts up to there are in it. */
  head: z.int().min(0),
  /** Server time, UTC milliseconds. */
  asOf: z.int().min(0)
})
export type Snapshot = Readonly<z.infer<typeof snapshotSchema>>

const lineSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('verdict'), verdict: verdictSchema }),
  z.strictObject({ is: z.literal('outbox'), state: outboxSchema }),
  z.strictObject({ is: z.literal('snapshot'), snapshot: snapshotSchema }),
  z.strictObject({ is: z.literal('forgotten'), entries: z.array(z.uuid()) }),
  z.strictObject({ is: z.literal('seen'), entries: z.array(z.uuid()) })
])
type Line = z.infer<typeof lineSchema>

/** What the server said about own entries: something new to note. */
export interface Learned {
  readonly verdicts?: readonly Verdict[]
  readonly outbox?: OutboxState
  /** The replica holds a newer snapshot. */
  readonly snapshot?: Snapshot
  /** Entries whose verdicts belong to a history that ended: the server will judge them again. */
  readonly forgotten?: readonly string[]
  /** Entries that somebody at this desk has looked after. */
  readonly seen?: readonly string[]
}

/**
 * Where own entries stand: a log beside the journal. The server repeats all of it but what was looked after: when it is
 * lost or cannot be written, the worst is that entries are sent again and asked about again.
 */
export interface Standing {
  readonly verdictOf: (entry: string) => Verdict | undefined
  readonly laneOf: (entry: string) => Lane
  /** Whether the replica is known to hold what was decided about the entry. */
  readonly isApplied: (entry: string) => boolean
  /** Whether somebody has looked after the verdict the entry has now. */
  readonly isSeen: (entry: string) => boolean
  readonly outbox: () => OutboxState | undefined
  readonly snapshot: () => Snapshot | undefined
  /** Ids of the entries whose standing changed. Believed at once, kept as soon as the disk has room. */
  readonly learn: (learned: Learned) => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

class StandingLog implements Standing {
  private readonly verdicts = new Map<string, Verdict>()
  private readonly lookedAfter = new Set<string>()
  private state: OutboxState | undefined
  private newest: Snapshot | undefined
  private file: SegmentFile | undefined

  attach(file: SegmentFile): void {
    this.file = file
  }

  read(text: string): void {
    this.take(lineSchema.parse(JSON.parse(text)))
  }

  verdictOf(entry: string): Verdict | undefined {
    return this.verdicts.get(entry)
  }

  laneOf(entry: string): Lane {
    return this.verdicts.get(entry)?.lane ?? 'pending'
  }

  isApplied(entry: string): boolean {
    const verdict = this.verdicts.get(entry)
    return verdict !== undefined && isFinal(verdict.lane) && verdict.seq <= (this.newest?.head ?? -1)
  }

  isSeen(entry: string): boolean {
    return this.lookedAfter.has(entry)
  }

  outbox(): OutboxState | undefined {
    return this.state
  }

  snapshot(): Snapshot | undefined {
    return this.newest
  }

  async learn({ verdicts = [], outbox, snapshot, forgotten = [], seen = [] }: Learned): Promise<readonly string[]> {
    const lines: Line[] = forgotten.length > 0 ? [{ is: 'forgotten', entries: [...forgotten] }] : []
    lines.push(...verdicts.map((verdict): Line => ({ is: 'verdict', verdict })))
    if (outbox) lines.push({ is: 'outbox', state: outbox })
    if (snapshot) lines.push({ is: 'snapshot', snapshot })
    if (seen.length > 0) lines.push({ is: 'seen', entries: [...seen] })
    const news = lines.filter(line => this.take(line))
    await this.file?.append(news.map(line => JSON.stringify(line)))
    return news.flatMap(line => {
      if (line.is === 'verdict') return [line.verdict.entry]
      return line.is === 'forgotten' || line.is === 'seen' ? line.entries : []
    })
  }

  async close(): Promise<void> {
    await this.file?.close()
  }

  /** Whether the line says anything new. */
  private take(line: Line): boolean {
    switch (line.is) {
      case 'verdict': {
        const known = this.verdicts.get(line.verdict.entry)
        const kept = newerVerdict(known, line.verdict)
        this.verdicts.set(line.verdict.entry, kept)
        if (kept.lane !== known?.lane) this.lookedAfter.delete(line.verdict.entry)
        return !isSame(kept, known)
      }
      case 'outbox': {
        const isNew = !isSame(line.state, this.state)
        this.state = line.state
        return isNew
      }
      case 'snapshot': {
        const isNew = !isSame(line.snapshot, this.newest)
        this.newest = line.snapshot
        return isNew
      }
      case 'seen': {
        const fresh = line.entries.filter(entry => !this.lookedAfter.has(entry))
        for (const entry of fresh) this.lookedAfter.add(entry)
        return fresh.length > 0
      }
      case 'forgotten':
        for (const entry of line.entries) this.lookedAfter.delete(entry)
        return line.entries.filter(entry => this.verdicts.delete(entry)).length > 0
    }
  }
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

export const openStanding = async (options: {
  readonly disk: Disk
  readonly folder: string
  readonly reserve: Reserve
}): Promise<Standing> => {
  const log = new StandingLog()
  log.attach(await openSegmentFile({ ...options, onLine: text => log.read(text) }))
  return log
}
