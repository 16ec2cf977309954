import { describe, expect, it } from 'vitest'
import { createLine, LineSilent } from '../../../src-main/net/line.ts'
import { startTestServer } from './test-server.ts'

const watched = (send: typeof fetch = fetch) => {
  const line = createLine((url, init) => send(url, init))
  const states: string[] = []
  line.onChange(state => states.push(state))
  return { line, states }
}

describe('line', () => {
  it('is up once anything answers, down once nothing does', async () => {
    const server = await startTestServer((_request, response) => response.writeHead(500).end())
    const { line, states } = watched()
    expect(line.state()).toBe('down')
    expect((await line.send(server.origin)).status).toBe(500)
    await server.close()
    await expect(line.send(server.origin)).rejects.toMatchObject({ code: 'line.down' })
    await expect(line.send(server.origin)).rejects.toMatchObject({ code: 'line.down' })
    expect(states).toEqual(['up', 'down'])
  })

  it('when cut, refuses at once, ends what is under way, and is whole again afterwards', async () => {
    const server = await startTestServer((request, response) => {
      if (request.url === '/starts') response.write('begun')
      else if (request.url !== '/hangs') response.end('ok')
    })
    const { line, states } = watched()
    await line.send(server.origin)
    const underWay = line.send(`${server.origin}/hangs`)
    const stream = await line.send(`${server.origin}/starts`)
    line.setCut(true)
    line.setCut(true)
    await expect(underWay).rejects.toMatchObject({ code: 'line.cut' })
    await expect(line.send(server.origin)).rejects.toMatchObject({ code: 'line.cut' })
    await expect(stream.text()).rejects.toMatchObject({ code: 'line.cut' })
    line.setCut(false)
    expect((await line.send(server.origin)).status).toBe(200)
    expect(states).toEqual(['up', 'cut', 'up'])
    await server.close()
  })

  it('[row 33] gives up an end that says nothing, before its answer or in the middle of it', async () => {
    const server = await startTestServer((request, response) => {
      if (request.url === '/rests') response.write('begun')
    })
    const { line, states } = watched()
    const hangs = line.send(`${server.origin}/hangs`, { patience: { headMs: 150, pieceMs: 60_000 } })
    await expect(hangs).rejects.toBeInstanceOf(LineSilent)
    const rests = await line.send(`${server.origin}/rests`, { patience: { headMs: 60_000, pieceMs: 150 } })
    await expect(rests.text()).rejects.toMatchObject({ name: 'LineSilent', code: 'line.down' })
    expect(states).toEqual(['up', 'down'])
    await server.close()
  })

  it('[row 33] lets a slow end finish', async () => {
    const server = await startTestServer((_request, response) => {
      let left = 6
      const timer = setInterval(() => {
        if (left > 0) response.write(String(left))
        else response.end()
        if (left === 0) clearInterval(timer)
        left -= 1
      }, 600)
    })
    const { line } = watched()
    // Longer in all than patience lasts for one piece, and each piece far shorter: a busy machine is slow.
    const answer = await line.send(server.origin, { patience: { headMs: 60_000, pieceMs: 3000 } })
    expect(await answer.text()).toBe('654321')
    await server.close()
  })

  it('an answer that breaks off means the line is down', async () => {
    const server = await startTestServer((_request, response) => {
      response.write('begun', () => setTimeout(() => response.destroy(), 20))
    })
    const { line, states } = watched()
    await expect((await line.send(server.origin)).text()).rejects.toMatchObject({ code: 'line.down' })
    expect(states).toEqual(['up', 'down'])
    await server.close()
  })

  it('an abort by the caller says nothing about the line', async () => {
    const server = await startTestServer((request, response) => {
      if (request.url === '/') response.end('ok')
    })
    const { line, states } = watched()
    await line.send(server.origin)
    const abort = new AbortController()
    const underWay = line.send(`${server.origin}/hangs`, { signal: abort.signal })
    abort.abort()
    await expect(underWay).rejects.toMatchObject({ name: 'AbortError' })
    expect(states).toEqual(['up'])
    await server.close()
  })
})
