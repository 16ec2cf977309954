import pg from 'pg'
import type { AttendedHours, PaidVoucher, SubsidyPolicy } from './subsidy-amount.ts'

export interface ServerEntry {
  readonly id: string
  readonly kind: string
  readonly bodyHash: string
  readonly lane: string
  /** Null for what the server authored. */
  readonly operator: string | null
  readonly policyVersion: number
  /** As its author stated it, UTC milliseconds. */
  readonly at: number
  readonly args: Readonly<Record<string, unknown>>
  readonly reads: readonly ServerVersion[]
  readonly writes: readonly ServerVersion[]
}

export interface ServerVersion {
  readonly collection: string
  readonly id: string
  readonly version: number
}

export interface ServerDocument {
  readonly collection: string
  readonly id: string
  readonly version: number
  /** A voucher's state; null for other documents. */
  readonly state: string | null
  readonly person: string | null
}

export interface ServerClaim {
  readonly id: string
  readonly state: string
  readonly lines: readonly {
    readonly enrolment: string
    readonly voucher: string
    readonly amountFen: number
    readonly state: string
  }[]
}

export interface ServerPolicy {
  readonly subsidy: SubsidyPolicy
  readonly movedDays: { readonly holidays: readonly string[]; readonly workdays: readonly string[] }
}

export interface ServerRows {
  readonly entries: readonly ServerEntry[]
  readonly documents: readonly ServerDocument[]
  /** Sum of every county's roll-up of vouchers by state. */
  readonly statistics: ReadonlyMap<string, number>
  readonly claims: readonly ServerClaim[]
  /** By version. */
  readonly policies: ReadonlyMap<number, ServerPolicy>
  /** By id, those that a claim has a line for. */
  readonly claimedVouchers: ReadonlyMap<string, PaidVoucher>
  /** By enrolment, those that a claim has a line for. */
  readonly claimedHours: ReadonlyMap<string, AttendedHours>
}

/** What the money is judged by: claims, the policies, and what their lines rest on. */
async function readMoney(
  client: pg.Client
): Promise<Pick<ServerRows, 'claims' | 'policies' | 'claimedVouchers' | 'claimedHours'>> {
  const bodies = async <T>(where: string): Promise<readonly T[]> => {
    const { rows } = await client.query<{ body: string }>(`select body from document where ${where}`)
    return rows.map(({ body }) => JSON.parse(body) as T)
  }
  const ofClaims = (field: string): string =>
    `id in (select line ->> '${field}' from document c, json_array_elements(c.body::json -> 'lines') line
      where c.collection = 'claim')`
  const policies = await bodies<{ version: number; rules: ServerPolicy }>(
    `collection = 'policy' and body::json ->> 'kind' = 'rules'`
  )
  const vouchers = await bodies<PaidVoucher & { id: string }>(`collection = 'voucher' and ${ofClaims('voucher')}`)
  const hours = await bodies<{ id: string; hours: AttendedHours }>(
    `collection = 'enrolment' and ${ofClaims('enrolment')}`
  )
  return {
    claims: await bodies<ServerClaim>(`collection = 'claim'`),
    policies: new Map(policies.map(({ version, rules }) => [version, rules])),
    claimedVouchers: new Map(vouchers.map(voucher => [voucher.id, voucher])),
    claimedHours: new Map(hours.map(enrolment => [enrolment.id, enrolment.hours]))
  }
}

interface EntryRow {
  readonly id: string
  readonly kind: string
  readonly body: string
  readonly body_hash: string
  readonly lane: string
  readonly reads: string
  readonly writes: string
}

const versionsIn = (text: string): readonly ServerVersion[] =>
  (JSON.parse(text) as [string, string, number][]).map(([collection, id, version]) => ({ collection, id, version }))

function entryOf({ id, kind, body, body_hash: bodyHash, lane, reads, writes }: EntryRow): ServerEntry {
  const stated = JSON.parse(body) as Pick<ServerEntry, 'operator' | 'policyVersion' | 'at' | 'args'>
  const { operator, policyVersion, at, args } = stated
  return {
    ...{ id, kind, bodyHash, lane, operator, policyVersion, at, args },
    reads: versionsIn(reads),
    writes: versionsIn(writes)
  }
}

/** Everything the audit looks at, in one snapshot of the database. */
export async function readServer(url: string): Promise<ServerRows> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const entries = await client.query<EntryRow>(
      'select id::text, kind, body, body_hash, lane, reads, writes from entry'
    )
    const documents = await client.query<ServerDocument>(
      `select collection, id, version,
         case when collection = 'voucher' then body::json ->> 'state' end as state,
         case when collection = 'voucher' then body::json ->> 'person' end as person from document`
    )
    const statistics = await client.query<{ metric: string; n: string }>(
      `select metric, sum(n)::text as n from statistic where place like 'county:%' and metric like 'voucher.%' group by metric`
    )
    const money = await readMoney(client)
    await client.query('commit')
    return {
      ...money,
      entries: entries.rows.map(entryOf),
      documents: documents.rows,
      statistics: new Map(statistics.rows.map(({ metric, n }) => [metric, Number(n)]))
    }
  } finally {
    await client.end()
  }
}
