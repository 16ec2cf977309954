import { dirname, join } from 'node:path'
import { type Disk, isDiskFull } from './disk.ts'
import type { Reserve } from './reserve-file.ts'
import { createTurn } from './turn.ts'

const SUFFIX = '.new'

const replace = async (disk: Disk, path: string, bytes: Uint8Array): Promise<void> => {
  const fresh = `${path}${SUFFIX}`
  await disk.remove(fresh)
  const file = await disk.open(fresh, 'create')
  try {
    await file.write(bytes, 0)
    await file.datasync()
  } finally {
    await file.close()
  }
  await disk.rename(fresh, path)
  await disk.syncFolder(dirname(path))
}

/** Small files that are replaced as a whole: after a crash the old or the new content is there, never a mixture. */
export interface WholeFiles {
  readonly read: (name: string) => Promise<Buffer | undefined>
  /** On a full disk once more with the reserve released. @throws when the disk fails. */
  readonly write: (name: string, bytes: Uint8Array) => Promise<void>
  readonly remove: (name: string) => Promise<void>
  readonly list: () => Promise<readonly string[]>
}

export const openWholeFiles = async (disk: Disk, folder: string, reserve: Reserve): Promise<WholeFiles> => {
  await disk.makeFolder(folder)
  // What a crash left of a write that nobody was told of.
  const torn = (await disk.list(folder)).filter(name => name.endsWith(SUFFIX))
  for (const name of torn) await disk.remove(join(folder, name))
  const inTurn = createTurn()
  return {
    read: name => disk.readWhole(join(folder, name)),
    write: (name, bytes) =>
      inTurn(async () => {
        try {
          await replace(disk, join(folder, name), bytes)
        } catch (error) {
          if (!isDiskFull(error)) throw error
          await reserve.release()
          await replace(disk, join(folder, name), bytes)
        }
      }),
    remove: name =>
      inTurn(async () => {
        await disk.remove(join(folder, name))
        await disk.syncFolder(folder)
      }),
    list: async () => (await disk.list(folder)).filter(name => !name.endsWith(SUFFIX))
  }
}
