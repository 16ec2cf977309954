import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openLogFile } from '../../../src-main/desk/log-file.ts'

it('writes one JSON line an event and starts a new file at 2 MB', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'log-'))
  const path = join(folder, 'logs', 'desk.log')
  const log = openLogFile(path, () => 1_800_000_000_000)
  log('ipc.malformed', { channel: 'desk.state' })
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
    at: '2027-01-15T08:00:00.000Z',
    event: 'ipc.malformed',
    channel: 'desk.state'
  })
  for (let line = 0; line < 5; line += 1) log('filler', { text: 'x'.repeat(600_000) })
  expect((await stat(`${path}.old`)).size).toBeGreaterThan(2 * 1024 * 1024)
  expect((await stat(path)).size).toBeLessThan(2 * 1024 * 1024)
  await rm(folder, { recursive: true })
})
