import { createLog } from './sync-server/log.ts'
import { openDatabase } from './sync-server/db/database.ts'
import { fullSample, seedSample } from './sync-server/seed/seed-sample.ts'
import { openServerContext } from './sync-server/server-context.ts'
const folder = '/tmp/desk-data'
const database = await openDatabase({ databaseUrl: undefined, dataFolder: folder, mayShare: false } as never)
const log = createLog('silent')
const contexts: { close: () => Promise<void>; readPage: (r: never, w: never) => Promise<{ left?: number }> }[] = []
const t0 = performance.now()
const world = await seedSample(async clock => { const c = await openServerContext(database, folder, log, clock); contexts.push(c as never); return c }, fullSample, Date.now(), log)
console.log('seeded', world.count, 'disputed', world.disputed, Math.round((performance.now() - t0) / 1000), 's')
const q = async (sql: string) => (await database.pool.query(sql)).rows
await q('analyze')
console.log(await q(`select scope, count(*)::int as rows, count(left_at)::int as gone from feed where scope in ('county:140121','global') or scope like 'centre:%' group by scope order by 2 desc limit 8`))
const scopes = ['county:140121', 'device:x', 'global']
for (let i = 0; i < 5; i++) {
  for (const count of [false, true]) {
    const s = performance.now()
    const page = await contexts[0]!.readPage({ deviceId: 'x', scopes, parts: [] } as never, { from: {}, limit: 1000, count } as never)
    console.log(count ? 'with count' : 'plain', (performance.now() - s).toFixed(1), 'ms', page.left ?? '')
  }
}
console.log((await q(`explain (analyze, buffers off) select count(*)::int as n from feed f join unnest('{county:140121,global}'::text[], '{0,0}'::bigint[]) as s(scope, seq) on f.scope = s.scope and f.seq > s.seq`)).map((r: Record<string, string>) => Object.values(r)[0]).join('\n'))
for (const c of contexts) await c.close()
await database.close()
