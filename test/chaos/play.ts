import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { runChaos } from './run-chaos.ts'
import { canMount } from './small-disk.ts'
import { WindowDesk } from './window-desk.ts'

const usage = `npm run chaos -- [--rounds N] [--seed S] [--minutes M] [--json] [--keep]
  two desktop apps, the server and PostgreSQL as real processes under faults; needs a built desktop (npm run build:desk)
  --rounds N   rounds of work, each under a fault or two (default 30)
  --seed S     fixes the plan (default 1)
  --minutes M  begins no further round after so long; what was done is settled and weighed, as it is after a signal
  --json       ends with one line of JSON; sums of runs with different seeds may be added up
  --keep       leaves the folder of the run, with journals and acknowledgements`

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '600' },
    json: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false }
  }
})
const [rounds, seed, minutes] = [Number(values.rounds), Number(values.seed), Number(values.minutes)]
const isPlan = Number.isInteger(rounds) && rounds >= 1 && rounds <= 400 && Number.isInteger(seed) && minutes > 0
if (values.help || !isPlan) {
  console.error(usage)
  process.exit(values.help ? 0 : 2)
}

/** For the round in hand, the healing and the weighing once the run is to end. */
const PATIENCE_TO_SETTLE = 150_000
/** For server and database to end in order after that. */
const PATIENCE_AT_END = 8000
const stop = new AbortController()
const startedAt = performance.now()
const say = (line: string): void => {
  const time = ((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)
  if (values.json) console.error(`[${time} s] ${line}`)
  else console.log(`[${time} s] ${line}`)
}
const conclude = (sums: Readonly<Record<'rounds' | 'acked' | 'lost' | 'doubled' | 'stalled', number | null>>): void => {
  if (stop.signal.aborted) return
  if (values.json) console.log(JSON.stringify(sums))
  else
    say(
      Object.entries(sums)
        .map(([what, sum]) => `${sum ?? 'unknown'} ${what}`)
        .join(', ')
    )
}

const progress = { rounds: 0, acked: 0 }
let isEnding = false
/** Not weighed, nothing is known to be whole. */
const giveUp = (): void => {
  conclude({ ...progress, lost: null, doubled: null, stalled: null })
  stop.abort()
  setTimeout(() => process.exit(130), PATIENCE_AT_END)
}
const end = (): void => {
  if (isEnding) return
  isEnding = true
  say('to end: no further round begins')
  setTimeout(giveUp, PATIENCE_TO_SETTLE).unref()
}
process.once('message', end)
process.once('disconnect', end)

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
    signal: stop.signal,
    mayGoOn: () => !isEnding && performance.now() - startedAt < minutes * 60_000,
    worked: (worked, acked) => Object.assign(progress, { rounds: worked, acked })
  })
  for (const fault of faults.slice(0, 50)) console.error(fault)
  const { acked, lost, doubled, stalled } = report
  say(
    `${report.hits} requests met a fault, ${report.secondsPerRound} s a round, quiet after ${report.secondsToQuiet} s`
  )
  conclude({ rounds: report.rounds, acked, lost, doubled, stalled })
  process.exitCode = faults.length + lost + doubled + stalled > 0 ? 1 : 0
} finally {
  process.off('disconnect', end)
  if (process.connected) process.disconnect()
  if (values.keep) say(`kept: ${folder}`)
  else await rm(folder, { recursive: true, force: true })
}
