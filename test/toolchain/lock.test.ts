import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withLock } from '../../scripts/setup/lock.mjs'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'jinquan-lock-'))
  file = path.join(folder, 'inner', 'setup.lock')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the lock of the set-up script', () => {
  it('lets two runs take turns', async () => {
    const events: string[] = []
    const run = (name: string) =>
      withLock(file, async () => {
        events.push(`${name} in`)
        await pause(50)
        events.push(`${name} out`)
      })
    await Promise.all([run('a'), run('b')])
    const [first] = events[0]?.split(' ') ?? []
    const second = first === 'a' ? 'b' : 'a'
    expect(events).toEqual([`${first} in`, `${first} out`, `${second} in`, `${second} out`])
  })

  it('is taken over from a run that died', async () => {
    const dead = spawnSync(process.execPath, ['-e', '']).pid
    await withLock(file, async () => undefined)
    writeFileSync(file, String(dead))
    expect(await withLock(file, async () => 'done')).toBe('done')
  })

  it('is given back when the work fails', async () => {
    await expect(withLock(file, () => Promise.reject(new Error('no network')))).rejects.toThrow('no network')
    expect(existsSync(file)).toBe(false)
  })
})
