import type pg from 'pg'

/** The documents that a statement selects the `body` of. */
export const bodies = async <T>(pool: pg.Pool, sql: string, values: readonly unknown[]): Promise<readonly T[]> => {
  const { rows } = await pool.query<{ body: string }>(sql, [...values])
  return rows.map(({ body }) => JSON.parse(body) as T)
}

/** Documents of collection $1 in one of the states $2. */
export const inStates = `select body from document where collection = $1 and body::json ->> 'state' = any($2) order by id`

/** Documents of collection $1 with the ids $2. */
export const withIds = `select body from document where collection = $1 and id = any($2) order by id`

const HOUR = 60 * 60_000
/** A look covers more than the hour since the one before, so that one which failed is made good by the next. */
export const LOOK_BACK = 3 * HOUR

export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key) ?? []
    groups.set(key, group)
    group.push(item)
  }
  return groups
}
