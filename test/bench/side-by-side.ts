// performance.md "side by side": the same first pull and push by other stacks, every write on the disk at both ends.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { counties } from '../../domain/codes/regions.ts'
import { startCluster } from '../../sync-server/db/cluster.ts'
import { type Database, openDatabase } from '../../sync-server/db/database.ts'
import { sampleVoucher } from '../renderer/replica/browser/sample-documents.ts'
import { printRatio } from './replica/figures.ts'
import { foundProvince } from './server/province.ts'
import { startServerProcess } from './server/server-process.ts'
import { openPouch, openRx, type Sent, type Stack } from './side-by-side/foreign.ts'
import { installForeignStacks } from './side-by-side/install.ts'
import { openOurs } from './side-by-side/ours.ts'

const PULLED = Number(process.env.BENCH_DOCUMENTS ?? 10_000)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
const PUSHED = Number(process.env.BENCH_PUSHED ?? 2000)

const vouchersOf = (county: string, count: number): readonly Sent[] =>
  Array.from({ length: count }, (_, n) => {
    const document = { ...sampleVoucher(n), county }
    return { ...document, newestFirst: Number.MAX_SAFE_INTEGER - document.updatedAt }
  })

/** The same documents in the product's own tables. */
async function layDown({ pool }: Pick<Database, 'pool'>, county: string, count: number): Promise<void> {
  const scope = `county:${county}`
  const all = Array.from({ length: count }, (_, n) => ({ ...sampleVoucher(n), county }))
  const ids = all.map(({ id }) => id)
  await pool.query(
    `insert into document (collection, id, version, scopes, sealed, body, updated_at)
     select 'voucher', v.id, 1, array[$1], null, v.body, v.at
     from unnest($2::text[], $3::text[], $4::bigint[]) as v (id, body, at)`,
    [scope, ids, all.map(one => JSON.stringify(one)), all.map(({ updatedAt }) => updatedAt)]
  )
  await pool.query(
    `insert into feed (scope, collection, id, seq)
     select $1, 'voucher', v.id, coalesce((select seq from scope_counter where scope = $1), 0) + v.n
     from unnest($2::text[]) with ordinality as v (id, n)`,
    [scope, ids]
  )
  await pool.query(
    `insert into scope_counter (scope, seq, documents) values ($1, $2, $2)
     on conflict (scope) do update set seq = scope_counter.seq + $2, documents = scope_counter.documents + $2`,
    [scope, count]
  )
}

async function race(ours: Stack, others: readonly Stack[], sent: readonly Sent[]): Promise<void> {
  const rounds = others.map(stack => ({ stack, pulls: [] as [number, number][], pushes: [] as [number, number][] }))
  for (let round = 0; round < ROUNDS; round += 1) {
    const pulled = await ours.pull(PULLED)
    for (const { stack, pulls } of rounds) pulls.push([pulled, await stack.pull(PULLED)])
    const pushed = await ours.push(sent)
    for (const { stack, pushes } of rounds) pushes.push([pushed, await stack.push(sent)])
  }
  for (const { stack, pulls, pushes } of rounds) {
    printRatio(`first pull of ${PULLED} against ${stack.name}`, 'documents a second', pulls)
    printRatio(`push of ${PUSHED} against ${stack.name}`, 'a second', pushes)
    await stack.close()
  }
}

await installForeignStacks()
const folder = await mkdtemp(path.join(tmpdir(), 'jinquan-bench-'))
const cluster = await startCluster(folder)
try {
  const database = await openDatabase({ databaseUrl: cluster.url, dataFolder: folder, mayShare: true })
  const county = counties()[0]?.code ?? ''
  const { desks } = await foundProvince(database, folder, 1)
  const [desk] = desks
  if (!desk) throw new Error('the province has no desk')
  await layDown(database, county, PULLED)
  const server = await startServerProcess(cluster.url, folder)
  const documents = vouchersOf(county, PULLED)
  const side = path.join(folder, 'side')
  const others = [await openPouch(side, documents), await openRx(side, cluster.url, documents)]
  await race(openOurs(server.url, desk), others, documents.slice(0, PUSHED))
  await server.stop()
  await database.close()
} finally {
  await cluster.stop()
  await rm(folder, { recursive: true, force: true })
}
