import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const FILLER = 'filler.bin'
const PIECE = 4 * 1024 * 1024
const BLOCK = 4096

/** A file system of its own for one part, small enough to be filled. Mounting needs root. */
export class SmallDisk {
  readonly folder: string
  readonly megabytes: number

  constructor(folder: string, megabytes: number) {
    this.folder = folder
    this.megabytes = megabytes
  }

  /** @throws where nothing may be mounted */
  mount(): this {
    mkdirSync(this.folder, { recursive: true })
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${this.megabytes}m,mode=0711`, 'tmpfs', this.folder])
    return this
  }

  /** `copy`: where to leave what lay on it. */
  unmount(copy?: string): void {
    if (copy !== undefined) execFileSync('cp', ['-a', this.folder, copy])
    execFileSync('umount', ['--lazy', this.folder])
  }

  get freeBytes(): number {
    const { bavail, bsize } = statfsSync(this.folder)
    return bavail * bsize
  }

  /** Takes all space, or all but `leaving` bytes. */
  fill(leaving = 0): void {
    const file = path.join(this.folder, FILLER)
    for (let size = PIECE; size >= BLOCK; ) {
      if (this.freeBytes - leaving < size || !written(file, size)) size /= 2
    }
  }

  relieve(): void {
    rmSync(path.join(this.folder, FILLER), { force: true })
  }
}

/** False when the disk had no room for it. */
function written(file: string, size: number): boolean {
  try {
    writeFileSync(file, Buffer.alloc(size, 1), { flag: 'a' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false
    throw error
  }
}

export const canMount = (): boolean => process.platform === 'linux' && process.getuid?.() === 0
