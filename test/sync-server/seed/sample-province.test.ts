import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkIdNumber } from '../../../domain/codes/id-number.ts'
import { operatorSchema, roles } from '../../../domain/directory/operator.ts'
import { documentSchemas } from '../../../domain/documents.ts'
import { approvedFen, claimSchema, paidFen } from '../../../domain/subsidy/claim.ts'
import { createLog } from '../../../sync-server/log.ts'
import { readStatistics } from '../../../sync-server/reports/statistics.ts'
import { createChance } from '../../../sync-server/seed/sample-chance.ts'
import { samplePerson } from '../../../sync-server/seed/sample-people.ts'
import { seedSample } from '../../../sync-server/seed/seed-sample.ts'
import { type OpenedContext, openServerContext } from '../../../sync-server/server-context.ts'
import { createTestDatabase, type TestDatabase } from '../test-database.ts'

const size = { workers: 720, weeks: 18, classes: 8 }
const today = Date.UTC(2026, 10, 22, 8)
const log = createLog('silent')

interface Seeded {
  readonly database: TestDatabase
  readonly context: OpenedContext
  readonly entries: number
  readonly disputed: number
}
const folders: string[] = []
const seeded: Seeded[] = []

const seedOnce = async (): Promise<Seeded> => {
  const database = await createTestDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'jinquan-seed-'))
  folders.push(folder)
  const contexts: OpenedContext[] = []
  const open = async (clock: () => number) => {
    const context = await openServerContext(database, folder, log, clock)
    contexts.push(context)
    return context
  }
  const world = await seedSample(open, size, today, log)
  const one = { database, context: contexts[0]!, entries: world.count, disputed: world.disputed }
  seeded.push(one)
  return one
}

let first: Seeded
beforeAll(async () => {
  first = await seedOnce()
}, 120_000)
afterAll(async () => {
  for (const { context, database } of seeded) {
    await context.close()
    await database.drop()
  }
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

describe('the sample province', () => {
  test('has every region, the rich county and a dispute, all by entries', async () => {
    const { pool } = first.database
    const { rows } = await pool.query(
      `select (select count(*) from entry) as entries, (select count(*) from entry where lane = 'accepted') as accepted,
         (select count(*) from document where collection = 'directory' and body::json ->> 'type' = 'county') as counties,
         (select count(*) from document where collection = 'directory' and body::json ->> 'type' = 'city') as cities,
         (select count(*) from document where collection = 'person') as people,
         (select count(*) from document where collection = 'case' and body::json ->> 'kind' = 'dispute') as disputes,
         (select count(distinct body::json ->> 'state') from document
           where collection = 'case' and body::json ->> 'kind' = 'alert') as alerts`
    )
    expect(rows[0]).toMatchObject({
      entries: first.entries,
      counties: 117,
      cities: 11,
      people: size.workers,
      disputes: 1,
      alerts: 4
    })
    expect(rows[0].entries - rows[0].accepted).toBe(first.disputed)
    expect(first.disputed).toBe(1)
  })

  test('has every role that has a desk, and an auditor without any work', async () => {
    const { rows } = await first.database.pool.query<{ body: string }>(
      `select body from document where collection = 'directory' and body::json ->> 'kind' = 'operator'`
    )
    const operators = rows.map(({ body }) => operatorSchema.parse(JSON.parse(body)))
    const held = new Set(operators.flatMap(operator => operator.roles))
    expect(roles.filter(role => !held.has(role))).toEqual(['assessor'])
    const [auditor, ...more] = operators.filter(operator => operator.roles.includes('auditor'))
    expect(more).toEqual([])
    expect(auditor).toMatchObject({ login: 'auditor', roles: ['auditor'], state: 'active' })
  })

  test('has classes in every state that work can be in', async () => {
    const { rows } = await first.database.pool.query(
      `select distinct body::json ->> 'state' as state from document where collection = 'trainingClass' order by 1`
    )
    expect(rows.map(({ state }) => state)).toEqual(
      expect.arrayContaining(['draft', 'finished', 'running', 'submitted'])
    )
  })

  test('[M13] takes the first classes to the payout, to the fen', async () => {
    const { rows } = await first.database.pool.query<{ body: string }>(
      `select body from document where collection = 'claim' and body::json ->> 'state' = 'reconciled'`
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { body } of rows) {
      const claim = claimSchema.parse(JSON.parse(body))
      expect(paidFen(claim)).toBe(approvedFen(claim))
      expect(paidFen(claim)).toBe(claim.lines.length * 100_000)
      expect(claim.payouts.map(({ sumFen }) => sumFen)).toEqual([paidFen(claim)])
    }
  })

  test('keeps the schema of every document', async () => {
    const { rows } = await first.database.pool.query<{ collection: keyof typeof documentSchemas; body: string }>(
      'select collection, body from document'
    )
    for (const { collection, body } of rows) {
      expect(documentSchemas[collection].safeParse(JSON.parse(body)).error, collection).toBeUndefined()
    }
  })

  test('shows on the province page', async () => {
    const { counties, province, isSample } = await readStatistics(first.database.pool, today)
    expect(isSample).toBe(true)
    const here = counties.find(({ region }) => region === '140121')?.figures ?? {}
    expect(here['person.registered']).toBe(size.workers)
    expect(here['voucher.value-open.redeemed']).toBeGreaterThan(50)
    expect(province.figures['person.registered']).toBe(size.workers)
  })

  test('is known by its office: a province without one is not called a sample', async () => {
    const empty = await createTestDatabase()
    expect(await readStatistics(empty.pool, today)).toMatchObject({ isSample: false, province: { figures: {} } })
    await empty.drop()
  })

  test('is the same for the same seed, but for keys, signatures and the id of the server', async () => {
    const second = await seedOnce()
    const texts = async ({ database }: Seeded) => {
      const { rows } = await database.pool.query<{ key: string; body: string }>(
        `select collection || '/' || id as key, body from document where collection not in ('lease', 'directory', 'person') order by 1`
      )
      return rows
    }
    expect(second.entries).toBe(first.entries)
    expect(await texts(second)).toEqual(await texts(first))
  }, 120_000)

  test('is filled into an empty server only', async () => {
    await expect(seedSample(async () => first.context, size, today, log)).rejects.toMatchObject({ code: 'usage' })
  })
})

test('sample workers have numbers that nobody has, no two the same', () => {
  const chance = createChance(1)
  const numbers = Array.from({ length: 12_500 }, (_, n) => samplePerson(chance, n, today, 2026).identity.idNumber!)
  expect(new Set(numbers).size).toBe(numbers.length)
  for (const number of numbers.slice(0, 500)) {
    expect(checkIdNumber(number, { today: '2026-11-22', allowSampleRegion: true }).ok).toBe(true)
    expect(checkIdNumber(number, { today: '2026-11-22' }).ok).toBe(false)
  }
})
