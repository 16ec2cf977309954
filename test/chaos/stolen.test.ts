import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dateOfInstant } from '../../domain/time/business-date.ts'
import { samplePassword } from '../../sync-server/seed/sample-places.ts'
import { CoreDesk } from './core-desk.ts'
import { entry } from './counter-work.ts'
import { append, logIn, must, ownEntries } from './desk.ts'
import { openSmallWorld, quiet, saved, serve } from './small-world.ts'
import type { World } from './world.ts'

let world: World
/** A desk of the province, where machines are revoked. */
let province: CoreDesk
beforeAll(async () => {
  world = await openSmallWorld()
  province = new CoreDesk('province', path.join(world.folder, 'desks/province'))
  await province.start()
  await must(province, 'setup.register', { server: world.server.url, code: await world.server.code('org-14') })
  await logIn(province, { login: 'province', password: samplePassword })
})
afterAll(async () => {
  await province.close()
  await world.close()
})

const revoke = async (device: string | undefined): Promise<void> => {
  const args = { device, date: dateOfInstant(Date.now()), reason: '示例失窃' }
  await saved(world, province, () => [entry('device.revoke', args)])
  await quiet(province)
}

test('[row 12] a stolen desk: its data is unreadable and its password cannot be guessed; it is revoked from afar', async () => {
  const { county } = world.places
  await serve(world, 2)
  await quiet(county.desk)
  const { device } = await must(county.desk, 'desk.state', {})
  // The thief has the disk: no name, number or phone lies on it in the clear, and guesses at the password are few.
  const secrets = world.counter.holders.flatMap(({ idNumber }) => [idNumber, '样例混沌'])
  const files = await readdir(county.desk.folder, { recursive: true, withFileTypes: true })
  for (const file of files.filter(one => one.isFile())) {
    const bytes = await readFile(path.join(file.parentPath, file.name))
    for (const secret of secrets) expect(bytes.includes(secret), `${file.name} holds a secret`).toBe(false)
  }
  await county.desk.call('session.lock', {})
  const guess = { login: county.account.login, password: 'wrong-password' }
  const answers: string[] = []
  for (let n = 0; n < 6; n++) {
    const outcome = await county.desk.call('session.login', guess)
    answers.push(outcome.ok ? 'in' : outcome.failure.code)
  }
  expect(answers).not.toContain('in')
  expect(answers.at(-1)).toBe('session.locked-out')

  await revoke(device?.id)
  const [revoked] = await world.server.query<{ state: string }>(
    `select body::json ->> 'state' as state from document where collection = 'directory' and id = $1`,
    [device?.id]
  )
  expect(revoked?.state).toBe('revoked')
})

test('[row 12] what a revoked desk still writes has no effect', async () => {
  const centre = world.places.centre
  const { device } = await must(centre.desk, 'desk.state', {})
  centre.proxy.set({ kind: 'cut' })
  const [trainingClass = ''] = world.classes
  const session = {
    id: 's8',
    date: '2099-01-01',
    from: '08:00',
    to: '12:00',
    part: 'theory',
    mode: 'offline',
    hours: 4
  }
  const outcome = await append(centre.desk, [entry('session.schedule', { trainingClass, session })])
  if (!outcome.ok) throw new Error(outcome.failure.code)
  const ids = outcome.value.entries.map(({ body }) => body.id)
  await revoke(device?.id)
  centre.proxy.set({ kind: 'clear' })
  await quiet(centre.desk)
  const own = (await ownEntries(centre.desk)).filter(({ body }) => ids.includes(body.id))
  expect(own.map(({ verdict }) => verdict?.rejection?.code)).toEqual(['device.revoked'])
  const kept = await world.server.query<{ lane: string; writes: string }>(
    'select lane, writes from entry where id = any($1::uuid[])',
    [ids]
  )
  expect(kept.map(({ lane, writes }) => [lane, JSON.parse(writes)])).toEqual([['rejected', []]])
})
