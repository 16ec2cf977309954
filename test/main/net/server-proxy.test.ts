import { buffer } from 'node:stream/consumers'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createLine } from '../../../src-main/net/line.ts'
import { createServerAccess } from '../../../src-main/net/server-access.ts'
import { createServerProxy } from '../../../src-main/net/server-proxy.ts'
import { startTestServer, type TestServer } from './test-server.ts'

interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: Record<string, unknown>
  readonly body: string
}

const seen: Seen[] = []
let server: TestServer
let isRegistered = true
let tokens: (string | null)[] = ['token-1']
let releaseSecondLine: () => void = () => undefined

beforeAll(async () => {
  server = await startTestServer(async (request, response) => {
    const body = (await buffer(request)).toString()
    const { method = '', url = '', headers } = request
    seen.push({ method, url, headers, body })
    if (headers.authorization === 'Bearer stale') return void response.writeHead(401).end('{"problem":"x"}')
    if (url.startsWith('/v1/replica')) {
      response.writeHead(200, { 'content-type': 'application/x-ndjson', 'set-cookie': 'a=b', server: 'x' })
      response.write('{"line":1}\n')
      releaseSecondLine = () => response.end('{"line":2}\n')
      return undefined
    }
    if (url === '/v1/reports/away') return void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()
    if (url === '/v1/reports/short') {
      const packed = brotliCompressSync('{"a":"brotli"}')
      response.writeHead(200, { 'content-encoding': 'br', 'content-type': 'application/json' })
      return void response.end(packed)
    }
    return void response.writeHead(200, { 'content-type': 'application/json', etag: '"1"' }).end('{"ok":true}')
  })
})
afterAll(() => server.close())
beforeEach(() => {
  seen.length = 0
  isRegistered = true
  tokens = ['token-1']
})

const line = createLine((url, init) => fetch(url, init))
const proxy = createServerProxy({
  access: createServerAccess(line, {
    server: () => (isRegistered ? server.origin : null),
    tokens: async refused => (refused === undefined ? (tokens[0] ?? null) : (tokens[1] ?? null))
  }),
  log: () => undefined
})
const ask = (path: string, init?: RequestInit & { duplex?: 'half' }) => proxy(new Request(`http://desk${path}`, init))
const problemOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { problem: string }).problem
]

describe('proxy to the server', () => {
  it('adds the token, passes the query on and keeps the page’s other headers back', async () => {
    const headers = {
      accept: 'application/json',
      cookie: 'a=b',
      authorization: 'Bearer forged',
      'x-forwarded-for': '1'
    }
    const response = await ask('/v1/reports/usage?year=2026', { headers })
    expect(await response.json()).toEqual({ ok: true })
    expect(seen[0]).toMatchObject({ method: 'GET', url: '/v1/reports/usage?year=2026' })
    expect(seen[0]!.headers).toMatchObject({ authorization: 'Bearer token-1', accept: 'application/json' })
    expect(Object.keys(seen[0]!.headers)).not.toEqual(expect.arrayContaining(['cookie']))
    expect(seen[0]!.headers['x-forwarded-for']).toBeUndefined()
  })

  it('streams: the first line arrives while the server still writes', async () => {
    const response = await ask('/v1/replica?from=x')
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader.read()).value).toBe('{"line":1}\n')
    releaseSecondLine()
    expect((await reader.read()).value).toBe('{"line":2}\n')
    expect((await reader.read()).done).toBe(true)
    expect([...response.headers.keys()].sort()).toEqual(['cache-control', 'content-type', 'x-content-type-options'])
  })

  it('streams a request body', async () => {
    const body = new Blob(['{"rows":', '[1,2]}']).stream()
    const response = await ask('/v1/exchange/assets', { method: 'POST', body, duplex: 'half' })
    expect(response.status).toBe(200)
    expect(seen[0]!.body).toBe('{"rows":[1,2]}')
  })

  it('does not repeat the encoding of a body that is decoded already', async () => {
    const response = await ask('/v1/reports/short')
    expect(response.headers.get('content-encoding')).toBeNull()
    expect(response.headers.get('content-length')).toBeNull()
    expect(await response.json()).toEqual({ a: 'brotli' })
  })

  it.each([
    ['POST', '/v1/journal'],
    ['GET', '/v1/stream'],
    ['POST', '/v1/leases'],
    ['POST', '/v1/login'],
    ['DELETE', '/v1/reports/usage'],
    ['PUT', '/v1/replica'],
    ['GET', '/v1/replica/extra'],
    ['GET', '/v1/reports/..%2fjournal'],
    ['GET', '/v1/reports/a/b'],
    ['GET', '/v1'],
    ['GET', '/v1/reports/%0d%0aHost:x']
  ])('keeps %s %s to itself', async (method, path) => {
    expect(await problemOf(await ask(path, { method }))).toEqual([403, 'request.forbidden'])
    expect(seen).toEqual([])
  })

  it('tries once more with a fresh token', async () => {
    tokens = ['stale', 'token-2']
    expect((await ask('/v1/reports/usage')).status).toBe(200)
    expect(seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer stale', 'Bearer token-2'])
  })

  it('hands a refusal through when there is no other token', async () => {
    tokens = ['stale', 'stale']
    expect((await ask('/v1/reports/usage')).status).toBe(401)
    expect(seen).toHaveLength(1)
  })

  it('follows no redirect, so that the token goes nowhere else', async () => {
    expect(await problemOf(await ask('/v1/reports/away'))).toEqual([503, 'line.down'])
    expect(seen).toHaveLength(1)
  })

  it('says why it could not ask', async () => {
    tokens = []
    expect(await problemOf(await ask('/v1/replica'))).toEqual([503, 'desk.locked'])
    isRegistered = false
    expect(await problemOf(await ask('/v1/replica'))).toEqual([503, 'desk.unregistered'])
    isRegistered = true
    tokens = ['token-1']
    line.setCut(true)
    expect(await problemOf(await ask('/v1/replica'))).toEqual([503, 'line.cut'])
    line.setCut(false)
  })
})
