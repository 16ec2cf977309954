import pg from 'pg'

export interface ServerEntry {
  readonly id: string
  readonly kind: string
  readonly bodyHash: string
  readonly lane: string
  readonly args: Readonly<Record<string, unknown>>
  readonly writes: readonly { readonly collection: string; readonly id: string; readonly version: number }[]
}

export interface ServerDocument {
  readonly collection: string
  readonly id: string
  readonly version: number
  /** A voucher's state; null for other documents. */
  readonly state: string | null
  readonly person: string | null
}

export interface ServerRows {
  readonly entries: readonly ServerEntry[]
  readonly documents: readonly ServerDocument[]
  /** Sum of every county's roll-up of vouchers by state. */
  readonly statistics: ReadonlyMap<string, number>
}

/** Everything the audit looks at, in one snapshot of the database. */
export async function readServer(url: string): Promise<ServerRows> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const entries = await client.query<{
      id: string
      kind: string
      body: string
      body_hash: string
      lane: string
      writes: string
    }>('select id::text, kind, body, body_hash, lane, writes from entry')
    const documents = await client.query<ServerDocument>(
      `select collection, id, version,
         case when collection = 'voucher' then body::json ->> 'state' end as state,
         case when collection = 'voucher' then body::json ->> 'person' end as person from document`
    )
    const statistics = await client.query<{ metric: string; n: string }>(
      `select metric, sum(n)::text as n from statistic where place like 'county:%' and metric like 'voucher.%' group by metric`
    )
    await client.query('commit')
    return {
      entries: entries.rows.map(row => ({
        id: row.id,
        kind: row.kind,
        bodyHash: row.body_hash,
        lane: row.lane,
        args: (JSON.parse(row.body) as { args: Record<string, unknown> }).args,
        writes: (JSON.parse(row.writes) as [string, string, number][]).map(([collection, id, version]) => ({
          collection,
          id,
          version
        }))
      })),
      documents: documents.rows,
      statistics: new Map(statistics.rows.map(({ metric, n }) => [metric, Number(n)]))
    }
  } finally {
    await client.end()
  }
}
