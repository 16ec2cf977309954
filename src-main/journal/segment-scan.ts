import { join } from 'node:path'
import type { Disk } from './disk.ts'
import { type DamagedSpan, type FramedLine, scanFrames } from './line-frame.ts'

const LF = 0x0a
const NAME = /^(\d{6})\.lines$/

export interface LinePosition {
  readonly segment: number
  readonly offset: number
  /** Bytes without the final LF. */
  readonly length: number
}

/** Bytes in the middle of a segment that are no whole line. They stay where they are; the rest is used. */
export interface SegmentDamage extends DamagedSpan {
  readonly segment: number
}

/** An unfinished last write. Its bytes were moved to the file `keptAs` before the segment was cut. */
export interface TornTail {
  readonly segment: number
  readonly offset: number
  readonly length: number
  readonly keptAs: string
}

export interface ScannedSegments {
  readonly damaged: readonly SegmentDamage[]
  readonly torn: readonly TornTail[]
  readonly last: { readonly segment: number; readonly size: number }
}

export const segmentName = (segment: number): string => `${String(segment).padStart(6, '0')}.lines`

export const positionOf = (segment: number, { offset, length }: FramedLine): LinePosition => ({
  segment,
  offset,
  length
})

const segmentsIn = async (disk: Disk, folder: string): Promise<readonly number[]> =>
  (await disk.list(folder)).flatMap(name => NAME.exec(name)?.slice(1).map(Number) ?? [])

const keepAside = async (disk: Disk, folder: string, stem: string, bytes: Buffer): Promise<string> => {
  const names = await disk.list(folder)
  let keptAs = `${stem}.torn`
  for (let copy = 2; names.includes(keptAs); copy++) keptAs = `${stem}-${copy}.torn`
  const file = await disk.open(join(folder, keptAs), 'create')
  try {
    await file.write(bytes, 0)
    await file.datasync()
  } finally {
    await file.close()
  }
  await disk.syncFolder(folder)
  return keptAs
}

/** Makes the last segment end with a line end again. Nothing is thrown away: cut bytes are kept in a file first. */
const mendTail = async (
  disk: Disk,
  folder: string,
  segment: number,
  bytes: Buffer,
  tail: number
): Promise<{ readonly size: number; readonly torn: readonly TornTail[] }> => {
  const ended = tail === 0 || bytes[tail - 1] === LF
  if (ended && tail === bytes.length) return { size: tail, torn: [] }
  const length = bytes.length - tail
  const keptAs =
    length > 0 ? await keepAside(disk, folder, `${segmentName(segment)}-${tail}`, bytes.subarray(tail)) : ''
  const file = await disk.open(join(folder, segmentName(segment)), 'existing')
  try {
    if (length > 0) await file.truncate(tail)
    if (!ended) await file.write(Buffer.from([LF]), tail)
    await file.datasync()
  } finally {
    await file.close()
  }
  return { size: ended ? tail : tail + 1, torn: length > 0 ? [{ segment, offset: tail, length, keptAs }] : [] }
}

/** Reads every segment in order, hands each whole line to `onLine` and mends the end of the last one. */
export const scanSegments = async (
  disk: Disk,
  folder: string,
  onLine: (text: string, position: LinePosition) => void
): Promise<ScannedSegments> => {
  const damaged: SegmentDamage[] = []
  const segments = await segmentsIn(disk, folder)
  const lastSegment = segments.at(-1)
  for (const segment of segments) {
    const bytes = (await disk.readWhole(join(folder, segmentName(segment)))) ?? Buffer.alloc(0)
    const scan = scanFrames(bytes)
    damaged.push(...scan.damaged.map(span => ({ segment, ...span })))
    for (const line of scan.lines) onLine(line.text, positionOf(segment, line))
    if (segment === lastSegment) {
      const { size, torn } = await mendTail(disk, folder, segment, bytes, scan.tail)
      return { damaged, torn, last: { segment, size } }
    }
    if (scan.tail < bytes.length) {
      const line = scan.lines.length + scan.damaged.length + 1
      damaged.push({ segment, line, offset: scan.tail, length: bytes.length - scan.tail })
    }
  }
  return { damaged, torn: [], last: { segment: 0, size: 0 } }
}
