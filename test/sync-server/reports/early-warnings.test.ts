import { afterAll, beforeAll, expect, test } from 'vitest'
import { attendanceId } from '../../../domain/attendance/attendance.ts'
import type { Alert } from '../../../domain/casework/alert.ts'
import { DAY, dateOfInstant, instantOf } from '../../../domain/time/business-date.ts'
import { noHours } from '../../../domain/training/hours.ts'
import { raiseWarnings } from '../../../sync-server/raise-warnings.ts'
import { testUuid } from '../../doubles/test-device.ts'
import { sampleRules } from '../../doubles/test-province.ts'
import { type HttpDevice, newDevice } from '../http-device.ts'
import { county, foundPlaces, startTestServer, type TestServer } from '../test-server.ts'
import { registerMany } from '../work.ts'

let server: TestServer
let desk: HttpDevice
let people: readonly string[]
let vouchers: readonly string[]
beforeAll(async () => {
  server = await startTestServer()
  await foundPlaces(server, 20)
  desk = await newDevice(server, 'county-a', ['clerk'])
  people = await registerMany(desk, 'clerk', ['first', 'second', 'third'])
  vouchers = await issueAll()
})
afterAll(() => server.close())

async function issueAll(): Promise<readonly string[]> {
  const { lease } = (await desk.lease(`batch-${county}`, people.length)).body
  const { id, batch, plan, blanks } = lease
  const bodies = people.map((person, n) => {
    const { voucher, code } = blanks[n]!
    return desk.body('clerk', 'voucher.issue', { voucher, code, lease: id, batch, plan, person, consented: false })
  })
  const { verdicts } = await desk.perform(bodies)
  expect(verdicts.map(({ lane }) => lane)).toEqual(people.map(() => 'accepted'))
  return blanks.map(({ voucher }) => voucher)
}

async function alerts(): Promise<ReadonlyMap<string, Alert['figures']>> {
  const { rows } = await server.database.pool.query<{ body: string }>(
    `select body from document where collection = 'case' order by id`
  )
  const all = rows.map(({ body }) => JSON.parse(body) as Alert)
  return new Map(all.map(({ rule, subject, figures }) => [`${rule} ${subject.id}`, figures]))
}

const put = (collection: string, document: { readonly id: string }, scope: string) =>
  server.database.pool.query(
    `with d as (insert into document values ($1, $2, 1, array[$4::text], null, $3, 1))
     insert into feed select $4, $1, $2, coalesce(max(seq), 0) + 1 from feed where scope = $4`,
    [collection, document.id, JSON.stringify(document), scope]
  )

test('[C9] nothing is raised where nothing is wrong, also an hour later', async () => {
  expect(await raiseWarnings(server.context)).toBe(0)
  server.shiftMs = 60 * 60_000
  expect(await raiseWarnings(server.context)).toBe(0)
  server.shiftMs = 0
})

test('[C9] the entries of the last hours show a burst, a clock turned back, a second use and an excluded holder', async () => {
  const { subsidy: _same, ...rules } = sampleRules
  await server.author({
    kind: 'policy.publish',
    args: {
      version: 2,
      name: '示例政策',
      from: '2026-01-01',
      rules: {
        ...rules,
        subsidy: sampleRules.subsidy,
        excludedCategories: ['rural-transfer'],
        warnings: { ...sampleRules.warnings, issuesAnHour: 1 }
      },
      pilotCities: [],
      sample: true
    }
  })
  const [person = ''] = people
  const amended = desk.body('clerk', 'person.amend', { person, fields: { employment: 'flexible' }, parts: [] })
  await desk.perform([{ ...amended, clockFlagged: true }])
  await server.database.pool.query(
    `insert into entry (id, device_id, kind, body, body_hash, facts, lane, verdict, reads, writes, received_at, feed_seq)
     values ($1, $2, 'attendance.sign-in', $3, 'h', '{}', 'rejected', $4, '[]', '[]', $5, 900)`,
    [
      testUuid('a second use'),
      desk.id,
      JSON.stringify({ args: { voucher: vouchers[0] } }),
      JSON.stringify({ rejection: { code: 'voucher.bound-elsewhere', rule: 'R3', details: {} } }),
      server.context.clock()
    ]
  )
  await raiseWarnings(server.context)
  const found = await alerts()
  expect(found.get('issued-in-a-burst county-a')?.found).toBeGreaterThan(1)
  expect(found.get('clock-turned-back county-a')).toEqual({ found: 1, limit: 0 })
  expect(found.get(`excluded-person ${person}`)).toEqual({ found: 1, limit: 0 })
  expect(found.get(`used-twice ${vouchers[0]}`)).toEqual({ found: 1, limit: 0 })
  expect(found.size).toBe(4)
})

test('[C9] classes are read a centre at a time: hours, attendance, teachers and workers in two places', async () => {
  const now = server.context.clock()
  const [yesterday, person = '', teacher] = [dateOfInstant(now - DAY), people[0], people[1]]
  const session = { id: 's1', date: yesterday, from: '09:00', to: '10:00', part: 'theory', mode: 'offline', hours: 1 }
  for (const [n, centre] of ['centre-a', 'centre-b'].entries()) {
    const id = `class-${n}`
    const held = { ...session, teacher }
    const running = { id, centre, county, state: 'running', sessions: [held], teachers: [teacher] }
    await put('trainingClass', running, `centre:${centre}`)
    const place = { id: testUuid(`place ${n}`), trainingClass: id, person, state: 'training', hours: noHours }
    await put('enrolment', place, `centre:${centre}`)
    const signInAt = instantOf(yesterday, n === 0 ? '09:05' : '21:00')
    const identity = { method: 'id-reader', matched: true }
    const present = { id: attendanceId(id, 's1', person), session: 's1', state: 'present', isMadeUp: false }
    await put('attendance', { ...present, ...{ signInAt, identity } }, `centre:${centre}`)
  }
  await raiseWarnings(server.context)
  const found = await alerts()
  expect(found.get('session-elsewhere class-1')).toEqual({ found: 1, limit: 60 })
  expect(found.has('session-elsewhere class-0')).toBe(false)
  expect(found.get('attendance-low class-0')).toEqual({ found: 1, limit: 80 })
  expect(found.get('teacher-in-two-places class-0')).toEqual({ found: 1, limit: 0 })
  expect(found.get(`two-places-at-once ${person}`)).toEqual({ found: 1, limit: 0 })
})

test('[C9] a desk that is silent is spoken of once a month, until it is heard again', async () => {
  server.shiftMs = 20 * DAY
  await raiseWarnings(server.context)
  expect((await alerts()).get('desk-silent county-a')).toEqual({ found: 20, limit: 15 })
  expect(await raiseWarnings(server.context)).toBe(0)
  await desk.openSession()
  server.shiftMs = 50 * DAY
  await desk.openSession()
  expect(await raiseWarnings(server.context)).toBe(0)
  server.shiftMs = 0
})
