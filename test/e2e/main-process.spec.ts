import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { argumentsOf, environment, launchDesk, newProfile, type RunningDesk } from '../../scripts/demo/launch-desk.ts'
import { removeFolder } from '../../scripts/demo/remove-folder.ts'

/** Start, end and memory of the main process. */

test('ends cleanly on SIGTERM and remembers its window', async () => {
  const profile = await newProfile()
  const first = await launchDesk({ profile })
  const bounds = { x: 30, y: 40, width: 1100, height: 700 }
  const isVisible = () => first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.isVisible())
  await expect.poll(isVisible).toBe(true)
  // The window system may answer a first request with the size it has just given.
  const resize = () =>
    first.app.evaluate(({ BrowserWindow }, to) => {
      const window = BrowserWindow.getAllWindows()[0]!
      window.setBounds(to)
      return window.getNormalBounds().width
    }, bounds)
  await expect.poll(resize).toBe(bounds.width)
  const main = first.app.process()
  const ended = once(main, 'exit')
  // Windows has no SIGTERM: there it is told to quit from within.
  if (process.platform === 'win32') await first.app.evaluate(({ app }) => app.quit())
  else main.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  const settings = JSON.parse(await readFile(join(profile, 'settings.json'), 'utf8'))
  expect(settings.window.bounds).toMatchObject({ width: 1100, height: 700 })

  const second = await launchDesk({ profile })
  const again = () => second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getBounds())
  await expect.poll(again).toMatchObject({ width: 1100, height: 700 })
  await second.close()
  await removeFolder(profile)
})

test('one profile has one instance: the second start ends and wakes the first', async () => {
  const desk = await launchDesk()
  const electron: string = createRequire(import.meta.url)('electron')
  const second = spawn(electron, argumentsOf(desk.profile), { env: environment(), stdio: 'ignore' })
  expect(await once(second, 'exit')).toEqual([0, null])
  expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  await desk.close()
  await removeFolder(desk.profile)
})

/** One call over the real gate. */
async function ask<T>({ page }: RunningDesk, channel: string, request: object = {}): Promise<T> {
  return page.evaluate(
    async ([name, argument]) => {
      type Reply = { ok: boolean; value: T }
      const host = globalThis as unknown as { desk: { invoke: (channel: unknown, request: unknown) => Promise<Reply> } }
      return (await host.desk.invoke(name, argument)).value
    },
    [channel, request] as const
  )
}

test('a demonstration can cut the line and lose its power; the line stays cut for demonstrations only', async () => {
  const first = await launchDesk({ flags: ['--demo'] })
  const { profile } = first
  expect(await ask<{ demo: boolean }>(first, 'desk.state')).toMatchObject({ demo: true })
  await ask(first, 'sync.cut', { on: true })
  const ended = once(first.app.process(), 'exit')
  // It answers nothing: it is gone.
  await Promise.allSettled([ask(first, 'desk.lose-power'), ended])
  // Windows tells only that it ended, not by what.
  expect(await ended).toEqual(process.platform === 'win32' ? [1, null] : [null, 'SIGKILL'])

  const second = await launchDesk({ profile, flags: ['--demo'] })
  expect(await ask<{ line: string }>(second, 'sync.state')).toMatchObject({ line: 'cut' })
  await second.close()
  const real = await launchDesk({ profile })
  expect(await ask<{ line: string }>(real, 'sync.state')).toMatchObject({ line: 'down' })
  await real.close()
  await removeFolder(profile)
})
