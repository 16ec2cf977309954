import { checkAuthor } from '../access/author.ts'
import { authorOf } from '../access/author-of.ts'
import { type Dispute, disputeId } from '../casework/case.ts'
import { appendToDispute, openDispute } from '../casework/open-dispute.ts'
import type { Body } from '../journal/entry.ts'
import { isFinal, type Verdict } from '../journal/lane.ts'
import { upcastArgs } from '../journal/upcast.ts'
import { refusalOfErased } from '../person/ended.ts'
import { policyId } from '../policy/policy.ts'
import { rulesOf } from '../policy/rules-of.ts'
import { checkValueAction } from '../policy/value-action.ts'
import { type AnyVerb, verbOf } from '../reducer.ts'
import { type Context, type EntryFacts, type KeyUse, type Outcome, refusal, reject, uses } from '../reduction.ts'
import type { AcceptorStore, DocumentVersion, LoserMark } from './acceptor-store.ts'
import type { DocumentTable } from './document-table.ts'
import { loserUnder, markLoss } from './losses.ts'
import { type Waiter, waitsAhead } from './waiting.ts'

/** One decided entry: its verdict and the document versions it read and wrote. */
export interface Decision {
  readonly verdict: Verdict
  readonly reads: readonly DocumentVersion[]
  readonly writes: readonly DocumentVersion[]
  /** Keys that later entries wait behind, when the lane is waiting. */
  readonly about: readonly KeyUse[]
  /** Keys of which any change lets an entry that was offered again be decided, beside the entry it waits for (S18). */
  readonly wakes?: readonly KeyUse[]
}

/** Lanes known within this batch, marks made by it, and what the store adds. */
export interface Bench {
  readonly store: AcceptorStore
  readonly table: DocumentTable
  readonly now: number
  readonly serverId: string
  readonly proof: Context['proof']
  /** Entries that the host found to fail for a reason of their own (row 35). */
  readonly undecidable: ReadonlySet<string>
  readonly verdicts: Map<string, Verdict>
  readonly losers: Map<string, LoserMark>
  /** What this batch leaves waiting: new entries in order of arrival, and stored ones that wait for something else now. */
  readonly waiters: Map<string, Waiter>
}

/** A parsed entry, or the outcome that parsing already decides (J5, J6). */
export type Parsed =
  | { readonly verb: AnyVerb; readonly args: unknown; readonly keys: readonly KeyUse[] }
  | { readonly outcome: Outcome }

/** Kept as long as the body: a host looks ahead for the documents of a batch, an entry that waited is decided again. */
const parsedBodies = new WeakMap<Body, Parsed>()

export function parseEntry(body: Body): Parsed {
  const parsed = parsedBodies.get(body) ?? parseBody(body)
  parsedBodies.set(body, parsed)
  return parsed
}

function parseBody(body: Body): Parsed {
  const verb = verbOf(body.kind)
  if (verb) return parseAs(verb, body)
  return {
    outcome: { lane: 'review', rejection: refusal('entry.unknown-kind', 'J5', { kind: body.kind }), dispute: null }
  }
}

/** Reads a body as an action of this verb, one of an older version through the verb's steps (J9). */
export function parseAs(verb: AnyVerb, body: Body): Parsed {
  const current = upcastArgs(verb, body.v, body.args)
  if (!current) {
    return {
      outcome: { lane: 'review', rejection: refusal('entry.unknown-version', 'J5', { version: body.v }), dispute: null }
    }
  }
  const args = verb.args.safeParse(current)
  if (!args.success) {
    const where = args.error.issues[0]?.path.join('.') ?? ''
    return { outcome: reject('entry.malformed', 'J6', { where: where.slice(0, 100) }) }
  }
  return { verb, args: args.data, keys: verb.keys(args.data as never) }
}

/** The documents that say who the author is. */
export const authorKeys = (body: Body, serverId: string): readonly KeyUse[] => [
  ...(body.deviceId === serverId ? [] : [uses('read', 'directory', body.deviceId)]),
  ...(body.operator === null ? [] : [uses('read', 'directory', body.operator)])
]

/** The organisation of a device, or of the operator for an entry the server authored. */
export function organisationKey(table: DocumentTable, body: Body, serverId: string): readonly KeyUse[] {
  const { read } = table.reader()
  const holder = body.deviceId === serverId ? body.operator : body.deviceId
  if (holder === null) return []
  const found = read('directory', holder)
  if (found.state !== 'present' || found.document.kind === 'organisation') return []
  return [uses('read', 'directory', found.document.organisation)]
}

export const policyKeys = (body: Body): readonly KeyUse[] =>
  body.policyVersion === 0 ? [] : [uses('read', 'policy', policyId(body.policyVersion))]

/** Decides one entry whose documents are loaded (S6–S13, S18). Writes to the table when it is accepted. */
export async function decide(bench: Bench, body: Body, facts: EntryFacts, parsed: Parsed): Promise<Decision> {
  if ('outcome' in parsed) return concluded(bench, body, parsed.outcome, [])
  const { verb, args, keys } = parsed
  const about = keys.filter(key => key.use === 'write')
  const ahead = await waitsAhead(bench, body, about)
  if (ahead) return concluded(bench, body, { lane: 'waiting', cause: ahead }, about)
  const { read, versions } = bench.table.reader()
  const author = authorOf(read, body, bench.serverId)
  const rules = rulesOf(read, body)
  const found = bench.undecidable.has(body.id)
    ? undecidable(body)
    : (checkAuthor(verb, author, facts) ??
      checkValueAction(verb, facts, author.isServer ? null : author.organisation, rules) ??
      reduceSafely(verb, args, { entry: facts, author, rules, read, proof: bench.proof }, body))
  const outcome = (found.lane === 'rejected' ? refusalOfSealed(body, about, read) : null) ?? found
  const wakes = facts.isAgain ? [...keys, ...authors(bench, body)] : []
  if (facts.isAgain && outcome.lane === 'rejected') {
    const waiting: Settled = { outcome: { lane: 'waiting', cause: body.id }, causedBy: null, case: null }
    return { ...verdictOf(bench, body, waiting), reads: [], writes: [], about, wakes }
  }
  const settled = await settle(bench, body, facts, keys, outcome)
  if (settled.outcome.lane === 'accepted') {
    const reads = versions()
    const writes = bench.table.write(settled.outcome.writes)
    return { ...verdictOf(bench, body, settled), reads, writes, about }
  }
  const reads = versions()
  const opened = await recordLoss(bench, body, facts, about, settled)
  return { ...verdictOf(bench, body, { ...settled, case: opened.case }), reads, writes: opened.writes, about, wakes }
}

/** W15: by this refusal a desk knows that it has a part to delete, whatever else there is against its entry. */
function refusalOfSealed({ sealed }: Body, about: readonly KeyUse[], read: Context['read']): Outcome | null {
  if (sealed.length === 0) return null
  for (const { collection, id } of about) {
    const found = collection === 'person' ? read('person', id) : undefined
    const refused = found?.state === 'present' ? refusalOfErased(found.document) : null
    if (refused) return refused
  }
  return null
}

const authors = (bench: Bench, body: Body): readonly KeyUse[] => [
  ...authorKeys(body, bench.serverId),
  ...organisationKey(bench.table, body, bench.serverId),
  ...policyKeys(body)
]

/** S12: an entry whose cause never came. What its device did afterwards to the same documents rests on it. */
export async function giveUp(bench: Bench, body: Body, facts: EntryFacts): Promise<Decision> {
  const parsed = parseEntry(body)
  const about = 'keys' in parsed ? parsed.keys.filter(key => key.use === 'write') : []
  const rejection = refusal('entry.waited-too-long', 'S12', { days: 30 })
  const settled: Settled = { outcome: { lane: 'review', rejection, dispute: null }, causedBy: null, case: null }
  const opened = await recordLoss(bench, body, facts, about, settled)
  return { ...verdictOf(bench, body, { ...settled, case: opened.case }), reads: [], writes: opened.writes, about }
}

/**
 * S22: an entry that was set aside and came in no chain. It leaves no mark on the documents it is about: the machine that
 * goes on knows nothing of it, and what that does never rests on it.
 */
export async function reviewAside(
  bench: Bench,
  body: Body,
  outcome: Outcome & { lane: 'review' },
  root: string
): Promise<Decision> {
  const opened = await recordCase(bench, body, outcome, root)
  const settled: Settled = { outcome, causedBy: root === body.id ? null : root, case: opened.case }
  return { ...verdictOf(bench, body, settled), reads: [], writes: opened.writes, about: [] }
}

interface Settled {
  readonly outcome: Outcome
  readonly causedBy: string | null
  readonly case: string | null
}

const undecidable = (body: Body): Outcome => ({
  lane: 'review',
  rejection: refusal('entry.undecidable', 'J7', { kind: body.kind }),
  dispute: null
})

/** A reducer that throws is a bug of ours: the entry goes to review and the queue goes on (row 35). */
function reduceSafely(verb: AnyVerb, args: unknown, context: Parameters<AnyVerb['reduce']>[1], body: Body): Outcome {
  try {
    return verb.reduce(args as never, context)
  } catch {
    return undecidable(body)
  }
}

/**
 * Turns what the reducer found into what the acceptor does: dependants of a loser and dead causes become review, what
 * would be rejected while an earlier entry waits is not yet judged.
 */
async function settle(
  bench: Bench,
  body: Body,
  facts: EntryFacts,
  keys: readonly KeyUse[],
  outcome: Outcome
): Promise<Settled> {
  if (outcome.lane === 'waiting') {
    const cause =
      bench.verdicts.get(outcome.cause) ?? (await bench.store.known([outcome.cause])).get(outcome.cause)?.verdict
    if (!cause || !isFinal(cause.lane)) return { outcome, causedBy: outcome.cause, case: null }
    return restsOn(cause.causedBy ?? outcome.cause)
  }
  // W14: whatever becomes of the losing entry, nothing can be done about somebody who was erased.
  if (outcome.lane !== 'rejected' || outcome.rejection.code === 'person.erased')
    return { outcome, causedBy: null, case: null }
  // S9: what it looks at may yet become what its author saw; or the earlier entry loses, and this one rests on it.
  const ahead = await waitsAhead(bench, body, keys)
  if (ahead !== null) return { outcome: { lane: 'waiting', cause: ahead }, causedBy: ahead, case: null }
  const root = await loserUnder(bench, body, facts, keys)
  return root === null ? { outcome, causedBy: null, case: null } : restsOn(root)
}

const restsOn = (root: string): Settled => ({
  outcome: { lane: 'review', rejection: refusal('entry.rests-on-loser', 'S10', { cause: root }), dispute: null },
  causedBy: root,
  case: null
})

/** The case that carries an entry, if one does, and the version of it that the entry made. */
interface CaseRecord {
  readonly case: string | null
  readonly writes: readonly DocumentVersion[]
}

const noCase: CaseRecord = { case: null, writes: [] }

/** Marks what a losing entry was about and opens, or extends, its case. */
async function recordLoss(
  bench: Bench,
  body: Body,
  facts: EntryFacts,
  about: readonly KeyUse[],
  settled: Settled
): Promise<CaseRecord> {
  const { outcome } = settled
  if (outcome.lane === 'accepted' || outcome.lane === 'waiting') return noCase
  const root = settled.causedBy ?? body.id
  await markLoss(bench, body, facts, about, root)
  return outcome.lane === 'review' ? recordCase(bench, body, outcome, root) : noCase
}

async function recordCase(
  bench: Bench,
  body: Body,
  outcome: Outcome & { lane: 'review' },
  root: string
): Promise<CaseRecord> {
  const key = uses('write', 'case', disputeId(root))
  await bench.table.load([key])
  const found = bench.table.reader().read('case', key.id)
  const before = found.state === 'present' && found.document.kind === 'dispute' ? found.document : null
  const document = caseWith(before, body, outcome, bench.now)
  return document ? { case: key.id, writes: bench.table.write([{ collection: 'case', document }]) } : noCase
}

/** The case of a losing entry with this one in it; null when there is none and the entry opens none (S10). */
export function caseWith(
  before: Dispute | null,
  body: Pick<Body, 'id' | 'kind' | 'at'>,
  { dispute, rejection }: Pick<Outcome & { lane: 'review' }, 'dispute' | 'rejection'>,
  decidedAt: number
): Dispute | null {
  const link = { entry: body.id, kind: body.kind, at: body.at }
  if (before) return appendToDispute(before, link, decidedAt)
  return dispute && openDispute(dispute, rejection.code, link, decidedAt)
}

function concluded(bench: Bench, body: Body, outcome: Outcome, about: readonly KeyUse[]): Decision {
  const causedBy = outcome.lane === 'waiting' ? outcome.cause : null
  return { ...verdictOf(bench, body, { outcome, causedBy, case: null }), reads: [], writes: [], about }
}

function verdictOf(bench: Bench, body: Body, settled: Settled): { verdict: Verdict } {
  const { outcome } = settled
  const hasReason = outcome.lane === 'rejected' || outcome.lane === 'review'
  const verdict: Verdict = {
    entry: body.id,
    lane: outcome.lane,
    rejection: hasReason ? outcome.rejection : null,
    causedBy: settled.causedBy,
    case: settled.case,
    decidedAt: bench.now,
    seq: 0
  }
  bench.verdicts.set(body.id, verdict)
  return { verdict }
}
