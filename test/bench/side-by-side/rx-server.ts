import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import pg from 'pg'

interface PushedRow {
  readonly newDocumentState: { readonly id: string; readonly updatedAt: number }
  readonly assumedMasterState?: unknown
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString()
}

/** Documents behind a place in the order of change; the text goes out as it lies in the table. */
async function pulled(pool: pg.Pool, query: URLSearchParams): Promise<string> {
  const { rows } = await pool.query<{ id: string; at: string; body: string }>(
    `select id, at, body from rx where (at, id) > ($1::bigint, $2) order by at, id limit $3`,
    [query.get('at'), query.get('id'), query.get('limit')]
  )
  const last = rows.at(-1)
  const checkpoint = { at: Number(last?.at ?? query.get('at')), id: last?.id ?? query.get('id') }
  return `{"documents":[${rows.map(row => row.body).join()}],"checkpoint":${JSON.stringify(checkpoint)}}`
}

/** As RxDB's protocol has it: a row whose document is another here than its sender assumes is a conflict. */
async function pushed(pool: pg.Pool, rows: readonly PushedRow[]): Promise<readonly unknown[]> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const ids = rows.map(row => row.newDocumentState.id)
    const held = await client.query<{ id: string; body: string }>(
      'select id, body from rx where id = any($1) order by id for update',
      [ids]
    )
    const present = new Map(held.rows.map(row => [row.id, row.body]))
    const isFresh = ({ newDocumentState: { id }, assumedMasterState }: PushedRow) =>
      present.has(id) === (assumedMasterState !== undefined)
    const fresh = rows.filter(isFresh)
    await client.query(
      `insert into rx select * from unnest($1::text[], $2::bigint[], $3::text[])
       on conflict (id) do update set at = excluded.at, body = excluded.body`,
      [
        fresh.map(row => row.newDocumentState.id),
        fresh.map(row => row.newDocumentState.updatedAt),
        fresh.map(row => JSON.stringify(row.newDocumentState))
      ]
    )
    await client.query('commit')
    return rows.filter(row => !isFresh(row)).map(row => JSON.parse(present.get(row.newDocumentState.id) ?? 'null'))
  } finally {
    client.release()
  }
}

/** The server half of RxDB's HTTP replication as its manual describes it, on the same PostgreSQL with fsync on. */
export async function startRxServer(databaseUrl: string, pageFolder: string) {
  const pool = new pg.Pool({ connectionString: databaseUrl })
  await pool.query('create table rx (id text primary key, at bigint not null, body text not null)')
  await pool.query('create index on rx (at, id)')
  async function answer(request: IncomingMessage): Promise<string | Buffer> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (url.pathname === '/rx/pull') return pulled(pool, url.searchParams)
    if (url.pathname === '/rx/push')
      return JSON.stringify(await pushed(pool, JSON.parse(await bodyOf(request)) as PushedRow[]))
    return readFile(path.join(pageFolder, url.pathname === '/page.js' ? 'page.js' : 'index.html'))
  }
  const http = createServer((request, response) => {
    const isScript = request.url === '/page.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8')
    answer(request).then(
      body => response.end(body),
      error => {
        process.stderr.write(`${String(error)}\n`)
        response.writeHead(500).end()
      }
    )
  })
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/`,
    fill: async (documents: readonly PushedRow['newDocumentState'][]): Promise<void> => {
      for (let at = 0; at < documents.length; at += 1000) {
        const rows = documents.slice(at, at + 1000).map(newDocumentState => ({ newDocumentState }))
        await pushed(pool, rows)
      }
    },
    empty: async (): Promise<void> => void (await pool.query('truncate rx')),
    stop: async (): Promise<void> => {
      http.closeAllConnections()
      http.close()
      await pool.end()
    }
  }
}
