import { constants } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, readFile, rm, stat, statfs } from 'node:fs/promises'
import { renameFile } from './rename-file.ts'

/**
 * The few file operations that durability rests on. Tests wrap `nodeDisk` to count the real calls or to run out of
 * space; nothing else in the journal touches node:fs.
 */
export interface Disk {
  /** `create` refuses a file that exists, `existing` one that does not. Files are readable by their owner only. */
  readonly open: (path: string, mode: 'create' | 'existing') => Promise<OpenFile>
  /** The whole file, or undefined when there is none. */
  readonly readWhole: (path: string) => Promise<Buffer | undefined>
  /** 0 when there is no such file. */
  readonly sizeOf: (path: string) => Promise<number>
  /** File names, sorted; an absent folder is empty. */
  readonly list: (folder: string) => Promise<readonly string[]>
  readonly makeFolder: (folder: string) => Promise<void>
  readonly rename: (from: string, to: string) => Promise<void>
  /** Removing a file that is not there is no error. */
  readonly remove: (path: string) => Promise<void>
  /** Makes created, renamed and removed names durable. */
  readonly syncFolder: (folder: string) => Promise<void>
  readonly freeBytes: (folder: string) => Promise<number>
}

export interface OpenFile {
  readonly write: (bytes: Uint8Array, position: number) => Promise<void>
  readonly read: (length: number, position: number) => Promise<Buffer>
  readonly datasync: () => Promise<void>
  readonly truncate: (length: number) => Promise<void>
  readonly close: () => Promise<void>
}

const OWNER_ONLY = 0o600
const OWNER_ONLY_FOLDER = 0o700
const OPEN_FLAGS = {
  create: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL,
  existing: constants.O_RDWR
} as const

const errorCode = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

export const isDiskFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes(String(errorCode(error)))
export const isAbsent = (error: unknown): boolean => errorCode(error) === 'ENOENT'

const absentAs =
  <T>(value: T) =>
  (error: unknown): T => {
    if (isAbsent(error)) return value
    throw error
  }

const openFile = (handle: FileHandle): OpenFile => ({
  write: async (bytes, position) => {
    let written = 0
    while (written < bytes.length) {
      written += (await handle.write(bytes, written, bytes.length - written, position + written)).bytesWritten
    }
  },
  read: async (length, position) => {
    const bytes = Buffer.alloc(length)
    let filled = 0
    while (filled < length) {
      const { bytesRead } = await handle.read(bytes, filled, length - filled, position + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return bytes.subarray(0, filled)
  },
  datasync: () => handle.datasync(),
  truncate: length => handle.truncate(length),
  close: () => handle.close()
})

/** Windows has no way to flush a folder and needs none: NTFS journals its names. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(folder, constants.O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export const nodeDisk: Disk = {
  open: async (path, mode) => openFile(await open(path, OPEN_FLAGS[mode], OWNER_ONLY)),
  readWhole: path => readFile(path).catch(absentAs(undefined)),
  sizeOf: async path => (await stat(path).catch(absentAs({ size: 0 }))).size,
  list: async folder => (await readdir(folder).catch(absentAs<string[]>([]))).sort(),
  makeFolder: async folder => {
    await mkdir(folder, { recursive: true, mode: OWNER_ONLY_FOLDER })
  },
  rename: renameFile,
  remove: path => rm(path, { force: true }),
  syncFolder,
  freeBytes: async folder => {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  }
}
