import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'

/** One insert, one update, commit: what any program needs at least for one piece of work. Each statement is a trip. */
const accounts = 100_000
const insertText = (id: string, text: string) => `insert into bench_log (account, note) values (${id}, '${text}')`
const updateText = (id: string) => `update bench_account set n = n + 1 where id = ${id}`
const note = 'x'.repeat(400)

const script = `\\set id random(1, ${accounts})
begin;
${insertText(':id', note)};
${updateText(':id')};
commit;
`

export interface RawLimit {
  /** What it is, for the page with the figures. */
  readonly name: string
  /** Transactions a second with so many clients. */
  readonly run: (clients: number, seconds: number) => Promise<number>
}

const findPgbench = async (): Promise<string | null> => {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? (await readdir(root)).sort().reverse() : []
  const found = versions.map(version => path.join(root, version, 'bin', 'pgbench')).find(existsSync)
  return found ?? null
}

const output = (file: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let [text, errors] = ['', '']
    child.stdout.on('data', chunk => (text += String(chunk)))
    child.stderr.on('data', chunk => (errors += String(chunk)))
    child.once('error', reject)
    child.once('close', code =>
      code === 0 ? resolve(text) : reject(new Error(`${file} ended with ${code}: ${errors}`))
    )
  })

const byPgbench = (file: string, url: URL, scriptFile: string): RawLimit => ({
  name: 'pgbench',
  run: async (clients, seconds) => {
    const flags = ['-n', '-M', 'prepared', '-c', clients, '-j', 1, '-T', seconds, '-f', scriptFile]
    const where = ['-h', url.hostname, '-p', url.port, '-U', url.username, url.pathname.slice(1)]
    const env = { ...process.env, PGPASSWORD: decodeURIComponent(url.password) }
    const text = await output(file, [...flags, ...where].map(String), env)
    const tps = /tps = ([\d.]+)/.exec(text)?.[1]
    if (tps === undefined) throw new Error(`pgbench said nothing of its speed: ${text}`)
    return Number(tps)
  }
})

/** The same transactions from Node where pgbench is not installed. It is slower than C, so ratios come out higher. */
const byNode = (url: URL): RawLimit => ({
  name: 'a Node loop (pgbench is not installed)',
  run: async (clients, seconds) => {
    const connections = await Promise.all(
      Array.from({ length: clients }, async () => {
        const client = new pg.Client({ connectionString: url.href })
        await client.connect()
        return client
      })
    )
    const [start, end] = [performance.now(), performance.now() + seconds * 1000]
    let done = 0
    await Promise.all(
      connections.map(async client => {
        while (performance.now() < end) {
          const id = 1 + Math.floor(Math.random() * accounts)
          await client.query('begin')
          await client.query({ name: 'i', text: insertText('$1', note), values: [id] })
          await client.query({ name: 'u', text: updateText('$1'), values: [id] })
          await client.query('commit')
          done += 1
        }
      })
    )
    const rate = (done * 1000) / (performance.now() - start)
    await Promise.all(connections.map(client => client.end()))
    return rate
  }
})

/** Makes its tables in the database that the server works on, so that both live under the same settings. */
export const openRawLimit = async (databaseUrl: string, folder: string): Promise<RawLimit> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  for (const text of [
    'create table bench_account (id int primary key, n bigint not null) with (fillfactor = 85)',
    'create table bench_log (id bigint generated always as identity primary key, account int not null, note text not null)',
    `insert into bench_account select i, 0 from generate_series(1, ${accounts}) i`,
    'vacuum analyze bench_account'
  ])
    await client.query(text)
  await client.end()
  const file = await findPgbench()
  if (file === null) return byNode(new URL(databaseUrl))
  const scriptFile = path.join(folder, 'pgbench.sql')
  await writeFile(scriptFile, script)
  return byPgbench(file, new URL(databaseUrl), scriptFile)
}
