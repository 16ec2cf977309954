import { createHash } from 'node:crypto'
import { constants, realpathSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'

/**
 * Keeps a second process out of a folder. The lock is one that the operating system lifts when its holder dies (a named
 * pipe on Windows, an abstract socket on Linux, a locked file on macOS, which has neither), so that no stale lock is ever
 * left by a crash.
 */
export interface FolderLock {
  readonly release: () => Promise<void>
}

export class FolderLockedError extends Error {
  override readonly name = 'FolderLockedError'
}

/** What each way says when another holder has the lock. */
const heldCodes = new Set(['EADDRINUSE', 'EACCES', 'EAGAIN', 'EWOULDBLOCK'])

const refusal = (cause: unknown): unknown =>
  cause instanceof Error && 'code' in cause && heldCodes.has(String(cause.code))
    ? new FolderLockedError('another process uses the journal folder', { cause })
    : cause

/** One name for one folder, as the disk writes it: Windows opens it in any case. */
const addressOf = (folder: string): string => {
  const name = `jinquan-${createHash('sha256').update(realpathSync.native(folder)).digest('hex').slice(0, 32)}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : `\0${name}`
}

const lockByName = (folder: string): Promise<FolderLock> =>
  new Promise((resolve, reject) => {
    const server = createServer(peer => peer.destroy())
    server.once('error', reject)
    server.listen(addressOf(folder), () => {
      server.unref()
      resolve({ release: () => new Promise(done => server.close(() => done())) })
    })
  })

/** Of <fcntl.h> on macOS; Node names it nowhere. */
const O_EXLOCK = 0x20

/** The file stays: removed, it would give the next one another file to lock. */
const lockByFile = async (folder: string): Promise<FolderLock> => {
  const flags = constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | O_EXLOCK
  const handle = await open(join(folder, 'lock'), flags, 0o600)
  return { release: () => handle.close() }
}

/** @throws FolderLockedError when another process (or another holder in this one) has the folder. */
export const lockFolder = async (folder: string): Promise<FolderLock> => {
  try {
    return await (process.platform === 'darwin' ? lockByFile(folder) : lockByName(folder))
  } catch (error) {
    throw refusal(error)
  }
}
