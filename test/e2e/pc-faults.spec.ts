import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from '@playwright/test'
import type { DemoDesk } from '../../scripts/demo/demo-desk.ts'
import { places } from '../../scripts/demo/stage.ts'
import { ask, newest, wish, worker } from './counter-work.ts'
import { test } from './seeded-server.ts'

/** What happens to the PC under the desktop: its clock is turned, its disk lets bytes go bad. */

const HOUR = 3_600_000
const DAY = 24 * HOUR

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => path.join(folder, name))
    .filter(file => statSync(file).isFile())

function flipBytes(folder: string): void {
  for (const file of filesBelow(folder)) {
    const bytes = readFileSync(file)
    for (let at = 7; at < bytes.length; at += 499) bytes[at] = (bytes[at] ?? 0) ^ 0xff
    writeFileSync(file, bytes)
  }
}

/** Closes the desk and starts it again as if the PC's clock had gone so far meanwhile; yields its time of before. */
async function turnClock(desk: DemoDesk, by: number): Promise<number> {
  const file = path.join(desk.profile, 'desk', 'device', 'clock.json')
  await desk.close()
  const saved = JSON.parse(readFileSync(file, 'utf8')) as { wall: number; trusted: number }
  writeFileSync(file, JSON.stringify({ ...saved, wall: saved.wall - by }))
  await desk.start()
  await desk.login()
  await desk.ready()
  return saved.trusted
}

test('[row 1] after a day without a line the age of the data is said, work goes on, and goes up with the line', async ({
  stage
}) => {
  test.setTimeout(900_000)
  const desk = await stage.newDesk({ ...places.county, name: 'row-1' })
  const workers = [await worker(stage, 4), await worker(stage, 5)] as const
  await stage.stopServer()
  await turnClock(desk, 25 * HOUR)
  await desk.go('/synchronisation')
  const banner = () => desk.page.getByText('本机数据已超过 24 小时未更新').first()
  await banner().waitFor()
  await desk.append(wish(workers[0]))
  await turnClock(desk, 100 * HOUR)
  await desk.append(wish(workers[1]))
  expect(await desk.sync()).toMatchObject({ line: 'down', pending: 2 })

  await stage.startServer()
  await desk.quiet()
  await desk.go('/synchronisation')
  await desk.page.getByRole('button', { name: /^已同步/ }).waitFor()
  await banner().waitFor({ state: 'detached' })
  const { counts } = await desk.call('journal.list', { limit: 1 })
  expect(counts).toMatchObject({ accepted: 2, pending: 0, rejected: 0, review: 0 })
  await desk.close()
})

test('[row 24] a replica damaged or deleted on the disk is pulled again, and the journal is as it was', async ({
  stage
}) => {
  test.setTimeout(900_000)
  const desk = await stage.newDesk({ ...places.county, name: 'row-24' })
  await desk.append(wish(await worker(stage, 0)))
  await desk.quiet()
  const lines = () => filesBelow(path.join(desk.profile, 'desk', 'journal')).map(file => readFileSync(file, 'hex'))
  const harms = [flipBytes, (folder: string) => rmSync(folder, { recursive: true })]
  for (const harm of harms) {
    await desk.close()
    const before = lines()
    harm(path.join(desk.profile, 'IndexedDB'))
    await desk.start()
    await desk.login()
    await desk.ready()
    await desk.go('/people')
    await desk.page.getByRole('grid').getByRole('row').nth(1).waitFor()
    expect(await desk.entryCount()).toBe(1)
    expect(lines()).toEqual(before)
    expect((await newest(desk)).verdict?.lane).toBe('accepted')
  }
  await desk.close()
})

test('[row 9] a clock turned back or a day ahead changes neither order nor time; the server has the last word', async ({
  stage
}) => {
  test.setTimeout(900_000)
  const desk = await stage.newDesk({ ...places.county, name: 'row-9' })
  const judgedAt = async (entry: string) => {
    const [row] = await ask<{ facts: string; received: number }>(
      stage,
      'select facts, received_at::float8 as received from entry where id = $1',
      [entry]
    )
    const { at } = JSON.parse(row?.facts ?? '{}') as { at: number }
    return { at, received: row?.received ?? 0 }
  }

  const workers = [await worker(stage, 2), await worker(stage, 3)] as const
  await stage.stopServer()
  const before = await turnClock(desk, -DAY)
  expect(await desk.sync()).toMatchObject({ clockSuspect: true })
  expect((await desk.sync()).trustedNow).toBeGreaterThanOrEqual(before)
  await desk.append(wish(workers[0]))
  const back = await newest(desk)
  expect(back.body.clockFlagged).toBe(true)
  expect(back.body.at).toBeGreaterThanOrEqual(before)

  const real = Date.now()
  await turnClock(desk, DAY)
  await desk.append(wish(workers[1]))
  const ahead = await newest(desk)
  expect(ahead.body.at).toBeGreaterThan(real + DAY / 2)

  await stage.startServer()
  await desk.quiet()
  expect(await desk.sync()).toMatchObject({ clockSuspect: false })
  for (const { body } of [back, ahead]) {
    const { at, received } = await judgedAt(body.id)
    expect(at).toBeLessThanOrEqual(received)
    expect(at).toBeGreaterThanOrEqual(body.lastContact)
  }
  expect((await newest(desk)).verdict?.lane).toBe('accepted')
  await desk.close()
})
