import { z } from 'zod'
import type { Lane, Verdict } from '../../domain/journal/lane.ts'
import { isFinal, verdictSchema } from '../../domain/journal/lane.ts'
import { type Epoch, epochSchema } from '../../domain/protocol/epoch.ts'
import type { OutboxState } from '../../domain/sync/outbox.ts'
import { VerdictBook } from '../../domain/sync/verdict-book.ts'
import type { Disk } from './disk.ts'
import type { Reserve } from './reserve-file.ts'
import { openSegmentFile, type SegmentFile } from './segment-file.ts'

const outboxSchema = z.strictObject({
  deviceId: z.string(),
  generation: z.int(),
  ackedSeq: z.int().min(0),
  epoch: epochSchema.nullable(),
  heard: z.int().min(0).default(0),
  behind: z
    .strictObject({ generation: z.int().min(1), ackedSeq: z.int().min(0), isClosed: z.boolean() })
    .nullable()
    .default(null),
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
  /** `epoch`: the history that gave it; a line without one belongs to the history of the last outbox line. */
  z.strictObject({ is: z.literal('verdict'), epoch: epochSchema.optional(), verdict: verdictSchema }),
  z.strictObject({ is: z.literal('outbox'), state: outboxSchema }),
  z.strictObject({ is: z.literal('snapshot'), snapshot: snapshotSchema }),
  z.strictObject({ is: z.literal('seen'), entries: z.array(z.uuid()) })
])
type Line = z.infer<typeof lineSchema>

/** What the server said about own entries: something new to note. */
export interface Learned {
  /** Verdicts with the history that gave them. */
  readonly decided?: { readonly epoch: Epoch; readonly verdicts: readonly Verdict[] }
  readonly outbox?: OutboxState
  /** The replica holds a newer snapshot. */
  readonly snapshot?: Snapshot
  /** Entries that somebody at this desk has looked after. */
  readonly seen?: readonly string[]
}

/**
 * Where own entries stand: a log beside the journal. The server repeats all of it but what was looked after: when it is
 * lost or cannot be written, the worst is that entries are sent again and asked about again.
 */
export interface Standing {
  /** In the history that the outbox believes in: what one before it decided counts no more (row 18). */
  readonly verdictOf: (entry: string) => Verdict | undefined
  /** In the history that the replica shows. */
  readonly verdictShown: (entry: string) => Verdict | undefined
  /** Whether a history that ended had accepted the entry. */
  readonly wasAccepted: (entry: string) => boolean
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
  private readonly verdicts = new VerdictBook()
  /** The lane that an entry had when somebody looked after it. */
  private readonly lookedAfter = new Map<string, Lane>()
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
    return this.verdicts.of(this.state?.epoch ?? this.newest?.epoch ?? null, entry)
  }

  verdictShown(entry: string): Verdict | undefined {
    return this.newest ? this.verdicts.of(this.newest.epoch, entry) : this.verdictOf(entry)
  }

  wasAccepted(entry: string): boolean {
    return this.verdicts.wasAccepted(this.state?.epoch ?? null, entry)
  }

  laneOf(entry: string): Lane {
    return this.verdictOf(entry)?.lane ?? 'pending'
  }

  isApplied(entry: string): boolean {
    const verdict = this.verdictShown(entry)
    return verdict !== undefined && isFinal(verdict.lane) && verdict.seq <= (this.newest?.head ?? -1)
  }

  isSeen(entry: string): boolean {
    return this.lookedAfter.get(entry) === this.laneOf(entry)
  }

  outbox(): OutboxState | undefined {
    return this.state
  }

  snapshot(): Snapshot | undefined {
    return this.newest
  }

  async learn({ decided, outbox, snapshot, seen = [] }: Learned): Promise<readonly string[]> {
    const lines: Line[] = []
    if (decided) {
      const { epoch, verdicts } = decided
      lines.push(...verdicts.map((verdict): Line => ({ is: 'verdict', epoch, verdict })))
    }
    if (outbox) lines.push({ is: 'outbox', state: outbox })
    if (snapshot) lines.push({ is: 'snapshot', snapshot })
    if (seen.length > 0) lines.push({ is: 'seen', entries: [...seen] })
    const news = lines.filter(line => this.take(line))
    await this.file?.append(news.map(line => JSON.stringify(line)))
    return news.flatMap(line => {
      if (line.is === 'verdict') return [line.verdict.entry]
      return line.is === 'seen' ? line.entries : []
    })
  }

  async close(): Promise<void> {
    await this.file?.close()
  }

  /** Whether the line says anything new. */
  private take(line: Line): boolean {
    switch (line.is) {
      case 'verdict': {
        const epoch = line.epoch ?? this.state?.epoch ?? null
        const known = this.verdicts.of(epoch, line.verdict.entry)
        return !isSame(this.verdicts.keep(epoch, line.verdict), known)
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
        const fresh = line.entries.filter(entry => !this.isSeen(entry))
        for (const entry of fresh) this.lookedAfter.set(entry, this.laneOf(entry))
        return fresh.length > 0
      }
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
