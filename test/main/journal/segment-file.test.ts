import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, onTestFinished, test } from 'vitest'
import { crc32c } from '../../../src-main/journal/crc32c.ts'
import { type Disk, nodeDisk } from '../../../src-main/journal/disk.ts'
import { FolderLockedError, lockFolder } from '../../../src-main/journal/folder-lock.ts'
import { frameLine, scanFrames } from '../../../src-main/journal/line-frame.ts'
import { JournalDiskError } from '../../../src-main/journal/segment-file.ts'
import { segmentName } from '../../../src-main/journal/segment-scan.ts'
import { openLines, reopen, temporaryFolder, twentyLines } from './folder.ts'

const whole = Buffer.concat(twentyLines.map(frameLine))
const starts = twentyLines.map((_, n) => Buffer.concat(twentyLines.slice(0, n).map(frameLine)).length)
const lineAt = (offset: number): number => starts.findLastIndex(start => start <= offset)

/** Counts the real calls and can refuse them. */
const countingDisk = (refuse: (call: 'write' | 'datasync') => string | undefined = () => undefined) => {
  const calls: string[] = []
  const check = (call: 'write' | 'datasync'): void => {
    calls.push(call)
    const code = refuse(call)
    if (code) throw Object.assign(new Error(code), { code })
  }
  const disk: Disk = {
    ...nodeDisk,
    open: async (path, mode) => {
      const file = await nodeDisk.open(path, mode)
      if (!path.endsWith('.lines')) return file
      return {
        ...file,
        write: async (bytes, position) => {
          check('write')
          await file.write(bytes, position)
        },
        datasync: async () => {
          check('datasync')
          await file.datasync()
        }
      }
    },
    syncFolder: async folder => {
      calls.push('syncFolder')
      await nodeDisk.syncFolder(folder)
    }
  }
  return { disk, calls }
}

describe('the frame of a line', () => {
  test('crc32c of the check string of its standard', () => {
    expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283)
  })

  test('[row 25] every bit of a 20-line file flipped: the damage is found there and every other line is used', () => {
    for (let offset = 0; offset < whole.length; offset++) {
      for (let bit = 0; bit < 8; bit++) {
        const bytes = Buffer.from(whole)
        bytes[offset] = (bytes[offset] ?? 0) ^ (1 << bit)
        const scan = scanFrames(bytes)
        const hit = lineAt(offset)
        const isLineEnd = whole[offset] === 0x0a
        const expected = isLineEnd ? twentyLines : twentyLines.filter((_, n) => n !== hit)
        expect(scan.lines.map(line => line.text)).toEqual(expected)
        const places = [...scan.damaged, { offset: scan.tail, length: bytes.length - scan.tail }]
        expect(places.some(place => offset >= place.offset && offset < place.offset + place.length)).toBe(true)
        if (!isLineEnd) expect(scan.damaged[0]?.line).toBe(hit + 1)
      }
    }
  })

  test('a line cannot smuggle in another one', () => {
    expect(() => frameLine('{}\n{}')).toThrow(RangeError)
  })
})

describe('the segment file', () => {
  test('gives back what was appended, over segments, and reads single lines', async () => {
    const folder = temporaryFolder()
    const { file } = await openLines(folder, { segmentBytes: 200 })
    for (let at = 0; at < 20; at += 4) {
      expect((await file.append(twentyLines.slice(at, at + 4))).ok).toBe(true)
    }
    await file.close()
    const again = await openLines(folder, { segmentBytes: 200 })
    expect(again.lines).toEqual(twentyLines)
    expect(readdirSync(folder).filter(name => name.endsWith('.lines')).length).toBeGreaterThan(2)
    expect(await Promise.all(again.positions.map(at => again.file.read(at)))).toEqual(twentyLines)
    await again.file.close()
  })

  test('[row 6] one write and one fdatasync for many lines; the folder is flushed for a new segment only', async () => {
    const { disk, calls } = countingDisk()
    const { file } = await openLines(temporaryFolder(), { disk })
    calls.length = 0
    await file.append(twentyLines)
    expect(calls).toEqual(['write', 'datasync', 'syncFolder'])
    calls.length = 0
    await file.append(twentyLines)
    expect(calls).toEqual(['write', 'datasync'])
    await file.close()
  })

  test('[row 6] cut at every byte: whole lines stay, the torn rest is kept aside, the next line chains on', async () => {
    const folder = temporaryFolder()
    const path = join(folder, segmentName(1))
    await reopen(folder)
    for (let cut = 0; cut <= whole.length; cut++) {
      writeFileSync(path, whole.subarray(0, cut))
      const { file, lines } = await openLines(folder)
      const complete = twentyLines.filter((_, n) => (starts[n + 1] ?? whole.length) - 1 <= cut)
      expect(lines).toEqual(complete)
      expect(file.scan.damaged).toEqual([])
      const [torn] = file.scan.torn
      const rest = torn ? readFileSync(join(folder, torn.keptAs)) : Buffer.alloc(0)
      expect(Buffer.concat([whole.subarray(0, torn?.offset ?? cut), rest])).toEqual(whole.subarray(0, cut))
      if (cut % 97 === 0) {
        await file.append(['{"next":true}'])
        expect((await reopen(folder)).lines).toEqual([...complete, '{"next":true}'])
      }
      await file.close()
      if (torn) rmSync(join(folder, torn.keptAs))
    }
  })

  test('[row 25] every byte flipped on the disk: opened, located, and the rest is used', async () => {
    const folder = temporaryFolder()
    const path = join(folder, segmentName(1))
    await reopen(folder)
    for (let offset = 0; offset < whole.length; offset += 1) {
      const bytes = Buffer.from(whole)
      bytes[offset] = (bytes[offset] ?? 0) ^ 0x01
      writeFileSync(path, bytes)
      const { file, lines } = await reopen(folder)
      const expected = twentyLines.filter((_, n) => whole[offset] === 0x0a || n !== lineAt(offset))
      expect(lines).toEqual(expected)
      const places = [...file.scan.damaged, ...file.scan.torn]
      expect(places.some(place => offset >= place.offset && offset < place.offset + place.length)).toBe(true)
    }
  })

  test('[row 22] a full disk: the append is finished with the reserve, then nothing new is taken, nothing lost', async () => {
    const folder = temporaryFolder()
    const space = { isFull: false, reserved: 0 }
    const counting = countingDisk(call => {
      if (call !== 'write' || !space.isFull) return undefined
      return space.reserved-- > 0 ? undefined : 'ENOSPC'
    })
    const disk: Disk = {
      ...counting.disk,
      freeBytes: async () => (space.isFull ? 0 : 1e9),
      remove: async path => {
        await nodeDisk.remove(path)
        space.reserved = 1
      }
    }
    const { file, reserve } = await openLines(folder, { disk })
    await file.append(twentyLines.slice(0, 5))
    space.isFull = true
    space.reserved = 0
    expect((await file.append(twentyLines.slice(5, 7))).ok).toBe(true)
    expect(reserve.isReleased()).toBe(true)
    expect(await file.append(twentyLines.slice(7, 8))).toEqual({ ok: false, code: 'disk-full' })
    space.isFull = false
    expect((await file.append(twentyLines.slice(7, 9))).ok).toBe(true)
    expect(reserve.isReleased()).toBe(false)
    await file.close()
    expect((await reopen(folder)).lines).toEqual(twentyLines.slice(0, 9))
  })

  test('[row 22] no room even in the reserve: refused whole, the file is as before', async () => {
    const folder = temporaryFolder()
    let isFull = false
    const { disk } = countingDisk(call => (isFull && call === 'write' ? 'ENOSPC' : undefined))
    const { file } = await openLines(folder, { disk })
    await file.append(twentyLines.slice(0, 5))
    isFull = true
    expect(await file.append(twentyLines.slice(5, 7))).toEqual({ ok: false, code: 'disk-full' })
    await file.close()
    expect((await reopen(folder)).lines).toEqual(twentyLines.slice(0, 5))
  })

  test('[row 22] a full disk that is real: a small tmpfs', async ({ skip }) => {
    const folder = temporaryFolder()
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' })
    } catch {
      skip('mounting needs root')
    }
    onTestFinished(() => {
      execFileSync('umount', ['-l', folder])
    })
    const { file, reserve } = await openLines(folder, { reserveBytes: 256 * 1024 })
    const acknowledged: string[] = []
    const line = (n: number): string => JSON.stringify({ n, pad: 'y'.repeat(20_000) })
    while (!reserve.isReleased()) {
      const next = line(acknowledged.length)
      if ((await file.append([next])).ok) acknowledged.push(next)
      expect(acknowledged.length).toBeLessThan(100)
    }
    expect(await file.append([line(acknowledged.length)])).toEqual({ ok: false, code: 'disk-full' })
    await file.close()
    const again = await openLines(folder, { reserveBytes: 256 * 1024 })
    expect(again.lines).toEqual(acknowledged)
    expect(again.file.scan.torn).toEqual([])
    expect(acknowledged.length).toBeGreaterThan(30)
    await again.file.close()
  })

  test('a disk that fails to flush stops the file until it is opened anew', async () => {
    const folder = temporaryFolder()
    let broken = false
    const { disk } = countingDisk(call => (broken && call === 'datasync' ? 'EIO' : undefined))
    const { file } = await openLines(folder, { disk })
    await file.append([twentyLines[0]!])
    broken = true
    await expect(file.append([twentyLines[1]!])).rejects.toThrow(JournalDiskError)
    broken = false
    await expect(file.append([twentyLines[2]!])).rejects.toThrow(JournalDiskError)
    await file.close()
    expect((await reopen(folder)).lines[0]).toBe(twentyLines[0])
  })

  test('[row 5] killed while appending: every acknowledged line is there', async () => {
    const folder = temporaryFolder()
    const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'append-forever.ts'), folder], {
      stdio: ['ignore', 'pipe', 'inherit']
    })
    const acknowledged: string[] = []
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.push(line)
      if (acknowledged.length === 150) child.kill('SIGKILL')
    }
    if (child.signalCode === null && child.exitCode === null) await once(child, 'exit')
    const { lines, file } = await reopen(folder)
    expect(lines.length).toBeGreaterThanOrEqual(acknowledged.length)
    expect(lines.slice(0, acknowledged.length)).toEqual(acknowledged)
    expect(file.scan.damaged).toEqual([])
  })
})

describe('the lock of a folder', () => {
  test('keeps a second holder out until the first lets go', async () => {
    const folder = temporaryFolder()
    const lock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toThrow(FolderLockedError)
    await lock.release()
    await (await lockFolder(folder)).release()
  })
})
