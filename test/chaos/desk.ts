import type { Outcome } from '../../src-main/contract/failure.ts'
import type { EntryInput, OwnEntry } from '../../src-main/contract/journal.ts'
import type { ChannelName } from '../../src-main/contract/names.ts'
import type { ReplyOf, RequestOf } from '../../src-main/contract/table.ts'
import { until } from './until.ts'

/** A desk as a process of its own, spoken to only by what it offers to its pages. */
export interface Desk {
  readonly name: string
  /** Everything it keeps; its raw journal lies below. */
  readonly folder: string
  readonly isRunning: boolean
  /** Whether a page beside it keeps a replica. */
  readonly hasReplica: boolean
  /** Of the process that holds the journal. */
  readonly pid: number
  readonly start: () => Promise<void>
  /** @throws when the process dies before it answers */
  readonly call: <C extends ChannelName>(channel: C, request: RequestOf<C>) => Promise<Outcome<ReplyOf<C>>>
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>
  readonly close: () => Promise<void>
}

/** What must not be refused here. */
export async function must<C extends ChannelName>(desk: Desk, channel: C, request: RequestOf<C>): Promise<ReplyOf<C>> {
  const outcome = await desk.call(channel, request)
  if (outcome.ok) return outcome.value
  throw new Error(`${desk.name} refused ${channel}: ${JSON.stringify(outcome.failure)}`)
}

export const append = (
  desk: Desk,
  entries: readonly EntryInput[]
): Promise<Outcome<{ readonly entries: readonly OwnEntry[] }>> =>
  desk.call('journal.append', { entries: [...entries], policyVersion: 1, dataAgeMs: 0 })

export interface Account {
  readonly login: string
  readonly password: string
}

/** Opens the desk for its operator, waiting for the server where this is the first login. */
export const logIn = (desk: Desk, account: Account): Promise<void> =>
  until(`${desk.name} lets its operator in`, async () => (await desk.call('session.login', account)).ok)

/** Whether nothing of this desk is without a final verdict. */
export async function isQuiet(desk: Desk): Promise<boolean> {
  const { counts } = await must(desk, 'journal.list', { limit: 1 })
  return (counts.pending ?? 0) === 0 && (counts.waiting ?? 0) === 0
}

/** Every own entry, newest first. */
export async function ownEntries(desk: Desk, most = Number.POSITIVE_INFINITY): Promise<readonly OwnEntry[]> {
  const found: OwnEntry[] = []
  for (let before: number | undefined; found.length < most; ) {
    const limit = Math.min(500, most - found.length)
    const page = await must(desk, 'journal.list', before === undefined ? { limit } : { limit, before })
    found.push(...page.entries)
    if (page.next === null) break
    before = page.next
  }
  return found
}
