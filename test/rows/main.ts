import { parseArgs } from 'node:util'
import { hunt } from '../simulation/mutant-hunt.ts'
import { type Row, rows } from './rows.ts'
import { hasSwitch, mutantsOf, switches } from './switches.ts'
import { rowTitles } from './titles.ts'
import { tryAll } from './trial.ts'

const { values } = parseArgs({
  options: {
    mutate: { type: 'boolean', default: false },
    /** Some rows only: `7,8`. */
    row: { type: 'string' },
    json: { type: 'boolean', default: false }
  }
})

const print = (line: string): void => console.log(line)
/** Prose is for people; with --json only the last line is written. */
const say = (line: string): void => {
  if (!values.json) print(line)
}

const wanted = values.row?.split(',').map(Number)
const chosen = rows.filter(({ row }) => wanted === undefined || wanted.includes(row))

function describe({ row, failure, kinds, open = [], simulated }: Row): void {
  say(`${row}  ${failure}: ${kinds.join(' ')}${open.length > 0 ? `, open ${open.join(' ')}` : ''}`)
  for (const { kind, file, title } of rowTitles().filter(one => one.row === row)) say(`    ${kind} ${file}: ${title}`)
  if (!simulated) return
  const { marks = [], invariants = [], mutants = [] } = simulated
  say(`    S marks ${marks.join(', ')}`)
  if (invariants.length > 0) say(`    S invariants ${invariants.join(', ')}`)
  if (mutants.length > 0) say(`    S mutants ${mutants.join(', ')}`)
}

/** Rows of which a switch or mutant was not caught. */
async function escaped(): Promise<ReadonlySet<number>> {
  const found = new Set<number>()
  const pulled = switches.filter(({ row }) => chosen.some(one => one.row === row))
  for (const { of, outcome } of await tryAll(pulled)) {
    say(`${of.row}  ${of.name}: ${outcome}`)
    if (outcome !== 'caught') found.add(of.row)
  }
  for (const row of chosen) {
    for (const mutant of mutantsOf(row)) {
      const { seed } = await hunt(mutant)
      say(`${row.row}  ${mutant.name}: ${seed === null ? 'not caught' : `caught by seed ${seed}`}`)
      if (seed === null) found.add(row.row)
    }
  }
  return found
}

async function mutate(): Promise<boolean> {
  const notCaught = await escaped()
  const withSwitch = chosen.filter(hasSwitch)
  const caught = withSwitch.filter(({ row }) => !notCaught.has(row)).length
  print(JSON.stringify({ rows: chosen.length, withSwitch: withSwitch.length, caught }))
  return caught === withSwitch.length
}

function list(): boolean {
  for (const row of chosen) describe(row)
  const open = chosen.filter(row => row.open?.length).length
  print(JSON.stringify({ rows: chosen.length, withSwitch: chosen.filter(hasSwitch).length, open }))
  return true
}

const isGood = values.mutate ? await mutate() : list()
process.exitCode = isGood ? 0 : 1
