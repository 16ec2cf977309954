import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { commandOf, startTimeOf } from '../../../sync-server/db/running-process.ts'

test.skipIf(process.platform === 'win32')(
  'a process is told by its start and its command, an ended one by neither',
  async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'told-by-this'])
    await once(child, 'spawn')
    const pid = child.pid ?? 0
    expect(await startTimeOf(process.pid)).not.toBe('')
    expect(await startTimeOf(pid)).toBe(await startTimeOf(pid))
    await expect.poll(() => commandOf(pid)).toContain('told-by-this')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect([await startTimeOf(pid), await commandOf(pid)]).toEqual(['', ''])
  }
)
