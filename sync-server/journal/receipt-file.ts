import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, link, open, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { renameFile } from '../db/rename-file.ts'

/**
 * A file of receipts, one a line. Several processes may append to it. When it is shortened, the long file keeps a second
 * name (`.before`) until everything of it is in the short one: a crash at any step loses no line.
 */

const receiptSchema = z.object({ device: z.string(), generation: z.int(), seq: z.int(), hash: z.string() })
export type Receipt = Readonly<z.infer<typeof receiptSchema>>

/** The farthest receipt of each device. */
type Farthest = Map<string, Receipt>

const beforeOf = (path: string): string => `${path}.before`
const textOf = (receipts: Iterable<Receipt>): string =>
  [...receipts].map(receipt => `${JSON.stringify(receipt)}\n`).join('')

const unlessAbsent = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error
}

const parseLine = (line: string): Receipt | undefined => {
  try {
    return receiptSchema.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

const isLater = (a: Receipt, b: Receipt | undefined): boolean =>
  !b || a.generation > b.generation || (a.generation === b.generation && a.seq > b.seq)

/** Line by line, for it may have grown for months. A line that a crash cut off is passed over. Yields how many there were. */
const readLines = async (file: FileHandle, farthest: Farthest): Promise<number> => {
  let count = 0
  for await (const line of file.readLines({ start: 0, autoClose: false })) {
    const receipt = parseLine(line)
    if (!receipt) continue
    count += 1
    if (isLater(receipt, farthest.get(receipt.device))) farthest.set(receipt.device, receipt)
  }
  return count
}

/** As `readLines`; an absent file has no line. */
const readPath = async (path: string, farthest: Farthest): Promise<number> => {
  const file = await open(path, 'r').catch(unlessAbsent)
  return file ? readLines(file, farthest).finally(() => file.close()) : 0
}

/** The farthest receipt of each device; none when there is no file. */
export const readReceiptFile = async (path: string): Promise<readonly Receipt[]> => {
  const farthest: Farthest = new Map()
  await readPath(path, farthest)
  await readPath(beforeOf(path), farthest)
  return [...farthest.values()]
}

const appendDurably = async (path: string, text: string): Promise<void> => {
  const file = await open(path, 'a', 0o600)
  try {
    await file.appendFile(text)
    await file.datasync()
  } finally {
    await file.close()
  }
}

const syncFolderOf = async (path: string): Promise<void> => {
  if (process.platform === 'win32') return
  const folder = await open(dirname(path), 'r')
  await folder.sync().finally(() => folder.close())
}

/** Ends a shortening that a crash cut off. */
export const finishShortening = async (path: string): Promise<void> => {
  const before: Farthest = new Map()
  await readPath(beforeOf(path), before)
  if (before.size > 0) await appendDurably(path, `\n${textOf(before.values())}`)
  await rm(beforeOf(path), { force: true })
}

/** Of libuv on Windows, where it opens a file for nobody else; Node names it nowhere. */
const UV_FS_O_EXLOCK = 0x10000000

/** Windows puts nothing in the place of a file that somebody has open. */
const mustStay = async (path: string): Promise<boolean> => {
  if (process.platform !== 'win32') return false
  const file = await open(path, constants.O_RDONLY | UV_FS_O_EXLOCK).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EBUSY') return 'held'
    return unlessAbsent(error)
  })
  if (file === 'held') return true
  await file?.close()
  return false
}

/**
 * Leaves one line a device. What another process appends meanwhile goes over to the short file; on Windows a file that
 * another one has open stays long.
 */
export const shortenReceipts = async (path: string): Promise<void> => {
  await finishShortening(path)
  if (await mustStay(path)) return
  const farthest: Farthest = new Map()
  if ((await readPath(path, farthest)) === farthest.size) return
  const short = `${path}.${randomBytes(6).toString('hex')}`
  await appendDurably(short, textOf(farthest.values()))
  await link(path, beforeOf(path))
  // Nothing of ours has it open here: Windows would refuse.
  await renameFile(short, path)
  await syncFolderOf(path)
  const written = new Map(farthest)
  await readPath(beforeOf(path), farthest)
  const late = [...farthest.values()].filter(receipt => isLater(receipt, written.get(receipt.device)))
  if (late.length > 0) await appendDurably(path, textOf(late))
  await rm(beforeOf(path), { force: true })
}

export interface ReceiptWriter {
  readonly append: (receipt: Receipt) => Promise<void>
  readonly close: () => Promise<void>
}

export const openReceiptWriter = async (path: string): Promise<ReceiptWriter> => {
  const reopen = async (): Promise<FileHandle> => open(path, 'a', 0o600)
  let file = await reopen()
  // A line that a crash cut off must not take the next one with it.
  await file.appendFile('\n')
  const isInPlace = async (): Promise<boolean> => {
    const [mine, named] = await Promise.all([file.stat(), stat(path).catch(unlessAbsent)])
    return named?.ino === mine.ino
  }
  const append = async (text: string): Promise<void> => {
    await file.appendFile(text)
    if (await isInPlace()) return
    // Another process shortened the file: whether it saw this line is not known.
    await file.close()
    file = await reopen()
    await file.appendFile(text)
  }
  /** One after another: what is written to must not be exchanged under another line. */
  let last = Promise.resolve()
  return {
    append: receipt => {
      const appended = last.then(() => append(textOf([receipt])))
      last = appended.catch(() => undefined)
      return appended
    },
    close: async () => {
      await last
      await file.close()
    }
  }
}
