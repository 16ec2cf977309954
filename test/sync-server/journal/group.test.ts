import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testUuid } from '../../doubles/test-device.ts'
import { type HttpDevice, newDevice } from '../http-device.ts'
import { foundPlaces, startTestServer, type TestServer } from '../test-server.ts'
import { intention, registerMany, registration } from '../work.ts'

let server: TestServer
let desks: readonly HttpDevice[]
beforeAll(async () => {
  server = await startTestServer()
  await foundPlaces(server)
  desks = await Promise.all(Array.from({ length: 8 }, () => newDevice(server, 'county-a', ['clerk'])))
})
afterAll(() => server.close())

/** Holds the counters, so that everything that comes meanwhile is put together. */
const meanwhile = async <T>(work: () => Promise<T>): Promise<T> => {
  const blocker = await server.database.pool.connect()
  await blocker.query('begin')
  await blocker.query('lock table scope_counter in exclusive mode')
  const done = work()
  await expect.poll(() => server.context.journal.waiting()).toBeGreaterThan(3)
  await blocker.query('rollback')
  blocker.release()
  return done
}

describe('uploads of several devices in one transaction', () => {
  test('each sees what those before it did to the same document', async () => {
    const [person] = await registerMany(desks[0]!, 'clerk', ['shared by all desks'])
    const wishes = desks.map((desk, n) => desk.append([intention(desk, 'clerk', person!, `4-03-02-0${n}`)]))
    const replies = await meanwhile(() => Promise.all(desks.map((desk, n) => desk.upload(wishes[n]))))
    expect(replies.map(({ body }) => body.verdicts[0]?.lane)).toEqual(desks.map(() => 'accepted'))
    const { rows } = await server.database.pool.query('select version, body from document where id = $1', [person])
    expect(rows[0].version).toBe(1 + desks.length)
    expect(JSON.parse(rows[0].body).intentions).toHaveLength(desks.length)
    const { rows: places } = await server.database.pool.query(
      `select count(*)::int as n from feed where id = $1 and scope like 'county:%'`,
      [person]
    )
    expect(places).toEqual([{ n: 1 }])
  })

  test('the same wish from all of them counts once; the others are told why', async () => {
    const [person] = await registerMany(desks[0]!, 'clerk', ['wished for once'])
    const wishes = desks.map(desk => desk.append([intention(desk, 'clerk', person!)]))
    const replies = await meanwhile(() => Promise.all(desks.map((desk, n) => desk.upload(wishes[n]))))
    const found = replies.map(({ body }) => body.verdicts[0]?.rejection?.code ?? 'accepted').sort()
    expect(found).toEqual(['accepted', ...desks.slice(1).map(() => 'intention.exists')].sort())
  })

  test('[row 35] an entry that the database refuses goes to review alone, whoever came along with it', async () => {
    const people = desks.map((_, n) => testUuid(`group poison ${n}`))
    const poisoned = people.at(-1)
    await server.database.pool.query(
      `create or replace function refuse_group_poison() returns trigger language plpgsql as $$
       begin if new.id = '${poisoned}' then raise exception 'poison' using errcode = '22000'; end if; return new; end $$;
       create trigger group_poison before insert on document for each row execute function refuse_group_poison()`
    )
    const made = desks.map((desk, n) => desk.append([registration(desk, 'clerk', people[n]!).body]))
    const replies = await meanwhile(() => Promise.all(desks.map((desk, n) => desk.upload(made[n]))))
    await server.database.pool.query('drop trigger group_poison on document')
    expect(replies.map(({ body }) => body.verdicts[0]?.rejection?.code ?? body.verdicts[0]?.lane)).toEqual([
      ...desks.slice(1).map(() => 'accepted'),
      'entry.undecidable'
    ])
  })

  test('an outage is told to all of them and counts against no entry', async () => {
    const people = desks.map((_, n) => testUuid(`group outage ${n}`))
    const made = desks.map((desk, n) => desk.append([registration(desk, 'clerk', people[n]!).body]))
    await server.database.pool.query(
      `create or replace function group_outage() returns trigger language plpgsql as $$
       begin raise exception 'away' using errcode = '57P03'; end $$;
       create trigger group_outage before insert on entry for each row execute function group_outage()`
    )
    const refused = await Promise.all(desks.map((desk, n) => desk.upload(made[n])))
    expect(refused.map(({ status }) => status)).toEqual(desks.map(() => 503))
    await server.database.pool.query('drop trigger group_outage on entry')
    const replies = await Promise.all(desks.map((desk, n) => desk.upload(made[n])))
    expect(replies.map(({ body }) => body.verdicts[0]?.lane)).toEqual(desks.map(() => 'accepted'))
  })
})
