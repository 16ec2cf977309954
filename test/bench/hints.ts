// performance.md: a hint to 2,000 streams: how late the last of them hears, and what a stream costs the server.
import { connect, type Socket } from 'node:net'
import { percentile, printFigure } from './replica/figures.ts'
import { openLine, postRequest } from './server/line.ts'
import { memoryOf } from './server/memory.ts'
import { withServer } from './server/with-server.ts'

const STREAMS = Number(process.env.BENCH_DEVICES ?? 2000)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 10)

interface Stream {
  readonly socket: Socket
  /** Resolves at the next hint of a county. */
  readonly nextHint: () => Promise<number>
}

const openStream = (url: URL, token: string): Promise<Stream> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname)
    let heard: (at: number) => void = () => undefined
    const stream: Stream = {
      socket,
      nextHint: () =>
        new Promise(tell => {
          heard = tell
        })
    }
    socket.setEncoding('latin1')
    socket.on('data', chunk => {
      const text = String(chunk)
      if (text.includes(': connected')) resolve(stream)
      if (text.includes('"scope":"county:')) heard(performance.now())
    })
    socket.once('error', reject)
    socket.once('connect', () =>
      socket.write(`GET /v1/stream HTTP/1.1\r\nhost: ${url.host}\r\nauthorization: Bearer ${token}\r\n\r\n`)
    )
  })

await withServer({ desks: 1 }, async ({ server, desks }) => {
  const [desk] = desks
  if (!desk) throw new Error('no desk')
  const line = await openLine(server.url)
  const upload = () => line.send(postRequest(new URL('/v1/journal', server.url), desk.token, desk.nextUpload(1)))
  for (let n = 0; n < 50; n += 1) await upload()
  const before = memoryOf(server.process.pid)
  const streams: Stream[] = []
  while (streams.length < STREAMS)
    streams.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(50, STREAMS - streams.length) }, () => openStream(server.url, desk.token))
      ))
    )
  const after = memoryOf(server.process.pid)
  const late: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const hints = streams.map(({ nextHint }) => nextHint())
    const start = performance.now()
    await upload()
    late.push(...(await Promise.all(hints)).map(at => at - start))
  }
  for (const { socket } of streams) socket.destroy()
  line.close()
  const single = (name: string, value: number, unit: string, rounds: number) =>
    printFigure({ name, value, unit, raw: null, ratio: null, rounds })
  single(`hint to ${STREAMS} streams, from the upload's start, p99`, percentile(late, 0.99), 'ms', ROUNDS)
  single(`hint to ${STREAMS} streams, from the upload's start, median`, percentile(late, 0.5), 'ms', ROUNDS)
  single(`a stream among ${STREAMS}: memory of the server`, (after - before) / 1024 / STREAMS, 'KiB', 1)
})
