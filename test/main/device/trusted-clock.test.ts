import { describe, expect, test } from 'vitest'
import { openTrustedClock, ROLLBACK_MS } from '../../../src-main/device/trusted-clock.ts'
import { nodeDisk } from '../../../src-main/journal/disk.ts'
import { openReserve } from '../../../src-main/journal/reserve-file.ts'
import { openWholeFiles } from '../../../src-main/journal/whole-file.ts'
import { SMALL_RESERVE, temporaryFolder } from '../journal/folder.ts'

const HOUR = 3_600_000
const SERVER_TIME = 1_800_000_000_000

/** A computer whose wall clock anybody may turn and whose elapsed time nobody can. */
const computer = () => {
  const at = { wall: SERVER_TIME + 40 * HOUR, elapsed: 0 }
  const pass = (ms: number): void => {
    at.wall += ms
    at.elapsed += ms
  }
  return { at, pass, ports: { wall: () => at.wall, elapsed: () => at.elapsed } }
}

const filesIn = async (folder: string) =>
  openWholeFiles(nodeDisk, folder, await openReserve({ disk: nodeDisk, folder, bytes: SMALL_RESERVE }))

describe('[row 9] the trusted clock', () => {
  test('follows the server, however wrong the wall clock is', async () => {
    const { at, pass, ports } = computer()
    const clock = await openTrustedClock(await filesIn(temporaryFolder()), ports)
    await clock.contact(SERVER_TIME)
    pass(2 * HOUR)
    expect(clock.now()).toEqual({ at: SERVER_TIME + 2 * HOUR, lastContact: SERVER_TIME, clockFlagged: false })
    at.wall += 24 * HOUR
    expect(clock.now()).toMatchObject({ at: SERVER_TIME + 2 * HOUR, clockFlagged: false })
    expect(clock.isSuspect()).toBe(true)
  })

  test('flags a wall clock turned back by more than five minutes until the next contact', async () => {
    const { at, pass, ports } = computer()
    const clock = await openTrustedClock(await filesIn(temporaryFolder()), ports)
    await clock.contact(SERVER_TIME)
    at.wall -= ROLLBACK_MS - 1000
    expect(clock.now().clockFlagged).toBe(false)
    at.wall -= 2000
    expect(clock.now()).toMatchObject({ at: SERVER_TIME, clockFlagged: true })
    at.wall += HOUR
    pass(HOUR)
    expect(clock.now()).toMatchObject({ at: SERVER_TIME + HOUR, clockFlagged: true })
    await clock.contact(SERVER_TIME + HOUR)
    expect(clock.now().clockFlagged).toBe(false)
  })

  test('over a restart time goes on, and turning the clock back meanwhile is seen', async () => {
    const folder = temporaryFolder()
    const { at, pass, ports } = computer()
    const clock = await openTrustedClock(await filesIn(folder), ports)
    await clock.contact(SERVER_TIME)
    await clock.save()
    pass(3 * HOUR)
    at.elapsed = 0
    const morning = await openTrustedClock(await filesIn(folder), ports)
    expect(morning.now()).toEqual({ at: SERVER_TIME + 3 * HOUR, lastContact: SERVER_TIME, clockFlagged: false })
    await morning.save()
    at.wall -= HOUR
    const turned = await openTrustedClock(await filesIn(folder), ports)
    expect(turned.now()).toMatchObject({ at: SERVER_TIME + 3 * HOUR, clockFlagged: true })
    await turned.save()
    at.wall += HOUR
    expect((await openTrustedClock(await filesIn(folder), ports)).now().clockFlagged).toBe(true)
  })

  test('an answer by courier renews the contact and never turns time back', async () => {
    const { pass, ports } = computer()
    const clock = await openTrustedClock(await filesIn(temporaryFolder()), ports)
    await clock.contact(SERVER_TIME)
    pass(48 * HOUR)
    await clock.answered(SERVER_TIME + 24 * HOUR)
    expect(clock.now()).toMatchObject({ at: SERVER_TIME + 48 * HOUR, lastContact: SERVER_TIME + 24 * HOUR })
  })
})
