import { type Body, MAX_BATCH } from '../../domain/journal/entry.ts'
import type { Rejection } from '../../domain/journal/rejection.ts'
import type { Outcome } from '../../domain/reduction.ts'
import { overlayKeys } from '../../domain/sync/overlay.ts'
import { provenScan } from '../../domain/voucher/proof.ts'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { EntryInput, OwnEntry } from '../../src-main/contract/journal.ts'
import type { CommandPorts } from './command-ports.ts'
import { type DeskFacts, readDeskFacts } from './desk-facts.ts'
import type { Draft, NamedDraft } from './draft.ts'
import { bodyOfDraft, type DryRun, dryRun, refusalOf, uncheckedOf } from './dry-run.ts'

/**
 * `done`: the entries are on this PC's disk, signed. `refused`: nothing was appended; why, by place in the drafts.
 * `failed`: main could not or would not (locked, disk full …); nothing was appended.
 */
export type CommitResult =
  | {
      readonly kind: 'done'
      readonly entries: readonly OwnEntry[]
      /** Some rule met documents out of sight, or the evidence came before its cause: the server decides. */
      readonly provisional: boolean
      /** SPEC rules that could not be judged here. */
      readonly unchecked: readonly string[]
    }
  | { readonly kind: 'refused'; readonly refused: ReadonlyMap<number, Rejection> }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** What would happen, without doing it. */
export type CheckResult =
  | {
      readonly kind: 'checked'
      /** One a draft, in their order. */
      readonly outcomes: readonly Outcome[]
      readonly refused: ReadonlyMap<number, Rejection>
      readonly unchecked: readonly string[]
    }
  | { readonly kind: 'failed'; readonly failure: Failure }

const FOLDED_WITHIN = 2000
const LONGEST_LOOK = 20

export const named = (drafts: readonly Draft[], newId: () => string): readonly NamedDraft[] =>
  drafts.map(draft => ({ ...draft, id: draft.id ?? newId() }))

/** Runs the reducers over what this desk holds, own undecided work included. */
export async function check(ports: CommandPorts, drafts: readonly Draft[]): Promise<CheckResult> {
  const facts = await readDeskFacts(ports)
  return facts.ok ? checkUnder(ports, drafts, facts.value) : { kind: 'failed', failure: facts.failure }
}

/** The same where it is known already who acts here. */
export const checkUnder = async (
  ports: Pick<CommandPorts, 'replica' | 'verify' | 'newId'>,
  drafts: readonly Draft[],
  facts: DeskFacts
): Promise<Extract<CheckResult, { kind: 'checked' }>> =>
  checked(await dryRunOf(ports, named(drafts, ports.newId), facts))

/** All drafts or none, in one append that returns when they are on the disk. At most MAX_BATCH drafts. */
export async function commit(ports: CommandPorts, drafts: readonly Draft[]): Promise<CommitResult> {
  if (drafts.length > MAX_BATCH) throw new Error('more drafts than one append takes; use commitMany')
  const facts = await readDeskFacts(ports)
  if (!facts.ok) return { kind: 'failed', failure: facts.failure }
  const ready = named(drafts, ports.newId)
  const run = checked(await dryRunOf(ports, ready, facts.value))
  if (run.refused.size > 0) return { kind: 'refused', refused: run.refused }
  const appended = await append(ports, ready, facts.value)
  if (!appended.ok) return { kind: 'failed', failure: appended.failure }
  await folded(ports, ready)
  const isWaiting = run.outcomes.some(({ lane }) => lane === 'waiting')
  return {
    kind: 'done',
    entries: appended.value.entries,
    provisional: isWaiting || run.unchecked.length > 0,
    unchecked: run.unchecked
  }
}

const checked = ({ outcomes }: DryRun) => ({
  kind: 'checked' as const,
  outcomes,
  refused: new Map(
    outcomes.flatMap((outcome, place) => {
      const refused = refusalOf(outcome)
      return refused ? [[place, refused] as const] : []
    })
  ),
  unchecked: uncheckedOf(outcomes)
})

async function dryRunOf(
  ports: Pick<CommandPorts, 'replica' | 'verify'>,
  drafts: readonly NamedDraft[],
  facts: DeskFacts
): Promise<DryRun> {
  const bodies = drafts.map(draft => bodyOfDraft(draft, facts))
  return dryRun(bodies, facts, await ports.replica.reads(keysOf(bodies, facts)), proofOf(ports, facts))
}

/** Every document that judging these bodies looks at. */
export const keysOf = (bodies: readonly Body[], facts: DeskFacts) =>
  overlayKeys(
    bodies.map(body => ({ body, generation: facts.generation, verdict: null })),
    facts.organisation
  )

export const proofOf = (ports: Pick<CommandPorts, 'verify'>, facts: DeskFacts) => (scan: string) =>
  provenScan(scan, facts, ports)

export const append = (ports: CommandPorts, drafts: readonly NamedDraft[], facts: DeskFacts) =>
  ports.desk.invoke('journal.append', {
    entries: drafts.map(entryInputOf),
    policyVersion: facts.policyVersion,
    dataAgeMs: facts.dataAge
  })

const entryInputOf = ({ id, kind, args, sealed = [] }: NamedDraft): EntryInput => ({
  id,
  kind,
  args: args as EntryInput['args'],
  sealed: sealed.map(({ person, part, fields }) => ({ person, part, plain: { ...fields } }))
})

/**
 * Waits until the screen's data shows what was just appended, so that the next command is judged over it. The server
 * may have decided meanwhile and nothing be left to fold: then the wait ends by itself.
 */
async function folded({ replica, wait }: CommandPorts, drafts: readonly NamedDraft[]): Promise<void> {
  const last = drafts.at(-1)
  // Short looks first: it is mostly folded within a few milliseconds, and somebody waits at the counter.
  for (
    let waited = 0, look = 1;
    last && waited < FOLDED_WITHIN;
    waited += look, look = Math.min(2 * look, LONGEST_LOOK)
  ) {
    if (replica.outcomeOf(last.id)) return
    await wait(look)
  }
}
