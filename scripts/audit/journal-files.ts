import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { crc32c } from './crc32c.ts'

/** One entry as a device's raw journal file holds it. */
export interface JournalEntry {
  readonly id: string
  readonly kind: string
  readonly device: string
  readonly bodyHash: string
  readonly args: Readonly<Record<string, unknown>>
}

export interface JournalReading {
  readonly entries: ReadonlyMap<string, JournalEntry>
  readonly files: number
  /** What is wrong with the files themselves: a broken line, a body that is not its hash, a broken chain. */
  readonly faults: readonly string[]
}

interface RawEntry {
  readonly body: {
    readonly id: string
    readonly kind: string
    readonly deviceId: string
    readonly args: Record<string, unknown>
  }
  readonly envelope: {
    readonly generation: number
    readonly seq: number
    readonly prev: string
    readonly bodyHash: string
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** Keys in order, no spaces: what RFC 8785 comes to for the integers, strings and nests that bodies hold. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${pairs.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`
}

/** Reads every segment (`*.lines`) of runs below a folder. A torn last line is no fault: it was never acknowledged. */
export async function readJournals(folder: string): Promise<JournalReading> {
  const names = await readdir(folder, { recursive: true, encoding: 'utf8' })
  const files = names.filter(name => name.endsWith('.lines')).sort()
  const entries = new Map<string, JournalEntry>()
  const faults: string[] = []
  const heads = new Map<string, { seq: number; hash: string }>()
  let withRuns = 0
  for (const name of files) {
    const raws = rawEntriesOf(await readFile(path.join(folder, name)), name, faults)
    if (raws.length > 0) withRuns += 1
    for (const raw of raws) {
      checkPlace(raw, name, heads, faults)
      const { id, kind, deviceId, args } = raw.body
      entries.set(id, { id, kind, device: deviceId, bodyHash: raw.envelope.bodyHash, args })
    }
  }
  return { entries, files: withRuns, faults }
}

function rawEntriesOf(bytes: Buffer, name: string, faults: string[]): readonly RawEntry[] {
  const found: RawEntry[] = []
  const lines = splitLines(bytes)
  lines.forEach((line, index) => {
    const json = line.subarray(9)
    const isWhole = line.length > 9 && line.toString('latin1', 0, 8) === crc32c(json).toString(16).padStart(8, '0')
    if (!isWhole) {
      if (index < lines.length - 1) faults.push(`${name}: line ${index + 1} is damaged`)
      return
    }
    const value = JSON.parse(json.toString('utf8')) as { runs?: readonly { entries: readonly RawEntry[] }[] }
    for (const run of value.runs ?? []) found.push(...run.entries)
  })
  return found
}

function splitLines(bytes: Buffer): readonly Buffer[] {
  const lines: Buffer[] = []
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(0x0a, from)
    lines.push(bytes.subarray(from, end === -1 ? bytes.length : end))
    from = end === -1 ? bytes.length : end + 1
  }
  return lines
}

function checkPlace(
  raw: RawEntry,
  name: string,
  heads: Map<string, { seq: number; hash: string }>,
  faults: string[]
): void {
  const { body, envelope } = raw
  if (sha256(canonical(body)) !== envelope.bodyHash) faults.push(`${name}: entry ${body.id} is not its hash`)
  const chain = `${body.deviceId} ${envelope.generation}`
  const head = heads.get(chain)
  const continues = head ? envelope.seq === head.seq + 1 && envelope.prev === head.hash : envelope.seq === 1
  if (!continues) faults.push(`${name}: the chain breaks at ${chain} ${envelope.seq}`)
  heads.set(chain, { seq: envelope.seq, hash: sha256(canonical(envelope)) })
}
