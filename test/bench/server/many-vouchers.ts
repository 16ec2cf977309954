import { scopesOf } from '../../../domain/access/scope.ts'
import { counties } from '../../../domain/codes/regions.ts'
import { notUsed, type Voucher, voucherSchema } from '../../../domain/voucher/voucher.ts'
import type { Database } from '../../../sync-server/db/database.ts'
import { measuresOf } from '../../../sync-server/documents/measures.ts'

const uuid = (n: number): string => `0198b000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** A voucher as an office issues them, with letters in the place of what differs. */
const sample: Voucher = {
  ...notUsed,
  id: 'v-NNNNNNNN',
  code: 'BENCHNNNNNNNN',
  batch: 'bench-batch',
  plan: 'bench-plan',
  county: '140121',
  occupation: '4-10-01-02',
  level: '5',
  voucherKind: 'value-open',
  faceValueFen: 150_000,
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
  person: uuid(1),
  state: 'issued',
  lease: 'bench-lease',
  leaseDevice: 'bench-device',
  issueEntry: uuid(2),
  issuedAt: 1_770_000_000_000,
  collectedAt: null,
  ministryNo: '14202600NNNNNNNN',
  reprints: 0,
  updatedAt: 1_770_000_000_000
}

const replaced = (text: string, county: string): string =>
  `replace(replace(${text}, 'NNNNNNNN', lpad(i::text, 8, '0')), '${sample.county}', ${county})`

/** As many vouchers as the real schema's rows of documents, feed and counters, and the roll-ups they would have left. */
export const layDownVouchers = async (
  { pool }: Pick<Database, 'pool'>,
  count: number,
  places: readonly string[] = counties().map(({ code }) => code)
): Promise<void> => {
  const voucher = voucherSchema.parse(sample)
  const [scope = '', ...more] = scopesOf('voucher', voucher)
  if (scope !== `county:${voucher.county}` || more.length > 0) throw new Error('a new voucher has other scopes by now')
  const county = `($1::text[])[1 + i % ${places.length}]`
  const client = await pool.connect()
  try {
    await client.query('set statement_timeout = 0')
    // The machine is lost only with the whole figure: nothing waits for the disk here.
    await client.query('set synchronous_commit = off')
    for (let from = 0; from < count; from += 500_000) {
      const numbers = `generate_series(${from}, ${Math.min(count, from + 500_000) - 1}) i`
      await client.query(
        `insert into document (collection, id, version, scopes, sealed, body, updated_at)
         select 'voucher', 'v-' || lpad(i::text, 8, '0'), 1, array['county:' || ${county}], null,
           ${replaced('$2', county)}, $3 from ${numbers}`,
        [places, JSON.stringify(voucher), voucher.updatedAt]
      )
      await client.query(
        `insert into feed (scope, collection, id, seq)
         select t.scope, 'voucher', t.id, coalesce(c.seq, 0) + row_number() over (partition by t.scope order by t.id)
         from (select 'county:' || ${county} as scope, 'v-' || lpad(i::text, 8, '0') as id from ${numbers}) t
         left join scope_counter c using (scope)`,
        [places]
      )
      await client.query(
        `insert into scope_counter (scope, seq, documents)
         select 'county:' || ${county}, count(*), count(*) from ${numbers} group by 1
         on conflict (scope) do update set seq = scope_counter.seq + excluded.seq,
           documents = scope_counter.documents + excluded.documents`,
        [places]
      )
    }
    for (const { metric, amount } of measuresOf('voucher', voucher)) {
      await client.query(
        `insert into statistic (place, metric, n)
         select 'county:' || ${county}, $2, $3::bigint * count(*) from generate_series(0, ${count - 1}) i group by 1
         on conflict (place, metric) do update set n = statistic.n + excluded.n`,
        [places, metric, amount]
      )
    }
    await client.query('vacuum analyze document, feed, scope_counter, statistic')
    await client.query('reset all')
  } finally {
    client.release()
  }
}
