import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { createServer } from 'node:net'

/**
 * Keeps a second process out of a folder. The lock is a name that the operating system frees when its holder dies
 * (a named pipe on Windows, an abstract socket on Linux), so that no stale lock file is ever left by a crash.
 */
export interface FolderLock {
  readonly release: () => Promise<void>
}

export class FolderLockedError extends Error {
  override readonly name = 'FolderLockedError'
}

/** One name for one folder, as the disk writes it: Windows opens it in any case. */
const addressOf = (folder: string): string => {
  const name = `jinquan-${createHash('sha256').update(realpathSync.native(folder)).digest('hex').slice(0, 32)}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : `\0${name}`
}

/** @throws FolderLockedError when another process (or another holder in this one) has the folder. */
export const lockFolder = (folder: string): Promise<FolderLock> =>
  new Promise((resolve, reject) => {
    const server = createServer(peer => peer.destroy())
    server.once('error', cause => {
      const held = 'code' in cause && (cause.code === 'EADDRINUSE' || cause.code === 'EACCES')
      reject(held ? new FolderLockedError('another process uses the journal folder', { cause }) : cause)
    })
    server.listen(addressOf(folder), () => {
      server.unref()
      resolve({ release: () => new Promise(done => server.close(() => done())) })
    })
  })
