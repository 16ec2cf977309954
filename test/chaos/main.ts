import { spawnSync } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { runChaos } from './run-chaos.ts'
import { canMount } from './small-disk.ts'
import { WindowDesk } from './window-desk.ts'

const usage = `npm run chaos -- [--rounds N] [--seed S] [--json] [--keep]
  two desktop apps, the server and PostgreSQL as real processes under faults; needs a built desktop (npm run build:desk)
  --rounds N   rounds of work, each under a fault or two (default 30)
  --seed S     fixes the plan (default 1)
  --json       ends with one line of JSON
  --keep       leaves the folder of the run, with journals and acknowledgements`

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false }
  }
})
const [rounds, seed] = [Number(values.rounds), Number(values.seed)]
if (values.help || !Number.isInteger(rounds) || rounds < 1 || rounds > 400 || !Number.isInteger(seed)) {
  console.error(usage)
  process.exit(values.help ? 0 : 2)
}

/** Without a display the run gets one of its own. */
const needsDisplay = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
if (needsDisplay) {
  const command = [process.execPath, ...process.execArgv, ...process.argv.slice(1)]
  const { status } = spawnSync('xvfb-run', ['-a', '-s', '-screen 0 1600x1000x24', ...command], { stdio: 'inherit' })
  process.exit(status ?? 1)
}

/** For server and database to end in order after a signal. */
const PATIENCE_AT_END = 8000
const startedAt = performance.now()
const say = (line: string): void => {
  const time = ((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)
  if (values.json) console.error(`[${time} s] ${line}`)
  else console.log(`[${time} s] ${line}`)
}
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stop.abort()
    setTimeout(() => process.exit(130), PATIENCE_AT_END)
  })
}
const folder = await mkdtemp(path.join(tmpdir(), 'jinquan-chaos-'))
// The database's own account passes through it.
await chmod(folder, 0o711)
const smallDisks = canMount()
if (!smallDisks) say('no root: nothing may be mounted here, so the rounds with a full disk are worked without one')
try {
  const newDesk = (name: string, home: string) => new WindowDesk(name, home)
  const { faults, ...report } = await runChaos({
    folder,
    rounds,
    seed,
    say,
    newDesk,
    smallDisks,
    keep: values.keep,
    signal: stop.signal
  })
  for (const fault of faults.slice(0, 50)) console.error(fault)
  const { acked, lost, doubled, stalled } = report
  say(
    `${report.hits} requests met a fault, ${report.secondsPerRound} s a round, quiet after ${report.secondsToQuiet} s`
  )
  if (values.json) console.log(JSON.stringify({ rounds, acked, lost, doubled, stalled }))
  else say(`${rounds} rounds, ${acked} acknowledged, ${lost} lost, ${doubled} doubled, ${stalled} stalled`)
  process.exitCode = faults.length + lost + doubled + stalled > 0 ? 1 : 0
} finally {
  if (values.keep) say(`kept: ${folder}`)
  else await rm(folder, { recursive: true, force: true })
}
