import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSettingsFile } from '../../../src-main/desk/settings-file.ts'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-'))
  path = join(folder, 'settings.json')
})
afterEach(() => rm(folder, { recursive: true }))

const placement = { bounds: { x: 1, y: 2, width: 1100, height: 700 }, maximised: true }

describe('settings file', () => {
  it('starts with defaults and remembers what was changed', async () => {
    const settings = await openSettingsFile(path)
    expect(settings.current()).toEqual({
      window: { bounds: null, maximised: false },
      lineCut: false,
      readerPort: null,
      lockAfterMs: 600_000
    })
    await settings.change({ window: placement })
    const again = await openSettingsFile(path)
    expect(again.current()).toEqual({ window: placement, lineCut: false, readerPort: null, lockAfterMs: 600_000 })
  })

  it.each(['', '{', '[]', '{"lockAfterMs":5}', '{"window":null}'])('keeps %j aside and goes on', async text => {
    await writeFile(path, text)
    expect((await openSettingsFile(path)).current().lockAfterMs).toBe(600_000)
    expect(await readFile(`${path}.unreadable`, 'utf8')).toBe(text)
  })

  it('is whole after many changes at once, and leaves nothing beside it', async () => {
    const settings = await openSettingsFile(path)
    const values = Array.from({ length: 20 }, (_, index) => 60_000 + index)
    await Promise.all(values.map(lockAfterMs => settings.change({ lockAfterMs })))
    expect(JSON.parse(await readFile(path, 'utf8')).lockAfterMs).toBe(60_019)
    expect(await readdir(folder)).toEqual(['settings.json'])
  })
})
