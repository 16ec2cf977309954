import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { runAudit } from './audit-run.ts'
import { writeLedger } from './loop/ledger.ts'
import { runWholeLoop } from './loop/whole-loop.ts'
import { type Sabotage, sabotage, sabotages } from './sabotage.ts'
import { Screens } from './screens.ts'
import { Stage } from './stage.ts'
import { runWay } from './way.ts'
import { openWindows } from './windows.ts'

const usage = `npm run demo -- [--headless] [--whole-loop] [--out DIR] [--issue N] [--seed S]
  without --headless and with a display: windows to try things in, until you close them
  --out DIR    where everything of a scripted run is kept (default: demo-out)
  --whole-loop  by script from the plan to the payout, with every role; leaves DIR/ledger.jsonl
  --issue N    vouchers issued in bulk (default 12)
  --seed S     decides who comes when (default 1)`

const { values } = parseArgs({
  options: {
    headless: { type: 'boolean', default: false },
    'whole-loop': { type: 'boolean', default: false },
    out: { type: 'string', default: 'demo-out' },
    issue: { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
    sabotage: { type: 'string' },
    help: { type: 'boolean', default: false }
  }
})
const issue = Number(values.issue)
const seed = Number(values.seed)
const isScripted = values.headless || values['whole-loop']
const isSabotage = (text: string | undefined): text is Sabotage => sabotages.some(name => name === text)
const isWrong = !Number.isInteger(issue) || issue < 1 || issue > 400 || !Number.isInteger(seed)
if (values.help || isWrong || (values.sabotage !== undefined && !isSabotage(values.sabotage))) {
  console.error(usage)
  process.exit(values.help ? 0 : 2)
}

const startedAt = Date.now()
const say = (line: string): void =>
  console.log(`[${((Date.now() - startedAt) / 1000).toFixed(0).padStart(4)} s] ${line}`)
const out = path.resolve(values.out)
await mkdir(out, { recursive: true })
const stage = new Stage(out, new Screens(out))
// The way begins with people nobody knows and classes that do not exist: an earlier run's province is no place for it.
if (isScripted)
  await Promise.all([stage.data, stage.journals].map(folder => rm(folder, { recursive: true, force: true })))
say('loading the sample province (about a minute)')
await stage.seed()
await stage.startServer()
say(`server at ${stage.url}`)
try {
  process.exitCode = isScripted ? await scripted() : await openWindows(stage, say)
} catch (error) {
  await stage.shootFailure()
  console.error(error)
  process.exitCode = 1
} finally {
  await stage.closeDesks()
  await stage.stopServer()
}

/** The whole loop, and what it left in the server's journal. */
async function wholeLoop(): Promise<Readonly<Record<string, number>>> {
  const { since } = await runWholeLoop(stage, { seed, say })
  return { ledger: await writeLedger(await stage.databaseUrl(), since, out) }
}

/** The scripted way, then what an auditor finds in the files and the database it left. */
async function scripted(): Promise<number> {
  await rm(path.join(out, 'screens'), { recursive: true, force: true })
  const marks = values['whole-loop'] ? await wholeLoop() : await runWay(stage, { issue, seed, say })
  const database = await stage.databaseUrl()
  if (isSabotage(values.sabotage)) await sabotage(database, values.sabotage)
  const { code, summary, faults } = await runAudit(database, stage.journals)
  const seconds = Math.round((Date.now() - startedAt) / 1000)
  const whole = { ...summary, ...marks, screenshots: stage.screens.count, seconds }
  await writeFile(path.join(out, 'summary.json'), `${JSON.stringify(whole, null, 2)}\n`)
  if (faults) console.error(faults)
  say(`journals: ${stage.journals}`)
  console.log(JSON.stringify(whole))
  return code
}
