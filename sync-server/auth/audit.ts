import type pg from 'pg'
import type { Disclosure } from '../../domain/protocol/disclosure.ts'

/** Who asked for what and whether it was let: ids and codes only, kept for good. */
export interface AuditRecord {
  readonly at: number
  /** Device id, or '' where nobody was recognised. */
  readonly actor: string
  /** Method and route pattern. */
  readonly action: string
  /** What it was about: an id of the request, or ''. */
  readonly subject: string
  readonly outcome: string
  /** Who ordered it, where an operator's signature proved that. */
  readonly operator?: string
}

export const writeAudit = async (client: Pick<pg.ClientBase, 'query'>, record: AuditRecord): Promise<void> => {
  await client.query(
    'insert into audit (at, actor, action, subject, outcome, operator) values ($1, $2, $3, $4, $5, $6)',
    [record.at, record.actor, record.action, record.subject, record.outcome, record.operator ?? null]
  )
}

/** The desk that says so, and what it may know. */
interface Discloser {
  readonly device: string
  readonly organisation: string
  readonly scopes: readonly string[]
  readonly now: number
}

const insertDisclosures = `insert into audit (at, actor, action, subject, outcome, record, operator, reason, rows, second)
  select least(t.at, $8), $9, t.purpose || ' ' || t.part, t.person,
    case
      when exists (select 1 from unnest(array[t.operator, t.second]) as s(id) where s.id is not null and not exists (
        select 1 from document o where o.collection = 'directory' and o.id = s.id
        and o.body::json ->> 'kind' = 'operator' and o.body::json ->> 'organisation' = $10)) then 'unknown-operator'
      when not exists (select 1 from document p where p.id = t.person and p.scopes && $7::text[]
        and p.collection = case t.part when 'list' then p.collection when 'attachment' then 'claim' else 'person' end) then 'outside-scope'
      else 'shown'
    end, t.record, t.operator, t.reason, t.rows, t.second
  from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $11::text[], $12::int[], $13::text[])
    as t(record, person, operator, part, reason, at, purpose, rows, second)
  on conflict (record) do nothing`

/** Whole personal data that a desk gave to a page, each record once however often it is offered. */
export const writeDisclosures = async (
  client: Pick<pg.ClientBase, 'query'>,
  { device, organisation, scopes, now }: Discloser,
  disclosures: readonly Disclosure[]
): Promise<void> => {
  await client.query(insertDisclosures, [
    disclosures.map(one => one.id),
    disclosures.map(one => one.person),
    disclosures.map(one => one.operator),
    disclosures.map(one => one.part),
    disclosures.map(one => one.reason),
    disclosures.map(one => one.at),
    scopes,
    now,
    device,
    organisation,
    disclosures.map(one => one.purpose),
    disclosures.map(one => one.rows ?? null),
    disclosures.map(one => one.second ?? null)
  ])
}
