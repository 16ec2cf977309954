import pg from 'pg'
import type { Body } from '../../domain/journal/entry.ts'
import type { Verdict } from '../../domain/journal/lane.ts'
import type { DemoDesk } from '../../scripts/demo/demo-desk.ts'
import type { Stage } from '../../scripts/demo/stage.ts'

/** What the server's database says, past every part of the product. */
export async function ask<T extends object>(
  stage: Stage,
  text: string,
  values: readonly unknown[] = []
): Promise<readonly T[]> {
  const client = new pg.Client({ connectionString: await stage.databaseUrl() })
  await client.connect()
  try {
    return (await client.query<T>(text, [...values])).rows
  } finally {
    await client.end()
  }
}

/** County of the sample province that has work in every state. */
export const county = '140121'
const skill = { occupation: '4-10-01-05', level: '4' } as const

/** Workers of the county of whom nobody noted this wish yet, from the `n`th on another one each time. */
export async function worker(stage: Stage, n: number): Promise<string> {
  const rows = await ask<{ id: string }>(
    stage,
    `select id from document where collection = 'person' and 'county:${county}' = any(scopes)
       and body not like '%' || $1 || '%' and body like '%"mergedInto":""%' order by id offset $2 limit 1`,
    [skill.occupation, n]
  )
  if (!rows[0]) throw new Error('the sample province has such workers')
  return rows[0].id
}

/** The smallest piece of work that a county desk can do for a worker. */
export const wish = (person: string) =>
  ({ kind: 'intention.record', args: { person, ...skill, source: 'counter' } }) as const

/** The newest own entry with its verdict. */
export async function newest(desk: DemoDesk): Promise<{ readonly body: Body; readonly verdict: Verdict | null }> {
  const { entries } = await desk.call('journal.list', { limit: 1 })
  if (!entries[0]) throw new Error('there is an entry')
  return entries[0]
}
