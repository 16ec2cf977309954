// The server's tests and one run of the way once more, on the PostgreSQL that Debian 12 ships: `node
// scripts/test/debian-postgres.mjs` starts one in a temporary folder and runs both on it, after `npm test`, which builds the
// desktop. Where it is not installed it says so and nothing is counted.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runCommand } from '../run-command.mjs'
import { screened } from '../screened.mjs'
import { judged, playwrightCounts } from './counts.mjs'

const binaries = '/usr/lib/postgresql/15/bin'

/** PostgreSQL refuses root; Debian's package has made this account. */
const account = () => {
  if (process.getuid() !== 0) return {}
  const id = flag => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

/** The way needs a screen; of its two orders the one in which entries wait for others. */
async function runWay(env) {
  const report = path.join('.tmp', 'reports', 'way.json')
  const way = ['npm', 'run', '--silent', 'e2e', '--', 'way.spec.ts', '-g', 'centres first']
  const [command, ...args] = screened(way)
  const { code } = await runCommand(command, args, { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report } })
  const { passed, failed } = judged({ code, counts: await playwrightCounts(report) })
  console.log(`\n${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

async function runOn(folder) {
  const owner = account()
  if (owner.uid !== undefined) await chown(folder, owner.uid, owner.gid)
  const data = path.join(folder, 'data')
  const call = (program, args) =>
    execFileSync(path.join(binaries, program), args, { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  const port = await freePort()
  // Nothing here outlives the run, so nothing waits for the disk.
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`
  call('initdb', ['-D', data, '-U', 'jinquan', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'])
  call('pg_ctl', ['-D', data, '-w', '-l', path.join(folder, 'log'), '-o', settings, 'start'])
  try {
    const env = { ...process.env, DATABASE_URL: `postgresql://jinquan@127.0.0.1:${port}/postgres` }
    const { code } = await runCommand('npm', ['test', '--', 'server'], { env })
    console.log('\n=== way on PostgreSQL 15 of Debian')
    return Math.max(code, await runWay(env))
  } finally {
    call('pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop'])
  }
}

if (existsSync(path.join(binaries, 'initdb'))) {
  const folder = await mkdtemp(path.join(tmpdir(), 'jinquan-postgres-15-'))
  try {
    process.exitCode = await runOn(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
} else {
  console.log(`not run: no PostgreSQL 15 in ${binaries}`)
}
