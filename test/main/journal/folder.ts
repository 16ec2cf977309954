import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { removeFolder } from '../../../scripts/demo/remove-folder.ts'
import { type Disk, nodeDisk } from '../../../src-main/journal/disk.ts'
import { openReserve, type Reserve } from '../../../src-main/journal/reserve-file.ts'
import { openSegmentFile, type SegmentFile } from '../../../src-main/journal/segment-file.ts'
import type { LinePosition } from '../../../src-main/journal/segment-scan.ts'

export const SMALL_RESERVE = 64 * 1024

/** A folder of its own that goes with its test. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'jinquan-journal-'))
  onTestFinished(() => removeFolder(folder))
  return folder
}

export interface OpenedLines {
  readonly file: SegmentFile
  readonly reserve: Reserve
  readonly lines: readonly string[]
  readonly positions: readonly LinePosition[]
}

export const openLines = async (
  folder: string,
  { disk = nodeDisk, segmentBytes = undefined as number | undefined, reserveBytes = SMALL_RESERVE } = {}
): Promise<OpenedLines> => {
  const lines: string[] = []
  const positions: LinePosition[] = []
  const reserve = await openReserve({ disk, folder, bytes: reserveBytes })
  const file = await openSegmentFile({
    disk,
    folder,
    reserve,
    segmentBytes,
    onLine: (text, position) => {
      lines.push(text)
      positions.push(position)
    }
  })
  return { file, reserve, lines, positions }
}

export const reopen = async (folder: string, disk: Disk = nodeDisk): Promise<OpenedLines> => {
  const opened = await openLines(folder, { disk })
  await opened.file.close()
  return opened
}

export const twentyLines = Array.from({ length: 20 }, (_, n) =>
  JSON.stringify({ n: n + 1, 行: 'x'.repeat((n * 7) % 5) })
)
