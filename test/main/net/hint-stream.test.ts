import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { waitUnlessAborted } from '../../../src-main/desk/wait.ts'
import { backoffMs, type Ending, type Hint, openHintStream, SILENCE_MS } from '../../../src-main/net/hint-stream.ts'
import { createLine } from '../../../src-main/net/line.ts'
import { createServerAccess } from '../../../src-main/net/server-access.ts'
import { startTestServer, type TestServer } from './test-server.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

interface Watched {
  readonly hints: Hint[]
  readonly waits: number[]
  readonly streams: ServerResponse[]
  readonly server: TestServer
  readonly nudge: () => void
}

/** Waits are recorded; those of a back-off pass at once unless `holdBackoff`, silence only when `isSilent`. */
async function watch(
  options: { status?: number; headers?: Record<string, string>; holdBackoff?: boolean; isSilent?: boolean } = {}
): Promise<Watched> {
  const streams: ServerResponse[] = []
  const server = await startTestServer((_request, response) => {
    response.writeHead(options.status ?? 200, { 'content-type': 'text/event-stream', ...options.headers })
    if (options.status !== undefined) return void response.end()
    response.write(': hello\n\n')
    return void streams.push(response)
  })
  closing.push(server.close)
  const hints: Hint[] = []
  const waits: number[] = []
  const line = createLine((url, init) => fetch(url, init))
  const stream = openHintStream({
    access: createServerAccess(line, { server: () => server.origin, tokens: async () => 'token' }),
    onHint: hint => hints.push(hint),
    random: () => 0.5,
    log: () => undefined,
    wait: (ms, signal) => {
      waits.push(ms)
      const passes = ms === SILENCE_MS ? options.isSilent === true : options.holdBackoff !== true
      return waitUnlessAborted(passes ? 5 : 60_000, signal)
    }
  })
  closing.push(stream.close)
  return { hints, waits, streams, server, nudge: stream.nudge }
}

const everything: Hint = { scope: '*', seq: null }
const sendHint = (stream: ServerResponse, hint: unknown) =>
  stream.write(`event: hint\ndata: ${JSON.stringify(hint)}\n\n`)

describe('hint stream', () => {
  it('says "pull everything" on connecting and passes hints on', async () => {
    const { hints, streams } = await watch()
    await expect.poll(() => streams).toHaveLength(1)
    sendHint(streams[0]!, { scope: 'county:140105', seq: 12 })
    sendHint(streams[0]!, { scope: 'county:140105', seq: 'x' })
    sendHint(streams[0]!, { scope: 'province', seq: 3 })
    await expect
      .poll(() => hints)
      .toEqual([everything, { scope: 'county:140105', seq: 12 }, { scope: 'province', seq: 3 }])
  })

  it('comes back after the server ended it', async () => {
    const { hints, streams } = await watch()
    await expect.poll(() => streams).toHaveLength(1)
    streams[0]!.end()
    await expect.poll(() => streams).toHaveLength(2)
    await expect.poll(() => hints).toEqual([everything, everything])
  })

  it('[row 33] gives up a line that is silent for too long', async () => {
    const { streams } = await watch({ isSilent: true })
    await expect.poll(() => streams.length).toBeGreaterThan(1)
  })

  it('[row 34] is back at once after a break of its own line; where the server is gone, at any time of a minute', async () => {
    const gone: Ending = { kind: 'refused', retryAfterMs: 5000 }
    const spread = (ending: Ending) => [0, 0.5, 1].map(chance => backoffMs(ending, () => chance))
    expect(spread({ kind: 'broken' })).toEqual([0, 500, 1000])
    expect(spread({ kind: 'left' })).toEqual([0, 30_000, 60_000])
    expect(spread(gone)).toEqual([5000, 35_000, 65_000])
    const { waits, streams } = await watch()
    const backoffs = () => waits.filter(ms => ms !== SILENCE_MS)
    await expect.poll(() => streams).toHaveLength(1)
    streams[0]?.destroy()
    await expect.poll(() => backoffs()).toEqual([500])
    await expect.poll(() => streams).toHaveLength(2)
    streams[1]?.end()
    await expect.poll(() => backoffs()).toEqual([500, 30_000])
  })

  it('[row 34] stays away for as long as the server asks, and a little by chance', async () => {
    const { waits } = await watch({ status: 503, headers: { 'retry-after': '5' } })
    await expect.poll(() => waits.slice(0, 2)).toEqual([35_000, 35_000])
  })

  it('a nudge during an attempt that then fails leads to another at once', async () => {
    const held = new AbortController()
    let asked = 0
    const waits: number[] = []
    const stream = openHintStream({
      access: {
        request: async () => {
          asked += 1
          if (asked === 1) await waitUnlessAborted(60_000, held.signal)
          throw new Error('nobody there')
        }
      },
      onHint: () => undefined,
      random: () => 0.5,
      log: () => undefined,
      wait: (ms, signal) => {
        waits.push(ms)
        return waitUnlessAborted(60_000, signal)
      }
    })
    closing.push(stream.close)
    await expect.poll(() => asked).toBe(1)
    stream.nudge()
    held.abort()
    await expect.poll(() => waits).toEqual([30_000])
    expect(asked).toBe(2)
  })

  it('a nudge ends the waiting', async () => {
    const { waits, nudge } = await watch({ status: 503, holdBackoff: true })
    await expect.poll(() => waits).toHaveLength(1)
    nudge()
    await expect.poll(() => waits).toHaveLength(2)
  })
})
