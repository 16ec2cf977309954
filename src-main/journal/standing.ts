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

const lineSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('verdict'), verdict: verdictSchema, isApplied: z.boolean() }),
  z.strictObject({ is: z.literal('outbox'), state: outboxSchema }),
  z.strictObject({ is: z.literal('snapshot'), asOf: z.int() })
])
type Line = z.infer<typeof lineSchema>

/** What the server said about own entries: something new to note. */
export interface Learned {
  readonly verdicts: readonly Verdict[]
  /** The replica holds the effects of these verdicts: they came with its snapshot. */
  readonly isApplied: boolean
  readonly outbox?: OutboxState
  /** Server time of the snapshot. */
  readonly asOf?: number
}

/**
 * Where own entries stand: a log beside the journal. It is derived state, the server repeats all of it: when it is
 * lost or cannot be written, the worst is that entries are sent again.
 */
export interface Standing {
  readonly verdictOf: (entry: string) => Verdict | undefined
  readonly laneOf: (entry: string) => Lane
  /** Whether the replica is known to hold what was decided about the entry. */
  readonly isApplied: (entry: string) => boolean
  readonly outbox: () => OutboxState | undefined
  readonly snapshotAsOf: () => number | undefined
  /** Ids of the entries whose standing changed. Believed at once, kept as soon as the disk has room. */
  readonly learn: (learned: Learned) => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

class StandingLog implements Standing {
  private readonly verdicts = new Map<string, Verdict>()
  private readonly applied = new Set<string>()
  private state: OutboxState | undefined
  private asOf: number | undefined
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
    return this.applied.has(entry)
  }

  outbox(): OutboxState | undefined {
    return this.state
  }

  snapshotAsOf(): number | undefined {
    return this.asOf
  }

  async learn({ verdicts, isApplied, outbox, asOf }: Learned): Promise<readonly string[]> {
    const lines: Line[] = verdicts.map(verdict => ({ is: 'verdict', verdict, isApplied }))
    if (outbox) lines.push({ is: 'outbox', state: outbox })
    if (asOf !== undefined) lines.push({ is: 'snapshot', asOf })
    const news = lines.filter(line => this.take(line))
    await this.file?.append(news.map(line => JSON.stringify(line)))
    return news.flatMap(line => (line.is === 'verdict' ? [line.verdict.entry] : []))
  }

  async close(): Promise<void> {
    await this.file?.close()
  }

  /** Whether the line says anything new. */
  private take(line: Line): boolean {
    switch (line.is) {
      case 'verdict':
        return this.takeVerdict(line.verdict, line.isApplied)
      case 'outbox': {
        const isNew = JSON.stringify(line.state) !== JSON.stringify(this.state)
        this.state = line.state
        return isNew
      }
      case 'snapshot': {
        const isNew = line.asOf > (this.asOf ?? 0)
        if (isNew) this.asOf = line.asOf
        return isNew
      }
    }
  }

  private takeVerdict(arrived: Verdict, isApplied: boolean): boolean {
    const known = this.verdicts.get(arrived.entry)
    const kept = newerVerdict(known, arrived)
    const becomesApplied = isApplied && isFinal(kept.lane) && !this.applied.has(arrived.entry)
    if (becomesApplied) this.applied.add(arrived.entry)
    this.verdicts.set(arrived.entry, kept)
    return becomesApplied || JSON.stringify(kept) !== JSON.stringify(known)
  }
}

export const openStanding = async (options: {
  readonly disk: Disk
  readonly folder: string
  readonly reserve: Reserve
}): Promise<Standing> => {
  const log = new StandingLog()
  log.attach(await openSegmentFile({ ...options, onLine: text => log.read(text) }))
  return log
}
