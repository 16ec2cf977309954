import { statfs } from 'node:fs/promises'

/** Below this no new work is begun, so that what is under way can be finished (trust.md row 22). */
export const ENOUGH_BYTES = 200 * 1024 * 1024

export async function diskSpace(folder: string): Promise<{ freeBytes: number; enough: boolean }> {
  const { bavail, bsize } = await statfs(folder)
  const freeBytes = bavail * bsize
  return { freeBytes, enough: freeBytes >= ENOUGH_BYTES }
}
