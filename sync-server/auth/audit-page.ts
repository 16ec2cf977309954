import type pg from 'pg'
import type { AuditedDisclosure, DisclosureFilter, DisclosurePage } from '../../domain/protocol/disclosure-page.ts'

type Row = Omit<AuditedDisclosure, 'organisation' | 'rows' | 'second'> & {
  readonly rows: number | null
  readonly second: string | null
}

/** In the order of the desks' time; the number tells apart what is of one moment. */
const selectPage = `select a.record as id, a.at, a.actor as device, a.operator, a.subject as person, a.reason, a.rows, a.second,
    split_part(a.action, ' ', 1) as purpose, split_part(a.action, ' ', 2) as part, a.outcome
  from audit a
  where a.record is not null and a.actor = any($1::text[])
    and ($2::text is null or $2 in (a.operator, a.second))
    and ($3::text is null or split_part(a.action, ' ', 1) = $3)
    and ($4::text is null or a.outcome = $4)
    and ($5::bigint is null or a.at >= $5)
    and ($6::bigint is null or a.at < $6)
    and ($7::uuid is null or (a.at, a.n) < (select l.at, l.n from audit l where l.record = $7))
  order by a.at desc, a.n desc limit $8`

/**
 * W12: a page of what these devices recorded.
 * @param places organisation of each device that may be read of, by its id
 */
export const readDisclosures = async (
  client: Pick<pg.ClientBase, 'query'>,
  places: ReadonlyMap<string, string>,
  { organisation, operator, purpose, outcome, from, until, after, limit }: DisclosureFilter
): Promise<DisclosurePage> => {
  const devices = [...places].filter(([, place]) => organisation === undefined || place === organisation)
  const { rows } = await client.query<Row>(selectPage, [
    devices.map(([device]) => device),
    ...[operator, purpose, outcome, from, until, after].map(one => one ?? null),
    limit + 1
  ])
  const disclosures = rows.slice(0, limit).map(({ rows: count, second, ...record }) => ({
    ...record,
    organisation: places.get(record.device) ?? '',
    ...(count === null ? {} : { rows: count }),
    ...(second === null ? {} : { second })
  }))
  return { disclosures, next: rows.length > limit ? (disclosures.at(-1)?.id ?? null) : null }
}
