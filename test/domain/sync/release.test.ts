import { expect, test } from 'vitest'
import { createBench } from '../../../domain/sync/acceptor.ts'
import { expireWaiting } from '../../../domain/sync/release.ts'
import { testUuid } from '../../doubles/test-device.ts'
import { DAY } from '../../doubles/test-province.ts'
import {
  byClerk,
  byTrainer,
  identity,
  issueOf,
  laneNow,
  lanesOf,
  type Office,
  openOffice,
  person,
  registration,
  send
} from './office.ts'

const collect = ({ centre, lease }: Office, n: number, scan: string) =>
  byTrainer(centre, 'voucher.collect', { voucher: voucherOf(lease, n), person, scan, how: 'assisted', identity })

const bind = ({ centre, lease }: Office, n: number, scan: string, enrolment: string) =>
  byTrainer(centre, 'voucher.bind', {
    voucher: voucherOf(lease, n),
    person,
    trainingClass: 'class-1',
    enrolment: testUuid(enrolment),
    scan,
    identity
  })

const signIn = ({ centre, lease }: Office, n: number, enrolment: string) =>
  byTrainer(centre, 'attendance.sign-in', {
    trainingClass: 'class-1',
    session: 's1',
    person,
    enrolment: testUuid(enrolment),
    voucher: voucherOf(lease, n),
    identity
  })

const counter = ({ lease }: Office, n: number) =>
  ({ voucher: voucherOf(lease, n), person, scan: '', how: 'counter', identity }) as const

const voucherOf = (lease: Office['lease'], n: number): string => lease.blanks[n]?.voucher ?? ''

test('[S9, S11] [row 37] the centre comes first: binding and sign-in wait for the issue and are accepted after it', async () => {
  const office = await openOffice()
  const { world, county, centre } = office
  const { issue, scan } = issueOf(office, 0)
  const early = [collect(office, 0, scan), bind(office, 0, scan, 'e1'), signIn(office, 0, 'e1')]
  expect(lanesOf(await send(world, centre, early))).toEqual(['waiting', 'waiting', 'waiting'])
  expect(lanesOf(await send(world, county, [registration(county), issue]))).toEqual(['accepted', 'accepted'])
  expect(early.map(body => laneNow(office, body))).toEqual(['accepted', 'accepted', 'accepted'])
})

test('[S11] what comes to wait for something else in the middle of a release is released with it', async () => {
  const office = await openOffice()
  const { world, county, centre, store } = office
  const [a, b] = [issueOf(office, 0), issueOf(office, 1)]
  // Three deep on voucher A, one deep on the person and voucher B, and an entry that stands behind both.
  await send(world, centre, [collect(office, 0, a.scan), collect(office, 0, a.scan), collect(office, 0, a.scan)])
  const short = bind(office, 1, b.scan, 'e1')
  await send(world, centre, [short])
  const behindBoth = bind(office, 0, a.scan, 'e2')
  await send(world, centre, [behindBoth])
  expect(store.entries.get(behindBoth.id)?.verdict.causedBy).toBe(short.id)
  await send(world, county, [
    registration(county),
    a.issue,
    byClerk(county, 'voucher.collect', counter(office, 0)),
    b.issue
  ])
  expect(store.waitingCount).toBe(0)
  expect(store.undecided).toEqual([])
})

test('[S11] an entry of the server itself can wait, and is released', async () => {
  const office = await openOffice()
  const { world, county, lease } = office
  const { issue, scan } = issueOf(office, 0)
  const args = { voucher: voucherOf(lease, 0), person, scan, how: 'phone', identity } as const
  const waiting = await world.author('voucher.collect', args)
  expect(waiting.lane).toBe('waiting')
  await send(world, county, [registration(county), issue])
  expect(office.store.entries.get(waiting.entry)?.verdict.lane).toBe('accepted')
})

test('[S12] [row 37] [row 38] after 30 days a waiting entry goes to review once, and what rests on it does too', async () => {
  const office = await openOffice()
  const { world, centre, store } = office
  const { scan } = issueOf(office, 0)
  const early = [collect(office, 0, scan), bind(office, 0, scan, 'e1'), signIn(office, 0, 'e1')]
  await send(world, centre, early)
  world.now += 31 * DAY
  expect(await expireWaiting(store, createBench(store, world.settings), 100)).toBe(3)
  expect(early.map(body => laneNow(office, body))).toEqual(Array(3).fill('review entry.waited-too-long'))
  expect(lanesOf(await send(world, centre, [signIn(office, 0, 'e1')]))).toEqual(['review entry.rests-on-loser'])
  expect(store.waitingCount).toBe(0)
})

test('[S13] what waited for an entry that was refused goes to review, caused by it', async () => {
  const office = await openOffice()
  const { world, county, centre, store } = office
  const { issue, scan } = issueOf(office, 0)
  const early = collect(office, 0, scan)
  await send(world, centre, [early])
  await send(world, county, [issue])
  expect(laneNow(office, issue)).toBe('rejected person.unknown')
  expect(laneNow(office, early)).toBe('review entry.rests-on-loser')
  expect(store.entries.get(early.id)?.verdict.causedBy).toBe(issue.id)
})
