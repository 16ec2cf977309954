import { z } from 'zod'
import type { SealedPart } from '../../domain/journal/entry.ts'
import type { Disk } from './disk.ts'
import type { Reserve } from './reserve-file.ts'
import { type SealedRecord, sealedRecordSchema } from './sealed-box.ts'
import { type Appended, openSegmentFile, type SegmentFile } from './segment-file.ts'
import type { LinePosition, ScannedSegments } from './segment-scan.ts'

const positionSchema = z.strictObject({ segment: z.int(), offset: z.int(), length: z.int() })

/**
 * A line is a part, a part that was written over, or the intent to write over some. The intent is made durable
 * first and repeated on opening, so that a power cut within an erasure cannot leave half a part behind.
 */
const lineSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('part'), record: sealedRecordSchema }),
  z.strictObject({ is: z.literal('erased') }),
  z.strictObject({ is: z.literal('erasure'), at: z.array(positionSchema) })
])
type Line = z.infer<typeof lineSchema>

const blankOf = ({ length }: LinePosition): string => JSON.stringify({ is: 'erased' } satisfies Line).padEnd(length - 9)
const keyOf = ({ segment, offset }: LinePosition): string => `${segment}:${offset}`

interface Held {
  readonly at: LinePosition
  readonly person: string
  readonly entry: string
}

/**
 * Personal data of own entries, apart from the journal so that it can be erased while the chain stays whole.
 * Write order: parts first, then the entry that names their digests. A part whose entry never came is an orphan
 * of a crash; `eraseOrphans` removes it on start.
 */
export interface SealedFile {
  readonly scan: ScannedSegments
  readonly append: (records: readonly SealedRecord[]) => Promise<Appended>
  /** Those of the parts that are still there, for upload and courier; no login is needed. */
  readonly forServer: (digests: readonly string[]) => Promise<readonly SealedPart[]>
  /** Undefined when it was erased or never was here. */
  readonly record: (digest: string) => Promise<SealedRecord | undefined>
  /** Digests of a person's parts, oldest first. */
  readonly digestsOf: (person: string) => readonly string[]
  /** Writes over every part of these persons; answers how many. */
  readonly erase: (persons: ReadonlySet<string>) => Promise<number>
  readonly eraseOrphans: (isKnown: (entry: string) => boolean) => Promise<number>
  readonly close: () => Promise<void>
}

class SealedSegments implements SealedFile {
  readonly scan: ScannedSegments
  private readonly file: SegmentFile
  private readonly held: Map<string, Held>

  constructor(file: SegmentFile, held: Map<string, Held>) {
    this.file = file
    this.scan = file.scan
    this.held = held
  }

  async append(records: readonly SealedRecord[]): Promise<Appended> {
    const written = await this.file.append(records.map(record => JSON.stringify({ is: 'part', record } satisfies Line)))
    if (!written.ok) return written
    for (const [n, { server, entry }] of records.entries()) {
      const at = written.positions[n]
      if (at) this.held.set(server.digest, { at, person: server.person, entry })
    }
    return written
  }

  async forServer(digests: readonly string[]): Promise<readonly SealedPart[]> {
    const records = await Promise.all(digests.map(digest => this.record(digest)))
    return records.flatMap(record => (record ? [record.server] : []))
  }

  async record(digest: string): Promise<SealedRecord | undefined> {
    const held = this.held.get(digest)
    if (!held) return undefined
    const line = lineSchema.parse(JSON.parse(await this.file.read(held.at)))
    return line.is === 'part' ? line.record : undefined
  }

  digestsOf(person: string): readonly string[] {
    return [...this.held].filter(([, held]) => held.person === person).map(([digest]) => digest)
  }

  erase(persons: ReadonlySet<string>): Promise<number> {
    return this.eraseWhere(held => persons.has(held.person))
  }

  eraseOrphans(isKnown: (entry: string) => boolean): Promise<number> {
    return this.eraseWhere(held => !isKnown(held.entry))
  }

  close(): Promise<void> {
    return this.file.close()
  }

  private async eraseWhere(isMeant: (held: Held) => boolean): Promise<number> {
    const meant = [...this.held].filter(([, held]) => isMeant(held))
    if (meant.length === 0) return 0
    const at = meant.map(([, held]) => held.at)
    // On a full disk the intent has no room: the parts go all the same, only a power cut meanwhile is not covered.
    await this.file.append([JSON.stringify({ is: 'erasure', at } satisfies Line)])
    await overwriteAll(this.file, at)
    for (const [digest] of meant) this.held.delete(digest)
    return meant.length
  }
}

const overwriteAll = (file: SegmentFile, positions: readonly LinePosition[]): Promise<void> =>
  file.overwrite(positions.map(at => ({ at, text: blankOf(at) })))

export interface SealedFileOptions {
  readonly disk: Disk
  readonly folder: string
  readonly reserve: Reserve
}

/** Finishes erasures that a crash interrupted before anything can be read. */
export const openSealedFile = async (options: SealedFileOptions): Promise<SealedFile> => {
  const held = new Map<string, Held>()
  const erased = new Set<string>()
  const meant = new Map<string, LinePosition>()
  const onLine = (text: string, at: LinePosition): void => {
    const line = lineSchema.parse(JSON.parse(text))
    switch (line.is) {
      case 'part':
        held.set(line.record.server.digest, { at, person: line.record.server.person, entry: line.record.entry })
        return
      case 'erased':
        erased.add(keyOf(at))
        return
      case 'erasure':
        for (const position of line.at) meant.set(keyOf(position), position)
    }
  }
  const file = await openSegmentFile({ ...options, onLine })
  const left = [...meant.values()].filter(at => !erased.has(keyOf(at)))
  if (left.length > 0) await overwriteAll(file, left)
  for (const [digest, { at }] of held) if (meant.has(keyOf(at))) held.delete(digest)
  return new SealedSegments(file, held)
}
