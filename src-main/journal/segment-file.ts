import { join } from 'node:path'
import { type Disk, isDiskFull, type OpenFile } from './disk.ts'
import { frameLine, unframeLine } from './line-frame.ts'
import type { Reserve } from './reserve-file.ts'
import { type LinePosition, type ScannedSegments, scanSegments, segmentName } from './segment-scan.ts'
import { createTurn } from './turn.ts'

export const SEGMENT_BYTES = 8 * 1024 * 1024

export type AppendFailure = 'disk-full'
export type Appended =
  | { readonly ok: true; readonly positions: readonly LinePosition[] }
  | { readonly ok: false; readonly code: AppendFailure }

export interface SegmentFileOptions {
  readonly disk: Disk
  readonly folder: string
  readonly reserve: Reserve
  /** A segment that would grow beyond this gives way to a new one. */
  readonly segmentBytes?: number
  /** Called for every whole line on opening, oldest first. */
  readonly onLine: (text: string, position: LinePosition) => void
}

export interface Replacement {
  readonly at: LinePosition
  /** Same number of bytes as the line it replaces. */
  readonly text: string
}

/**
 * An append-only file of JSON lines in segments. Calls are carried out one after the other; `append` resolves when all
 * its lines are on the disk. A crash before that may leave the first of them: what must be stored all or none is one
 * line. The folder must be locked by the caller (see folder-lock.ts).
 */
export interface SegmentFile {
  readonly scan: ScannedSegments
  /** One write and one fdatasync for all lines. @throws when the disk fails in any other way than being full. */
  readonly append: (lines: readonly string[]) => Promise<Appended>
  /** Writes other text of the same byte length over a line, for erasure. Not atomic: see sealed-file.ts. */
  readonly overwrite: (replacements: readonly Replacement[]) => Promise<void>
  /** @throws when the line on the disk is no longer whole. */
  readonly read: (at: LinePosition) => Promise<string>
  readonly close: () => Promise<void>
}

/** After a failed flush the kernel may have dropped the pages: only a new scan can tell what is on the disk. */
export class JournalDiskError extends Error {
  override readonly name = 'JournalDiskError'
}

class Segments implements SegmentFile {
  readonly scan: ScannedSegments
  private readonly options: SegmentFileOptions
  private segment: number
  private size: number
  private file: OpenFile | undefined
  private failure: JournalDiskError | undefined
  private readonly turn = createTurn()

  constructor(options: SegmentFileOptions, scan: ScannedSegments) {
    this.options = options
    this.scan = scan
    this.segment = scan.last.segment
    this.size = scan.last.size
  }

  append(lines: readonly string[]): Promise<Appended> {
    return this.inTurn(async () => {
      if (lines.length === 0) return { ok: true, positions: [] }
      if (!(await this.options.reserve.restore())) return { ok: false, code: 'disk-full' }
      const frames = lines.map(frameLine)
      const bytes = Buffer.concat(frames)
      if (!(await this.persist(bytes))) return { ok: false, code: 'disk-full' }
      const positions: LinePosition[] = []
      for (const frame of frames) {
        positions.push({ segment: this.segment, offset: this.size, length: frame.length - 1 })
        this.size += frame.length
      }
      return { ok: true, positions }
    })
  }

  overwrite(replacements: readonly Replacement[]): Promise<void> {
    return this.inTurn(async () => {
      for (const segment of new Set(replacements.map(({ at }) => at.segment))) {
        await this.withSegment(segment, async file => {
          for (const { at, text } of replacements.filter(replacement => replacement.at.segment === segment)) {
            const frame = frameLine(text)
            if (frame.length !== at.length + 1) throw new RangeError('an overwritten line must keep its length')
            await file.write(frame, at.offset)
          }
          await file.datasync()
        })
      }
    })
  }

  read(at: LinePosition): Promise<string> {
    return this.inTurn(() =>
      this.withSegment(at.segment, async file => {
        const text = unframeLine(await file.read(at.length, at.offset))
        if (text === undefined) throw new JournalDiskError(`line at ${at.segment}:${at.offset} is damaged`)
        return text
      })
    )
  }

  async close(): Promise<void> {
    await this.turn(async () => {
      this.failure ??= new JournalDiskError('the journal is closed')
      await this.file?.close()
      this.file = undefined
    })
  }

  /** Writes at the end, on a full disk once more with the reserve released. False: nothing was kept. */
  private async persist(bytes: Buffer): Promise<boolean> {
    for (const isLastTry of [false, true]) {
      try {
        await this.writeAtEnd(bytes)
        return true
      } catch (error) {
        if (!isDiskFull(error)) throw this.fail(error)
        await this.cutBack()
        if (!isLastTry) await this.options.reserve.release()
      }
    }
    return false
  }

  private async writeAtEnd(bytes: Buffer): Promise<void> {
    const isNew = await this.rotate(bytes.length)
    const file = await this.current()
    await file.write(bytes, this.size)
    await file.datasync()
    if (isNew) await this.options.disk.syncFolder(this.options.folder)
  }

  /** True when the bytes go into a segment whose name is not durable yet. */
  private async rotate(incoming: number): Promise<boolean> {
    const limit = this.options.segmentBytes ?? SEGMENT_BYTES
    if (this.segment > 0 && (this.size === 0 || this.size + incoming <= limit)) return this.size === 0
    await this.file?.close()
    this.file = undefined
    const path = join(this.options.folder, segmentName(this.segment + 1))
    this.file = await this.options.disk.open(path, 'create')
    this.segment += 1
    this.size = 0
    return true
  }

  private async current(): Promise<OpenFile> {
    this.file ??= await this.options.disk.open(join(this.options.folder, segmentName(this.segment)), 'existing')
    return this.file
  }

  /** Flushed too: what was refused must not be there after a power cut. */
  private async cutBack(): Promise<void> {
    try {
      await this.file?.truncate(this.size)
      await this.file?.datasync()
    } catch (error) {
      throw this.fail(error)
    }
  }

  private fail(cause: unknown): JournalDiskError {
    this.failure = new JournalDiskError('the disk failed; the journal must be opened again', { cause })
    return this.failure
  }

  private async withSegment<T>(segment: number, use: (file: OpenFile) => Promise<T>): Promise<T> {
    if (segment === this.segment) return use(await this.current())
    const file = await this.options.disk.open(join(this.options.folder, segmentName(segment)), 'existing')
    try {
      return await use(file)
    } finally {
      await file.close()
    }
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.turn(() => {
      if (this.failure) throw this.failure
      return work()
    })
  }
}

export const openSegmentFile = async (options: SegmentFileOptions): Promise<SegmentFile> => {
  await options.disk.makeFolder(options.folder)
  return new Segments(options, await scanSegments(options.disk, options.folder, options.onLine))
}
