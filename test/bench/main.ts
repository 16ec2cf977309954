import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'

/** Runs the programs of this folder one after another, never two at once: each measures the whole machine. */
const folder = import.meta.dirname
const programs = readdirSync(folder)
  .filter(name => name.endsWith('.ts') && name !== path.basename(import.meta.filename))
  .map(name => name.slice(0, -'.ts'.length))
  .sort()

const usage = `npm run bench -- [NAME ...] [--json] [--documents N] [--devices N]
  NAME      ${programs.join(', ')}; all of them where none is named
  --json    the programs' own lines, one figure a line, and nothing else on standard output
  --documents, --devices   another size than a benchmark's own, where it has one`

interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly raw: number | null
  readonly ratio: number | null
  readonly rounds: number
}

const isFigure = (value: unknown): value is Figure =>
  typeof value === 'object' && value !== null && 'name' in value && 'value' in value && 'unit' in value

function figureOf(line: string): Figure | null {
  if (!line.startsWith('{')) return null
  const value: unknown = JSON.parse(line)
  return isFigure(value) ? value : null
}

function inWords({ name, value, unit, raw, ratio, rounds }: Figure): string {
  const against = raw === null || ratio === null ? '' : `, ${ratio}x of ${raw} ${unit}`
  return `${name}: ${value} ${unit}${against} (${rounds} rounds)`
}

/** Its figures go out as they come; what else it says goes to standard error. */
async function run(name: string, isJson: boolean, sizes: NodeJS.ProcessEnv): Promise<boolean> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(folder, `${name}.ts`)], {
    env: { ...process.env, ...sizes },
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  for await (const line of createInterface({ input: child.stdout })) {
    const figure = figureOf(line)
    if (figure === null) console.error(line)
    else console.log(isJson ? line : inWords(figure))
  }
  return (await ended) === 0
}

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    documents: { type: 'string' },
    devices: { type: 'string' }
  },
  allowPositionals: true
})
const unknown = positionals.filter(name => !programs.includes(name))
if (unknown.length > 0) {
  console.error(`No such benchmark: ${unknown.join(', ')}\n${usage}`)
  process.exit(2)
}
const sizes = {
  ...(values.documents === undefined ? {} : { BENCH_DOCUMENTS: values.documents }),
  ...(values.devices === undefined ? {} : { BENCH_DEVICES: values.devices })
}
for (const name of positionals.length > 0 ? positionals : programs) {
  console.error(`=== ${name}`)
  if (!(await run(name, values.json, sizes))) {
    console.error(`${name} failed`)
    process.exitCode = 1
  }
}
