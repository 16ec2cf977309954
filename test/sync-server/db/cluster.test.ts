import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { removeFolder } from '../../../scripts/demo/remove-folder.ts'
import { type Cluster, runningClusterUrl, startCluster } from '../../../sync-server/db/cluster.ts'
import { startTimeOf } from '../../../sync-server/db/running-process.ts'

const folders: string[] = []
const clusters: Cluster[] = []

const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'jinquan-cluster-'))
  folders.push(folder)
  return folder
}

const start = async (folder: string): Promise<Cluster> => {
  const cluster = await startCluster(folder)
  clusters.push(cluster)
  return cluster
}

const ask = async (url: string, text: string): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query({ text, rowMode: 'array' })
  await client.end()
  return rows[0]?.[0]
}

afterEach(async () => {
  for (const cluster of clusters.splice(0)) await cluster.stop()
  for (const folder of folders.splice(0)) await removeFolder(folder)
})

describe('the packaged PostgreSQL', () => {
  test('is durable, UTF-8 and sorts by code point', async () => {
    const { url } = await start(await newFolder())
    expect(await ask(url, 'show fsync')).toBe('on')
    expect(await ask(url, 'show synchronous_commit')).toBe('on')
    expect(await ask(url, 'show server_encoding')).toBe('UTF8')
    expect(await ask(url, `select string_agg(x, '' order by x) from (values ('太'), ('a'), ('B')) t(x)`)).toBe('Ba太')
  })

  test('listens on 127.0.0.1 only and asks for the password', async () => {
    const { url } = await start(await newFolder())
    expect(await ask(url, 'show listen_addresses')).toBe('127.0.0.1')
    const guess = new URL(url)
    guess.password = 'guess'
    await expect(ask(guess.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  })

  // Windows keeps a file to an account in another way: by the folder it lies in.
  test.skipIf(process.platform === 'win32')('keeps the password to the account of the server', async () => {
    const folder = await newFolder()
    await start(folder)
    expect((await stat(join(folder, 'database-password'))).mode & 0o777).toBe(0o600)
  })

  test('keeps its rows over stop and start', async () => {
    const folder = await newFolder()
    const first = await start(folder)
    await ask(first.url, 'create table kept as select 7 as n')
    await first.stop()
    const second = await start(folder)
    expect(await ask(second.url, 'select n from kept')).toBe(7)
  })

  test('takes over from a PostgreSQL that outlived its killed server', async () => {
    const folder = await newFolder()
    const first = await start(folder)
    await ask(first.url, 'create table kept as select 7 as n')
    await writeFile(join(folder, 'server.json'), JSON.stringify({ pid: 2 ** 22 - 3, startedAt: '1' }))
    const second = await start(folder)
    expect(second.processId).not.toBe(first.processId)
    expect(await ask(second.url, 'select n from kept')).toBe(7)
  })

  test('recovers after SIGKILL of the postmaster, also when its process id belongs to another program by now', async () => {
    const folder = await newFolder()
    const first = await start(folder)
    await ask(first.url, 'create table kept as select 7 as n')
    process.kill(first.processId ?? 0, 'SIGKILL')
    await expect.poll(() => ask(first.url, 'select 1').catch(() => 'gone')).toBe('gone')
    const pidFile = join(folder, 'postgres', 'postmaster.pid')
    const lines = (await readFile(pidFile, 'utf8')).split('\n')
    await writeFile(pidFile, [String(process.pid), ...lines.slice(1)].join('\n'))
    const second = await start(folder)
    expect(await ask(second.url, 'select n from kept')).toBe(7)
  })
})

test('a postmaster that was killed comes back on its port, and stays down once stopped', async () => {
  const folder = await newFolder()
  const cluster = await start(folder)
  cluster.keepRunning()
  await ask(cluster.url, 'create table kept as select 7 as n')
  const postmaster = async () => (await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]
  for (let kill = 1; kill <= 2; kill++) {
    const killed = await postmaster()
    process.kill(Number(killed), 'SIGKILL')
    await expect.poll(() => postmaster().catch(() => killed), { timeout: 60_000 }).not.toBe(killed)
    await expect.poll(() => ask(cluster.url, 'select n from kept').catch(() => 'gone'), { timeout: 60_000 }).toBe(7)
  }
  await cluster.stop()
  await expect(ask(cluster.url, 'select 1')).rejects.toThrow()
})

describe('a data folder that cannot be used', () => {
  test('held by a living server: refused, and readable by short commands', async () => {
    const folder = await newFolder()
    const cluster = await start(folder)
    const holder = JSON.parse(await readFile(join(folder, 'server.json'), 'utf8'))
    expect(holder.pid).toBe(process.pid)
    const startedAt = await startTimeOf(process.ppid)
    await writeFile(join(folder, 'server.json'), JSON.stringify({ pid: process.ppid, startedAt }))
    await expect(startCluster(folder)).rejects.toMatchObject({ code: 'dataFolderInUse' })
    expect(await runningClusterUrl(folder)).toBe(cluster.url)
  })

  test('made by another major version: refused with both versions named', async () => {
    const folder = await newFolder()
    const cluster = await start(folder)
    await cluster.stop()
    await writeFile(join(folder, 'postgres', 'PG_VERSION'), '14\n')
    await expect(startCluster(folder)).rejects.toMatchObject({
      code: 'databaseVersion',
      message: expect.stringContaining('PostgreSQL 14')
    })
  })

  test('a file in its place: refused', async () => {
    const path = join(await newFolder(), 'file')
    await writeFile(path, '')
    await expect(startCluster(path)).rejects.toMatchObject({ code: 'dataFolderUnusable' })
  })

  test('the password lost: refused, the database is not made anew', async () => {
    const folder = await newFolder()
    const cluster = await start(folder)
    await cluster.stop()
    await rm(join(folder, 'database-password'))
    await expect(startCluster(folder)).rejects.toMatchObject({ code: 'dataFolderUnusable' })
  })
})
