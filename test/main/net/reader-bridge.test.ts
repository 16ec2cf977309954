import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createReaderBridge } from '../../../src-main/net/reader-bridge.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let bridge: TestServer
let answers: { status: number; body: string } = { status: 200, body: '{}' }
const seen: { url: string; authorization: string | undefined }[] = []
beforeAll(async () => {
  bridge = await startTestServer((request, response) => {
    seen.push({ url: request.url ?? '', authorization: request.headers.authorization })
    response.writeHead(answers.status, answers.status === 302 ? { location: '/v1-reader/status' } : {})
    response.end(answers.status === 204 ? undefined : answers.body)
  })
})
afterAll(() => bridge.close())

const port = () => Number(new URL(bridge.origin).port)
const ask = (path: string, method: string, to: () => number | null = port) =>
  createReaderBridge(
    (url, init) => fetch(url, init),
    to
  )(new Request(`http://desk${path}`, { method, headers: { authorization: 'Bearer page' } }))

describe('bridge of a card reader', () => {
  it('passes status and card on, without anything of the page', async () => {
    answers = { status: 200, body: '{"protocol":1}' }
    expect(await (await ask('/v1-reader/status', 'GET')).json()).toEqual({ protocol: 1 })
    answers = { status: 204, body: '' }
    expect((await ask('/v1-reader/read', 'POST')).status).toBe(204)
    answers = { status: 503, body: '{}' }
    expect((await ask('/v1-reader/read', 'POST')).status).toBe(503)
    expect(seen.every(({ authorization }) => authorization === undefined)).toBe(true)
  })

  it.each([
    ['POST', '/v1-reader/status'],
    ['GET', '/v1-reader/read'],
    ['GET', '/v1-reader/'],
    ['GET', '/v1-reader/../admin'],
    ['GET', '/v1-reader/constructor']
  ])('keeps %s %s to itself', async (method, path) => {
    seen.length = 0
    expect((await ask(path, method)).status).toBe(403)
    expect(seen).toEqual([])
  })

  it('answers 502 when there is no bridge, a redirect, or more than a reader would say', async () => {
    expect((await ask('/v1-reader/status', 'GET', () => null)).status).toBe(502)
    expect((await ask('/v1-reader/status', 'GET', () => 1)).status).toBe(502)
    answers = { status: 302, body: '' }
    expect((await ask('/v1-reader/status', 'GET')).status).toBe(502)
    answers = { status: 200, body: 'x'.repeat(70_000) }
    expect((await ask('/v1-reader/status', 'GET')).status).toBe(502)
  })
})
