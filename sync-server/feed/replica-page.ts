import type pg from 'pg'
import { pullOrder } from '../../domain/access/scope.ts'
import type { SealedPartName } from '../../domain/journal/entry.ts'
import type { Verdict } from '../../domain/journal/lane.ts'
import type { Checkpoint, Digest, Digests } from '../../domain/protocol/pull.ts'
import { emptyDigest } from '../../domain/sync/digest.ts'
import { inTransaction, type TransactionOptions } from '../db/transaction.ts'
import { deviceScope } from './places.ts'

/** What one session may see, decided by the server alone. */
export interface ReplicaReader {
  readonly deviceId: string
  /** Sorted, each once. */
  readonly scopes: readonly string[]
  readonly parts: readonly SealedPartName[]
}

export interface ReplicaPage {
  /** NDJSON lines of documents and gone marks, each ended by a line feed. Never parsed on the way. */
  readonly lines: string
  readonly checkpoint: Checkpoint
  readonly verdicts: readonly Verdict[]
  readonly more: boolean
  /** The request's checkpoint is beyond what this database ever reached (row 19). */
  readonly isAhead: boolean
  /** Feed rows after the request's checkpoint, where it asked for their number. */
  readonly left?: number
  /** Of the session's scopes, in the page's snapshot (SPEC L8). */
  readonly digests: Digests
}

/** Plain JSON text of a part, from its box at rest. */
export type OpenRestPart = (person: string, part: string, digest: string, box: Buffer) => Buffer

interface Range {
  readonly scope: string
  readonly from: number
  /** Every row up to here is in the page. */
  readonly to: number
  readonly isWhole: boolean
  readonly rows: number
}

/**
 * Documents outside the session's scopes are gone for it, wherever the feed row stands. A row a line: the database sends
 * the first while it makes the next, which it could not with all in one text.
 */
const linesText = `select case when d.scopes && $4::text[]
    then '{"collection":"' || f.collection || '","document":' || d.body || ',"version":' || d.version || e'}\\n'
    else '{"collection":"' || f.collection || '","gone":"' || f.id || e'"}\\n' end
  from feed f left join document d on d.collection = f.collection and d.id = f.id
  where f.scope = $1 and f.seq > $2::bigint and f.seq <= $3::bigint
    and ($5 or d.sealed is null or not d.scopes && $4::text[])
  order by f.seq`

/**
 * Persons with sealed parts in force, one row a part; those without a permitted part come once with null. Only persons
 * have parts: the feed says so without a look at the documents.
 */
const sealedText = `select d.id, d.body, d.version, s.part, s.digest, s.box
  from feed f join document d on d.collection = f.collection and d.id = f.id
  left join sealed s on s.person = d.id and s.digest = any(d.sealed) and s.part = any($5::text[])
  where f.scope = $1 and f.seq > $2::bigint and f.seq <= $3::bigint and f.collection = 'person'
    and d.sealed is not null and d.scopes && $4::text[]
  order by f.seq, s.part`

interface SealedRow {
  readonly id: string
  readonly body: string
  readonly version: number
  readonly part: string | null
  readonly digest: string | null
  readonly box: Buffer | null
}

/** The end of the page in a scope: the last of its next `limit` places, those of verdicts counted in. */
const rangeText = `select count(*)::int as rows, max(seq)::text as last from (
    (select seq from feed where scope = $1 and seq > $2 order by seq limit $3)
    union all (select feed_seq from entry where device_id = $4 and feed_seq > $2 order by feed_seq limit $3)
    order by seq limit $3) next`

const rangeOf = async (
  client: pg.ClientBase,
  reader: ReplicaReader,
  scope: string,
  from: number,
  end: number,
  limit: number
): Promise<Range> => {
  if (from >= end) return { scope, from, to: from, isWhole: true, rows: 0 }
  if (limit <= 0) return { scope, from, to: from, isWhole: false, rows: 0 }
  const device = scope === deviceScope(reader.deviceId) ? reader.deviceId : null
  const { rows } = await client.query<{ rows: number; last: string | null }>(rangeText, [scope, from, limit, device])
  const count = rows[0]?.rows ?? 0
  const isWhole = count < limit
  return { scope, from, to: isWhole ? end : Number(rows[0]?.last), isWhole, rows: count }
}

const partText = (row: SealedRow, isFirst: boolean, open: OpenRestPart): string => {
  if (row.part === null || row.digest === null || row.box === null) return ''
  return `${isFirst ? ',"parts":{' : ','}"${row.part}":${open(row.id, row.part, row.digest, row.box).toString('utf8')}`
}

/** The rows of one person stand together: the first opens the line, the last closes it. */
const sealedLines = (rows: readonly SealedRow[], open: OpenRestPart): string => {
  let text = ''
  rows.forEach((row, index) => {
    const isFirst = rows[index - 1]?.id !== row.id
    const isLast = rows[index + 1]?.id !== row.id
    if (isFirst) text += `{"collection":"person","document":${row.body},"version":${row.version}`
    text += partText(row, isFirst, open)
    if (isLast) text += row.part === null ? '}\n' : '}}\n'
  })
  return text
}

const linesOf = async (
  client: pg.ClientBase,
  reader: ReplicaReader,
  range: Range,
  open: OpenRestPart
): Promise<string> => {
  if (range.to === range.from) return ''
  const isPlain = reader.parts.length === 0
  const values = [range.scope, range.from, range.to, reader.scopes]
  const plain = await client.query<[string]>({ text: linesText, values: [...values, isPlain], rowMode: 'array' })
  let lines = ''
  for (const [line] of plain.rows) lines += line
  if (isPlain) return lines
  const sealed = await client.query<SealedRow>(sealedText, [...values, reader.parts])
  return lines + sealedLines(sealed.rows, open)
}

const verdictsOf = async (
  client: pg.ClientBase,
  deviceId: string,
  from: number,
  to: number
): Promise<readonly Verdict[]> => {
  if (to <= from) return []
  const { rows } = await client.query<{ verdict: string; feed_seq: number }>(
    'select verdict, feed_seq from entry where device_id = $1 and feed_seq > $2 and feed_seq <= $3 order by feed_seq',
    [deviceId, from, to]
  )
  return rows.map(row => ({ ...(JSON.parse(row.verdict) as Verdict), seq: row.feed_seq }))
}

export interface Counter extends Digest {
  readonly scope: string
  readonly seq: number
}

/** How far each scope has come, in the snapshot of this transaction; a scope that nothing happened in is left out. */
export const countersOf = async (
  client: pg.ClientBase,
  scopes: readonly string[]
): Promise<ReadonlyMap<string, Counter>> => {
  const { rows } = await client.query<Counter>(
    'select scope, seq, documents, digest_a as a, digest_b as b from scope_counter where scope = any($1::text[])',
    [scopes]
  )
  return new Map(rows.map(row => [row.scope, row]))
}

/** Index-only: a place of the feed each, whether the document is still there or not. */
const countText = `select count(*)::int as n from feed f
  join unnest($1::text[], $2::bigint[]) as s(scope, seq) on f.scope = s.scope and f.seq > s.seq`

const countLeft = async (client: pg.ClientBase, scopes: readonly string[], from: Checkpoint): Promise<number> => {
  const { rows } = await client.query<{ n: number }>(countText, [scopes, scopes.map(scope => from[scope] ?? 0)])
  return rows[0]?.n ?? 0
}

/** What a request asks for: the page after `from`, at most so many rows, and how many rows are left on demand. */
export interface PageWanted {
  readonly from: Checkpoint
  readonly limit: number
  readonly count: boolean
}

/** One snapshot for all statements of a page. */
export const pageSnapshot: TransactionOptions = { isolation: 'repeatable read', isReadOnly: true }

/** The next page after `from` within a transaction that has one snapshot, whose counters are these. */
export const pageWithin = async (
  client: pg.ClientBase,
  reader: ReplicaReader,
  { from, limit, count }: PageWanted,
  counters: ReadonlyMap<string, Counter>,
  open: OpenRestPart
): Promise<ReplicaPage> => {
  const ranges: Range[] = []
  let lines = ''
  let left = limit
  for (const scope of pullOrder(reader.scopes)) {
    const range = await rangeOf(client, reader, scope, from[scope] ?? 0, counters.get(scope)?.seq ?? 0, left)
    left -= range.rows
    ranges.push(range)
    lines += await linesOf(client, reader, range, open)
  }
  const own = ranges.find(({ scope }) => scope === deviceScope(reader.deviceId))
  return {
    lines,
    checkpoint: Object.fromEntries(ranges.map(({ scope, to }) => [scope, to])),
    verdicts: own ? await verdictsOf(client, reader.deviceId, own.from, own.to) : [],
    more: ranges.some(range => !range.isWhole),
    isAhead: ranges.some(range => range.from > (counters.get(range.scope)?.seq ?? 0)),
    ...(count ? { left: await countLeft(client, reader.scopes, from) } : {}),
    digests: Object.fromEntries(
      reader.scopes.map(scope => {
        const { documents, a, b } = counters.get(scope) ?? emptyDigest
        return [scope, { documents, a, b }]
      })
    )
  }
}

/** The next page after `from`, all of it from one snapshot: documents, gone marks, verdicts and checkpoint agree. */
export const readReplicaPage = (
  pool: pg.Pool,
  reader: ReplicaReader,
  wanted: PageWanted,
  open: OpenRestPart
): Promise<ReplicaPage> =>
  inTransaction(
    pool,
    async client => pageWithin(client, reader, wanted, await countersOf(client, reader.scopes), open),
    pageSnapshot
  )
