import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

export interface AuditRun {
  readonly code: number
  readonly summary: Readonly<Record<string, number>>
  readonly faults: string
}

/** Runs the audit as a process of its own: it shares nothing with the demonstration but the files and the database. */
export async function runAudit(database: string, journals: string): Promise<AuditRun> {
  const args = [
    '--import',
    'tsx',
    path.join(root, 'scripts/audit/main.ts'),
    '--database',
    database,
    '--journals',
    journals,
    '--json'
  ]
  // Node warns where this one contradicts NO_COLOR, and a warning is no finding.
  const { FORCE_COLOR: _colours, ...env } = process.env
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  let faults = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    faults += text
  })
  const [code] = (await once(child, 'close')) as [number]
  if (printed.trim() === '') throw new Error(`the audit could not look: ${faults}`)
  return { code, summary: JSON.parse(printed) as Record<string, number>, faults }
}
