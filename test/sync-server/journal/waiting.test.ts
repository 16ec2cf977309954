import { afterAll, beforeAll, expect, test } from 'vitest'
import { disputeId } from '../../../domain/casework/case.ts'
import type { Body } from '../../../domain/journal/entry.ts'
import type { Verdict } from '../../../domain/journal/lane.ts'
import type { Blank, Lease } from '../../../domain/plan/lease.ts'
import { addDays, DAY, dateOfInstant, instantOf } from '../../../domain/time/business-date.ts'
import { blankOfLease, idCheckOf, type VoucherScan } from '../../../domain/voucher/credential.ts'
import { scanToText } from '../../../domain/voucher/credential-text.ts'
import { serverCrypto } from '../../../sync-server/auth/suite.ts'
import { testUuid } from '../../doubles/test-device.ts'
import { SKILL } from '../../doubles/test-province.ts'
import { type HttpDevice, newDevice } from '../http-device.ts'
import { county, foundPlaces, startTestServer, type TestServer } from '../test-server.ts'
import { reader, registration } from '../work.ts'

let server: TestServer
let desk: HttpDevice
let centre: HttpDevice
const batch = `batch-${county}`
/** To nine in the morning: no midnight falls between a session and who signs in to it. */
const toMorning = instantOf(dateOfInstant(Date.now()), '09:00') - Date.now()

beforeAll(async () => {
  server = await startTestServer()
  server.shiftMs = toMorning
  await foundPlaces(server)
  desk = await newDevice(server, 'county-a', ['clerk'])
  centre = await newDevice(server, 'centre-a', ['trainer'])
  const today = dateOfInstant(server.context.clock())
  const draft = {
    id: 'class-1',
    name: '示例班',
    centre: 'centre-a',
    site: 'centre-a-site',
    county,
    ...SKILL,
    from: today,
    to: addDays(today, 5),
    capacity: 30,
    sample: true
  }
  const session = {
    id: 's1',
    date: today,
    from: '08:00',
    to: '12:00',
    part: 'theory' as const,
    mode: 'offline' as const,
    hours: 4
  }
  await centre.perform([
    centre.body('trainer', 'class.draft', draft),
    centre.body('trainer', 'session.schedule', { trainingClass: 'class-1', session }),
    centre.body('trainer', 'class.submit', { trainingClass: 'class-1' })
  ])
  await desk.perform([desk.body('clerk', 'class.approve', { trainingClass: 'class-1' })])
  await centre.perform([centre.body('trainer', 'class.start', { trainingClass: 'class-1' })])
})
afterAll(() => server.close())

/** The text of the QR that the county prints offline: the server's blank, and who got it. */
const paper = (lease: Lease, blank: Blank, person: string, entryId: string): string => {
  const scan: VoucherScan = {
    form: 'issued',
    blank: blankOfLease(lease, blank, { serverId: server.context.identity.serverId, suite: 'ed25519' }),
    serverSignature: blank.signature,
    issue: {
      entryId,
      kind: 'voucher.collect',
      person,
      county,
      idCheck: idCheckOf(blank.voucher, '00000019900501001X', serverCrypto.sha256)
    },
    deviceSuite: 'ed25519',
    deviceSignature: 'A'.repeat(86)
  }
  return scanToText(scan)
}

const lanesOf = (verdicts: readonly Verdict[]) => verdicts.map(({ lane, rejection }) => rejection?.code ?? lane)

/** The county issues without a line; its entries stay on the desk. */
const issueOffline = async (name: string) => {
  const { lease } = (await desk.lease(batch, 1)).body
  const blank = lease.blanks[0]!
  const person = testUuid(`waiting ${name}`)
  const issue = desk.body('clerk', 'voucher.issue', {
    voucher: blank.voucher,
    code: blank.code,
    lease: lease.id,
    batch,
    plan: lease.plan,
    person,
    consented: false
  })
  const collect = desk.body('clerk', 'voucher.collect', {
    voucher: blank.voucher,
    person,
    scan: '',
    how: 'counter',
    identity: reader
  })
  const runs = desk.append([registration(desk, 'clerk', person).body, issue, collect])
  return { lease, runs, person, voucher: blank.voucher, issue, scan: paper(lease, blank, person, issue.id) }
}

const bindAndSignIn = (voucher: string, person: string, scan: string) => {
  const enrolment = testUuid(`enrolment of ${person}`)
  return [
    centre.body('trainer', 'voucher.bind', {
      voucher,
      person,
      trainingClass: 'class-1',
      enrolment,
      scan,
      identity: reader
    }),
    centre.body('trainer', 'attendance.sign-in', {
      trainingClass: 'class-1',
      session: 's1',
      person,
      enrolment,
      voucher,
      identity: reader
    })
  ]
}

test('[row 37] the centre first, the county later: both wait in order and are accepted in the end', async () => {
  const { runs, voucher, person, scan, issue } = await issueOffline('in order')
  const before = await centre.pull()
  const bodies = bindAndSignIn(voucher, person, scan)
  const early = await centre.perform(bodies)
  expect(lanesOf(early.verdicts)).toEqual(['waiting', 'waiting'])
  expect(early.verdicts.map(({ causedBy }) => causedBy)).toEqual([issue.id, bodies[0]!.id])
  const repeated = await centre.upload(centre.runs.slice(-1))
  expect(lanesOf(repeated.body.verdicts.length === 0 ? early.verdicts : repeated.body.verdicts)).toEqual([
    'waiting',
    'waiting'
  ])

  expect(lanesOf((await desk.upload(runs)).body.verdicts)).toEqual(['accepted', 'accepted', 'accepted'])
  const page = await centre.pull(before.end.checkpoint)
  expect(lanesOf(page.end.verdicts)).toEqual(['accepted', 'accepted'])
  const held = page.documents.find(({ document }) => document.id === voucher)?.document
  expect(held).toMatchObject({ state: 'redeemed', boundCentre: 'centre-a' })
  expect((await server.database.pool.query('select 1 from waiting')).rowCount).toBe(0)
})

test('[row 37] both at the same moment: nobody waits for ever', async () => {
  for (let round = 0; round < 8; round++) {
    const { runs, voucher, person, scan } = await issueOffline(`race ${round}`)
    const bind = bindAndSignIn(voucher, person, scan)
    await Promise.all([centre.perform(bind), desk.upload(runs)])
  }
  expect((await server.database.pool.query('select 1 from waiting')).rowCount).toBe(0)
  const { rows } = await server.database.pool.query(
    `select lane, count(*) as n from entry where kind = 'voucher.bind' group by 1`
  )
  expect(rows).toEqual([{ lane: 'accepted', n: 9 }])
})

/** A dispute reads its voucher and is not about it. */
const disputeOf = (device: HttpDevice, operator: string, voucher: string) => {
  const body = device.body(operator, 'dispute.open', { dispute: 'case', voucher, reason: '示例原因' })
  return { ...body, args: { ...body.args, dispute: disputeId(body.id) } }
}

test('[S9] [row 37] behind what waits, at the moment when that is decided: nobody waits for ever', async () => {
  const disputes: Body[] = []
  for (let round = 0; round < 8; round++) {
    const { runs, voucher, person, scan } = await issueOffline(`behind ${round}`)
    expect(lanesOf((await centre.perform(bindAndSignIn(voucher, person, scan))).verdicts)).toEqual([
      'waiting',
      'waiting'
    ])
    const dispute = disputeOf(centre, 'trainer', voucher)
    disputes.push(dispute)
    await Promise.all([centre.perform([dispute]), desk.upload(runs)])
  }
  expect((await server.database.pool.query('select 1 from waiting')).rowCount).toBe(0)
  const { rows } = await server.database.pool.query<{ lane: string }>(
    'select distinct lane from entry where id = any($1::uuid[])',
    [disputes.map(({ id }) => id)]
  )
  expect(rows).toEqual([{ lane: 'accepted' }])
})

test('[S18] [row 18] offered again at the moment when what it looks at is there again: nobody waits for ever', async () => {
  const other = await newDevice(server, 'county-a', ['clerk'])
  for (let round = 0; round < 8; round++) {
    const { runs, voucher } = await issueOffline(`again ${round}`)
    const dispute = disputeOf(other, 'clerk', voucher)
    const again = { ...other.request(other.append([dispute])), again: [dispute.id] }
    await Promise.all([other.call('/v1/journal', { body: again }), desk.upload(runs)])
  }
  expect((await server.database.pool.query('select 1 from waiting')).rowCount).toBe(0)
})

test('[row 37] what waits for 30 days becomes review, and what waited behind it too (S12)', async () => {
  const { voucher, person, scan } = await issueOffline('never')
  const early = await centre.perform(bindAndSignIn(voucher, person, scan))
  expect(lanesOf(early.verdicts)).toEqual(['waiting', 'waiting'])
  expect(await server.context.journal.expire(100)).toBe(0)
  server.shiftMs = toMorning + 31 * DAY
  expect(await server.context.journal.expire(100)).toBeGreaterThan(0)
  server.shiftMs = toMorning
  const { rows } = await server.database.pool.query<{ lane: string }>(
    'select lane from entry where id = any($1::uuid[])',
    [early.verdicts.map(({ entry }) => entry)]
  )
  expect(rows.map(({ lane }) => lane)).toEqual(['review', 'review'])
  expect((await server.database.pool.query('select 1 from waiting')).rowCount).toBe(0)
})

test('a forged paper makes nobody wait', async () => {
  const { lease, voucher, person, scan } = await issueOffline('forged')
  const other = await issueOffline('of another blank')
  const forged = paper({ ...lease, faceValueFen: 900_000 }, lease.blanks[0]!, person, other.issue.id)
  expect(forged).not.toBe(scan)
  const { verdicts } = await centre.perform(bindAndSignIn(voucher, person, forged).slice(0, 1))
  expect(lanesOf(verdicts)).toEqual(['voucher.unknown'])
})
