import { parseArgs } from 'node:util'
import { judge } from './findings.ts'
import { readJournals } from './journal-files.ts'
import { readServer } from './server-rows.ts'

/**
 * `npm run audit -- --database URL --journals DIR [--json]`: recomputes what happened from the database and the raw
 * journal files alone. Exits with 1 when anything was lost or counted twice, 2 when it could not look.
 */
const { values } = parseArgs({
  options: { database: { type: 'string' }, journals: { type: 'string' }, json: { type: 'boolean', default: false } }
})
if (!values.database || !values.journals) {
  console.error('usage: npm run audit -- --database URL --journals DIR [--json]')
  process.exit(2)
}
const journals = await readJournals(values.journals)
const { summary, faults } = judge(journals, await readServer(values.database))
for (const fault of faults.slice(0, 50)) console.error(fault)
if (faults.length > 50) console.error(`… and ${faults.length - 50} more`)
if (values.json) console.log(JSON.stringify(summary))
else for (const [name, count] of Object.entries(summary)) console.log(`${name.padEnd(14)}${count}`)
process.exitCode = faults.length > 0 ? 1 : 0
