import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { markOf } from '../../../domain/sync/digest.ts'
import { serverCrypto } from '../../../sync-server/auth/suite.ts'
import { migrate, readMigrations } from '../../../sync-server/db/migrate.ts'
import { createTestDatabase, type TestDatabase } from '../test-database.ts'

const id = '0190a5b0-0000-7000-8000-000000000001'

/** For each migration: rows of the schema before it, and what must be true of them after it. */
interface Passage {
  readonly before?: string
  readonly after: string
  readonly expected: unknown
}

const entryRow = `insert into entry (id, device_id, kind, body, body_hash, facts, lane, verdict, reads, writes, received_at, feed_seq)
  values ('${id}', 'pc-1', 'person.register', '{}', 'h', '{}', 'waiting', '{}', '[]', '[]', 1, 1)`

const passages: Readonly<Record<string, Passage>> = {
  '0001-journal.sql': {
    after: `${entryRow}; update entry set lane = 'accepted'; select lane from entry`,
    expected: [{ lane: 'accepted' }]
  },
  '0002-documents-and-feed.sql': {
    before: entryRow,
    after: `insert into document values ('person', 'p', 1, '{county:140121}', '{d}', '{"a":1}', 1);
      insert into feed values ('county:140121', 'person', 'p', 1, null);
      select body, (select lane from entry) as lane from document join feed using (collection, id)`,
    expected: [{ body: '{"a":1}', lane: 'waiting' }]
  },
  '0003-sealed-parts.sql': {
    before: `insert into document values ('person', 'p', 1, '{county:140121}', '{d}', '{}', 1)`,
    after: `insert into sealed values ('p', 'identity', 'd', '\\x00', 1);
      select s.part from document d join sealed s on s.person = d.id and s.digest = any(d.sealed)`,
    expected: [{ part: 'identity' }]
  },
  '0004-statistics.sql': {
    before: `insert into document values ('person', 'p', 1, '{county:140121}', null, '{}', 1)`,
    after: `insert into statistic values ('county:140121', 'person.registered', 1);
      select n, (select count(*) from document) as documents from statistic`,
    expected: [{ n: 1, documents: 1 }]
  },
  '0005-access.sql': {
    before: `insert into statistic values ('county:140121', 'person.registered', 1)`,
    after: `insert into audit (at, actor, action, subject, outcome) values (1, 'op', 'pull', 'x', 'let');
      select outcome, (select n from statistic) as n from audit`,
    expected: [{ outcome: 'let', n: 1 }]
  },
  '0006-blanks.sql': {
    before: `insert into registration_code values ('h', 'org', null, 1, null)`,
    after: `insert into blank (voucher, batch, code) values ('v', 'b', 'c');
      select code, (select organisation from registration_code) as organisation from blank where lease is null`,
    expected: [{ code: 'c', organisation: 'org' }]
  },
  '0007-losers-end.sql': {
    before: `${entryRow}; insert into loser values ('pc-1', 'voucher', 'v', '${id}')`,
    after: 'select 1; select root, at from loser',
    expected: [{ root: id, at: 1 }]
  },
  '0008-disclosures.sql': {
    before: `insert into audit (at, actor, action, subject, outcome) values (1, 'pc', 'POST /v1/leases', 'x', '404')`,
    after: `insert into audit (at, actor, action, subject, outcome, record, operator, reason)
        values (2, 'pc', 'show identity', 'p', 'shown', '${id}', 'op', 'r') on conflict (record) do nothing;
      select outcome, reason from audit order by n`,
    expected: [
      { outcome: '404', reason: null },
      { outcome: 'shown', reason: 'r' }
    ]
  },
  '0009-waking.sql': {
    before: `${entryRow}; insert into waiting values ('${id}', '${id}', 'pc-1')`,
    after: `insert into waiting_wake values ('${id}', 'voucher', 'v');
      delete from waiting; select count(*)::int as n from waiting_wake`,
    expected: [{ n: 0 }]
  },
  '0010-digests.sql': {
    before: `insert into document values ('voucher', 'v', 3, '{county:140121,centre:c}', null, '{}', 1),
        ('voucher', 'w', 1, '{county:140121}', null, '{}', 1), ('lease', 'l', 1, '{centre:c}', null, '{}', 1);
      insert into scope_counter values ('centre:c', 2), ('county:140121', 2)`,
    after: `select documents, digest_a as a, digest_b as b from scope_counter where scope = 'centre:c'`,
    expected: [markOf({ collection: 'voucher', id: 'v' }, 3, serverCrypto.sha256)]
  },
  '0011-contacts.sql': {
    before: entryRow,
    after: `insert into device_contact values ('pc-1', 5);
      select c.at::int as at from device_contact c join entry e using (device_id) where e.received_at >= 1`,
    expected: [{ at: 5 }]
  },
  '0012-attachments.sql': {
    before: `insert into document values ('claim', 'c', 1, '{county:140121}', null, '{}', 1)`,
    after: `insert into attachment_piece values ('c', 'd', 'pc-1', 0, '\\x00', 1), ('c', 'd', 'pc-1', 0, '\\x00', 2)
        on conflict do nothing;
      insert into attachment values ('c', 'd', '\\x00', 1);
      select a.digest, (select count(*)::int from attachment_piece) as pieces from attachment a
        join document on collection = 'claim' and id = a.claim`,
    expected: [{ digest: 'd', pieces: 1 }]
  },
  '0013-runs.sql': {
    before: entryRow,
    after: `insert into run values ('pc-1', 1, 2, 1, 'ed25519', 'clerk', 'AA', null);
      select first_seq as first, operator_signature as signature from run where device_id = 'pc-1' and last_seq >= 1`,
    expected: [{ first: 1, signature: null }]
  },
  '0014-aside.sql': {
    after: `insert into aside values ('${id}', 'pc-1', 1, 7, '{}', 5) on conflict do nothing;
      select device_id, received_at from aside`,
    expected: [{ device_id: 'pc-1', received_at: 5 }]
  },
  '0015-exports.sql': {
    before: `insert into audit (at, actor, action, subject, outcome, record, operator, reason)
      values (1, 'pc', 'show identity', 'p', 'shown', '${id}', 'op', 'r')`,
    after: `insert into audit (at, actor, action, subject, outcome, operator, rows, second)
        values (2, 'pc', 'export list', 'c', 'shown', 'op', 612, 'op-2');
      select outcome, rows, second from audit order by n`,
    expected: [
      { outcome: 'shown', rows: null, second: null },
      { outcome: 'shown', rows: 612, second: 'op-2' }
    ]
  },
  '0016-audit-pages.sql': {
    before: `insert into audit (at, actor, action, subject, outcome, record, operator, reason)
        values (2, 'pc', 'show identity', 'p', 'shown', '${id}', 'op', 'r');
      insert into audit (at, actor, action, subject, outcome) values (1, 'pc', 'POST /v1/leases', 'x', '404')`,
    after: `select 1; select a.action, i.indexname from audit a join pg_indexes i on i.tablename = 'audit'
      and i.indexname in ('audit_by_time', 'audit_by_device') where a.record is not null order by i.indexname`,
    expected: [
      { action: 'show identity', indexname: 'audit_by_device' },
      { action: 'show identity', indexname: 'audit_by_time' }
    ]
  },
  '0017-first-passwords.sql': {
    before: `insert into operator_secret (operator, login, salt, hash, changed_at) values ('op', 'clerk', 's', 'h', 1)`,
    after: `insert into access_order values ('${id}', 1), ('${id}', 2) on conflict do nothing;
      select first_until, (select at::int from access_order) as at from operator_secret`,
    expected: [{ first_until: null, at: 1 }]
  }
}

let database: TestDatabase
beforeEach(async () => {
  database = await createTestDatabase('empty')
})
afterEach(() => database.drop())

describe('each migration', () => {
  test('has a passage here', async () => {
    expect((await readMigrations()).map(({ name }) => name)).toEqual(Object.keys(passages))
  })

  test.each(Object.entries(passages))(
    '%s brings the rows before it over',
    async (name, { before, after, expected }) => {
      const all = await readMigrations()
      const at = all.findIndex(migration => migration.name === name)
      await migrate(database.pool, all.slice(0, at))
      if (before !== undefined) await database.pool.query(before)
      await migrate(database.pool, all.slice(0, at + 1))
      // One statement yields its result, several yield a list.
      const results = [await database.pool.query(after)].flat() as { rows: unknown }[]
      expect(results.at(-1)?.rows).toEqual(expected)
    }
  )

  test('orders text alike on every machine', async () => {
    await migrate(database.pool, await readMigrations())
    const { rows } = await database.pool.query(
      `select table_name, column_name from information_schema.columns
       where table_schema = 'public' and collation_name is distinct from 'C' and data_type = 'text'
         and column_name in ('id', 'collection', 'scope', 'device_id', 'place', 'metric', 'person', 'voucher', 'batch')`
    )
    expect(rows).toEqual([])
  })
})
