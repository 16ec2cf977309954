import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type Disk, isDiskFull } from './disk.ts'

const NAME = 'reserve.bin'
const CHUNK = 1024 * 1024
/** Room that must be free, as a multiple of the reserve, before it is built again: no flapping at the edge. */
const ROOM_FACTOR = 2

/** Disk space set aside so that what was begun can be finished on a full disk. Shared by every file of a device. */
export interface Reserve {
  /** True from the moment the space was given up until it could be set aside again. */
  readonly isReleased: () => boolean
  readonly release: () => Promise<void>
  /** Sets the space aside again if there is room; answers whether it is there. */
  readonly restore: () => Promise<boolean>
}

export interface ReserveOptions {
  readonly disk: Disk
  readonly folder: string
  readonly bytes: number
}

export const RESERVE_BYTES = 16 * 1024 * 1024

/** Random bytes, since a file system that compresses would set nothing aside for zeros. */
const fill = async ({ disk, folder, bytes }: ReserveOptions): Promise<void> => {
  const path = join(folder, NAME)
  await disk.remove(path)
  const file = await disk.open(path, 'create')
  try {
    for (let at = 0; at < bytes; at += CHUNK) await file.write(randomBytes(Math.min(CHUNK, bytes - at)), at)
    await file.datasync()
  } finally {
    await file.close()
  }
  await disk.syncFolder(folder)
}

export const openReserve = async (options: ReserveOptions): Promise<Reserve> => {
  const { disk, folder, bytes } = options
  const path = join(folder, NAME)
  await disk.makeFolder(folder)
  let released = (await disk.sizeOf(path)) < bytes

  const release = async (): Promise<void> => {
    released = true
    await disk.remove(path)
  }
  const restore = async (): Promise<boolean> => {
    if (!released) return true
    if ((await disk.freeBytes(folder)) < bytes * ROOM_FACTOR) return false
    try {
      await fill(options)
      released = false
    } catch (error) {
      if (!isDiskFull(error)) throw error
      await disk.remove(path)
    }
    return !released
  }

  await restore()
  return { isReleased: () => released, release, restore }
}
