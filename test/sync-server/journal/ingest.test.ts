import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { authorOf } from '../../../domain/access/author-of.ts'
import type { Documents } from '../../../domain/documents.ts'
import type { Body } from '../../../domain/journal/entry.ts'
import { rulesOf } from '../../../domain/policy/rules-of.ts'
import type { Failure } from '../../../domain/protocol/session.ts'
import { verbOf } from '../../../domain/reducer.ts'
import type { EntryFacts, Reader } from '../../../domain/reduction.ts'
import { testUuid } from '../../doubles/test-device.ts'
import { type HttpDevice, newDevice } from '../http-device.ts'
import { county, foundPlaces, startTestServer, type TestServer } from '../test-server.ts'
import { intention, registerMany, registration } from '../work.ts'

let server: TestServer
let desk: HttpDevice
let n = 0
const freshPerson = () => testUuid(`ingest person ${++n}`)

beforeAll(async () => {
  server = await startTestServer()
  await foundPlaces(server)
  desk = await newDevice(server, 'county-a', ['clerk'])
})
afterAll(() => server.close())

const countOf = async (text: string, values: readonly unknown[] = []): Promise<number> =>
  (await server.database.pool.query(text, [...values])).rows[0].n

describe('the journal', () => {
  test('is append-only: no entry or place is changed, deleted or emptied', async () => {
    await desk.perform([registration(desk, 'clerk', freshPerson()).body])
    const { pool } = server.database
    for (const text of [
      `update entry set body = '{}'`,
      `update entry set lane = 'rejected' where lane = 'accepted'`,
      'delete from entry',
      'truncate entry cascade',
      'update place set seq = seq + 1',
      'delete from place',
      'truncate place'
    ]) {
      await expect(pool.query(text), text).rejects.toMatchObject({ code: '23000' })
    }
  })

  test('[row 7] a transaction cut off before its commit leaves nothing, and the same upload then goes through', async () => {
    const person = freshPerson()
    const runs = desk.append([registration(desk, 'clerk', person).body])
    const { pool } = server.database
    const written = 'select (select count(*) from entry) + (select count(*) from document) as n'
    const before = await countOf(written)
    const lock = await pool.connect()
    await lock.query('begin')
    await lock.query('lock table statistic in access exclusive mode')
    const cut = desk.upload(runs)
    const waiting = `select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
    await expect.poll(async () => (await pool.query(waiting)).rowCount).toBe(1)
    await pool.query(`select pg_terminate_backend(pid) from (${waiting}) w`)
    expect((await cut).status).toBe(503)
    await lock.query('rollback')
    lock.release()
    expect(await countOf(written)).toBe(before)
    expect((await desk.upload(runs)).body.verdicts.map(({ lane }) => lane)).toEqual(['accepted'])
    expect(await countOf(written)).toBe(before + 2)
  })

  test('[row 8] a reply that was lost is told again', async () => {
    const runs = desk.append([registration(desk, 'clerk', freshPerson()).body])
    const first = await desk.upload(runs)
    const again = await desk.upload(runs)
    expect(again.body.verdicts).toEqual(first.body.verdicts)
    expect(again.body.head).toEqual(first.body.head)
  })

  test('[row 2] the same upload many times at once has one effect', async () => {
    const person = freshPerson()
    const runs = desk.append([registration(desk, 'clerk', person).body, intention(desk, 'clerk', person)])
    const replies = await Promise.all(Array.from({ length: 6 }, () => desk.upload(runs)))
    for (const reply of replies) expect(reply.body.verdicts).toEqual(replies[0]?.body.verdicts)
    expect(await countOf(`select version as n from document where id = $1`, [person])).toBe(2)
  })

  test('entries of many devices at once: every scope has places without gaps or repeats, in order of commit', async () => {
    const desks = await Promise.all([1, 2, 3, 4].map(() => newDevice(server, 'county-a', ['clerk'])))
    await Promise.all(
      desks.map(async (one, index) => {
        for (let i = 0; i < 6; i++) await registerMany(one, 'clerk', [`crowd ${index} ${i} a`, `crowd ${index} ${i} b`])
      })
    )
    const { rows } = await server.database.pool.query(
      `select c.scope, c.seq::int as last, count(distinct u.seq)::int as places, max(u.seq)::int as highest
       from scope_counter c join (
         select scope, seq from feed union all select 'device:' || device_id, feed_seq from entry where feed_seq > 0
       ) u using (scope) where c.scope like 'device:%' group by 1, 2`
    )
    for (const row of rows) expect(row.places, row.scope).toBe(row.highest)
    const scope = `county:${county}`
    const highest = await countOf('select max(seq) as n from feed where scope = $1', [scope])
    expect(await countOf('select seq as n from scope_counter where scope = $1', [scope])).toBe(highest)
  })

  test('one blank issued by two devices that hold the same person: the second finds the first (S6)', async () => {
    const [person] = await registerMany(desk, 'clerk', ['double voucher'])
    const other = await newDevice(server, 'county-a', ['clerk'])
    const leases = [await desk.lease(`batch-${county}`, 1), await other.lease(`batch-${county}`, 1)]
    const issues = [desk, other].map((one, index) => {
      const lease = leases[index]!.body.lease
      const { voucher, code } = lease.blanks[0]!
      const args = {
        voucher,
        code,
        lease: lease.id,
        batch: lease.batch,
        plan: lease.plan,
        person: person!,
        consented: false
      }
      return one.perform([one.body('clerk', 'voucher.issue', args)])
    })
    const replies = await Promise.all(issues)
    expect(replies.map(reply => reply.verdicts[0]?.rejection?.code ?? 'accepted').sort()).toEqual([
      'accepted',
      'rule.live-vouchers'
    ])
  })

  test('[row 35] an entry that the database refuses goes to review alone; its neighbours are decided', async () => {
    const [poisoned, ...others] = [freshPerson(), freshPerson(), freshPerson()]
    await server.database.pool.query(
      `create or replace function refuse_poison() returns trigger language plpgsql as $$
       begin if new.id = '${poisoned}' then raise exception 'poison' using errcode = '22000'; end if; return new; end $$;
       create trigger poison before insert on document for each row execute function refuse_poison()`
    )
    const bodies = [others[0]!, poisoned!, others[1]!].map(person => registration(desk, 'clerk', person).body)
    const { verdicts, stop } = await desk.perform(bodies)
    await server.database.pool.query('drop trigger poison on document')
    expect(stop).toBeNull()
    expect(verdicts.map(({ lane, rejection }) => rejection?.code ?? lane)).toEqual([
      'accepted',
      'entry.undecidable',
      'accepted'
    ])
  })

  test('[row 23] a full disk counts against no entry: who writes is sent away for a while, who reads is served', async () => {
    const runs = desk.append([registration(desk, 'clerk', freshPerson()).body])
    const { pool } = server.database
    await pool.query(
      `create or replace function no_space() returns trigger language plpgsql as $$
       begin raise exception 'full' using errcode = '53100'; end $$;
       create trigger full_disk before insert on entry for each row execute function no_space()`
    )
    const before = await countOf('select count(*) as n from document')
    const tried = await desk.call<Failure>('/v1/journal', { body: desk.request(runs) })
    expect(tried).toMatchObject({ status: 503, body: { code: 'server.full', retryAfterMs: 5000 } })
    await pool.query('drop trigger full_disk on entry')
    expect((await desk.call<Failure>('/v1/journal', { body: desk.request(runs) })).body.code).toBe('server.full')
    expect(await countOf('select count(*) as n from document')).toBe(before)
    expect((await desk.upload([])).status).toBe(200)
    expect((await desk.pull()).end.more).toBe(false)
    await expect.poll(async () => (await desk.upload(runs)).status, { timeout: 30_000, interval: 1000 }).toBe(200)
    expect((await desk.upload(runs)).body.verdicts.map(({ lane }) => lane)).toEqual(['accepted'])
  })
})

describe('[row 32] what is too much', () => {
  test('more than 200 entries, an entry over 16 KB and a body over 1 MB are refused whole', async () => {
    const other = await newDevice(server, 'county-a', ['clerk'])
    const people = Array.from({ length: 201 }, () => freshPerson())
    const many = await other.upload(other.append(people.map(person => registration(other, 'clerk', person).body)))
    expect(many.status).toBe(413)
    const large = registration(other, 'clerk', freshPerson()).body
    const padded = { ...large, args: { ...large.args, padding: 'x'.repeat(17_000) } }
    expect((await other.upload(other.append([padded]))).status).toBe(413)
    const flood = { ...other.request([]), padding: 'x'.repeat(1_100_000) }
    expect((await other.call('/v1/journal', { body: flood })).status).toBe(413)
    expect((await other.upload([])).body.head.seq).toBe(0)
  })
})

describe('the journal as the source of everything', () => {
  interface Row {
    readonly body: string
    readonly facts: string
    readonly reads: string
    readonly writes: string
  }
  type Triple = readonly [string, string, number]

  test('folding the accepted entries along the versions they read rebuilds every document byte for byte (I4)', async () => {
    const { pool } = server.database
    const { rows } = await pool.query<Row>(
      `select body, facts, reads, writes from entry where lane = 'accepted' order by arrival`
    )
    const versions = new Map<string, string>()
    const readAt =
      (reads: readonly Triple[]): Reader =>
      (collection, id) => {
        const version = reads.find(([c, i]) => c === collection && i === id)?.[2] ?? 0
        const text = versions.get(`${collection}/${id}@${version}`)
        return text === undefined
          ? { state: 'absent' }
          : { state: 'present', document: JSON.parse(text) as Documents[typeof collection] }
      }
    const newest = new Map<string, { version: number; text: string }>()
    const { serverId } = server.context.identity
    for (const row of rows) {
      const body = JSON.parse(row.body) as Body
      const read = readAt(JSON.parse(row.reads) as Triple[])
      const verb = verbOf(body.kind)!
      const outcome = verb.reduce(verb.args.parse(body.args) as never, {
        entry: JSON.parse(row.facts) as EntryFacts,
        proof: () => null,
        author: authorOf(read, body, serverId),
        rules: rulesOf(read, body),
        read
      })
      expect(outcome.lane, body.kind).toBe('accepted')
      if (outcome.lane !== 'accepted') continue
      const written = JSON.parse(row.writes) as Triple[]
      outcome.writes.forEach(({ collection, document }, index) => {
        const text = JSON.stringify(document)
        const key = `${collection}/${document.id}`
        const version = written[index]?.[2] ?? 0
        versions.set(`${key}@${version}`, text)
        if (version > (newest.get(key)?.version ?? 0)) newest.set(key, { version, text })
      })
    }
    const stored = await pool.query<{ key: string; version: number; text: string }>(
      `select collection || '/' || id as key, version, body as text from document`
    )
    expect(stored.rows.length).toBeGreaterThan(50)
    expect(new Map(stored.rows.map(({ key, version, text }) => [key, { version, text }]))).toEqual(newest)
  })

  test('statistics are what the documents add up to', async () => {
    const { rows } = await server.database.pool.query<{ metric: string; n: number }>(
      `select metric, n from statistic where place = 'county:${county}' and metric in ('person.registered', 'voucher.value-open.issued') order by 1`
    )
    const people = await countOf(
      `select count(*) as n from document where collection = 'person' and 'county:${county}' = any(scopes)`
    )
    expect(rows).toEqual([
      { metric: 'person.registered', n: people },
      { metric: 'voucher.value-open.issued', n: 1 }
    ])
  })
})
