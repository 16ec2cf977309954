import { judge as audit } from '../../scripts/audit/findings.ts'
import { readJournals } from '../../scripts/audit/journal-files.ts'
import { readServer } from '../../scripts/audit/server-rows.ts'
import { readAcks, type Told } from './ack-log.ts'

export interface Verdicts {
  readonly acked: number
  readonly lost: number
  readonly doubled: number
  /** One line a fault, ids only. */
  readonly faults: readonly string[]
}

export interface Evidence {
  readonly acks: string
  /** Folder above every desk's. */
  readonly desks: string
  readonly database: string
  /** How often the server was restored. */
  readonly history: number
  /** Desks whose journal files were damaged on purpose. */
  readonly damaged: ReadonlySet<string>
}

type Saved = Extract<Told, { what: 'saved' }>
type Verdict = Extract<Told, { what: 'verdict' }>

const at = ({ round, desk, entry }: Told): string => `round ${round}, ${desk}, entry ${entry}`

/**
 * Weighs what was told against the raw journal files and the database, by readers that share no code with the product:
 * every acknowledged entry has one verdict on the server, no told verdict was taken back, nothing counts twice.
 */
export async function weigh(evidence: Evidence): Promise<Verdicts> {
  const told = readAcks(evidence.acks)
  const saved = new Map(told.flatMap(one => (one.what === 'saved' ? [[one.entry, one] as const] : [])))
  const journals = await readJournals(evidence.desks)
  const server = await readServer(evidence.database)
  const lanes = new Map(server.entries.map(({ id, lane, bodyHash }) => [id, { lane, bodyHash }]))
  const { summary, faults } = audit(journals, server)

  const unknown = [...saved.values()].filter(one => lanes.get(one.entry)?.bodyHash !== one.bodyHash)
  const undecided = [...saved.values()].filter(one => ['pending', 'waiting'].includes(lanes.get(one.entry)?.lane ?? ''))
  const gone = [...saved.values()].filter(one => !evidence.damaged.has(one.desk) && !journals.entries.has(one.entry))
  const takenBack = told
    .filter((one): one is Verdict => one.what === 'verdict' && one.history === evidence.history)
    .filter(one => lanes.get(one.entry)?.lane !== one.lane)
  const broken = journals.faults.filter(fault => ![...evidence.damaged].some(desk => fault.startsWith(`${desk}/`)))
  const lost = new Set<string>([
    ...unknown.map(one => `${at(one)} ${one.kind}: saved, and the server has no verdict on it`),
    ...undecided.map(one => `${at(one)} ${one.kind}: saved, and the server has not decided it`),
    ...gone.map((one: Saved) => `${at(one)} ${one.kind}: saved, and not in the journal file`),
    ...takenBack.map(one => `${at(one)}: told ${one.lane}, stands as ${lanes.get(one.entry)?.lane ?? 'nothing'}`),
    ...broken
  ])
  // What the audit finds beyond: entries in a journal that were never acknowledged, versions that nobody wrote.
  const beyond = faults.filter(fault => !journals.faults.includes(fault))
  return {
    acked: saved.size,
    lost: Math.max(lost.size, summary.lost),
    doubled: summary.doubleCounted,
    faults: [...lost, ...beyond]
  }
}
