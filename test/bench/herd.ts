// performance.md: devices that all come back within a minute, each with entries to bring and a replica to renew.
import { setTimeout as pause } from 'node:timers/promises'
import { percentile, printFigure } from './replica/figures.ts'
import { openLine, postRequest } from './server/line.ts'
import { memoryOf } from './server/memory.ts'
import type { Desk } from './server/province.ts'
import { pullAll } from './server/pull-client.ts'
import { withServer } from './server/with-server.ts'

const DEVICES = Number(process.env.BENCH_DEVICES ?? 3600)
const ENTRIES = 20
/** As the desks do: each at its own moment of the first minute. */
const SPREAD_MS = Number(process.env.BENCH_SPREAD_MS ?? 60_000)
const PAGE = 1000

interface Served {
  /** Milliseconds from its coming to the answer to its upload. */
  readonly first: number
  readonly turnedAway: number
}

/** A request that was told to come later comes later; any other failure ends the bench. */
const untilServed = async <T>(ask: () => Promise<T>, onTurnedAway: () => void): Promise<T> => {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('HTTP/1.1 503') || tries > 100) throw error
      onTurnedAway()
      await pause(1000 + Math.random() * 2000)
    }
  }
}

await withServer({ desks: DEVICES, peopleEach: 0 }, async ({ server, desks }) => {
  const uploads = desks.map(desk =>
    postRequest(new URL('/v1/journal', server.url), desk.token, desk.nextRegistrations(ENTRIES))
  )
  console.error(`${DEVICES} devices are ready`)
  const comeBack = async (desk: Desk, upload: Buffer): Promise<Served> => {
    await pause(Math.random() * SPREAD_MS)
    const came = performance.now()
    let turnedAway = 0
    const line = await openLine(server.url)
    const reply = await untilServed(
      () => line.send(upload),
      () => (turnedAway += 1)
    )
    const first = performance.now() - came
    const { verdicts } = JSON.parse(reply.toString()) as { verdicts: { lane: string }[] }
    if (verdicts.length !== ENTRIES || verdicts.some(({ lane }) => lane !== 'accepted'))
      throw new Error(`${desk.device} brought ${ENTRIES} entries and was answered ${JSON.stringify(verdicts[0])}`)
    await untilServed(
      () => pullAll(line, server.url.host, desk.token, PAGE),
      () => (turnedAway += 1)
    )
    line.close()
    return { first, turnedAway }
  }
  const idle = memoryOf(server.process.pid)
  let most = idle
  const watch = setInterval(() => {
    most = Math.max(most, memoryOf(server.process.pid))
  }, 500)
  const start = performance.now()
  const served = await Promise.all(desks.map((desk, n) => comeBack(desk, uploads[n] ?? Buffer.alloc(0))))
  const drained = (performance.now() - start) / 1000
  clearInterval(watch)
  const firsts = served.map(({ first }) => first / 1000)
  const single = (name: string, value: number, unit: string) =>
    printFigure({
      name: `herd of ${DEVICES}, ${ENTRIES} entries each: ${name}`,
      value,
      unit,
      raw: null,
      ratio: null,
      rounds: 1
    })
  single('drained after', drained, 's')
  single('first answer, worst', Math.max(...firsts), 's')
  single('first answer, p99', percentile(firsts, 0.99), 's')
  single(
    'turned away for later',
    served.reduce((sum, { turnedAway }) => sum + turnedAway, 0),
    'requests'
  )
  single('memory over idle, most', (most - idle) / 1024 / 1024, 'MiB')
})
