import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'

/** One line of `ledger.jsonl`: an entry of this run that the server decided, in the order of its arrival. */
export interface LedgerLine {
  readonly entry: string
  readonly kind: string
  /** Operator; null for what the server authored itself. */
  readonly actor: string | null
  readonly device: string
  /** UTC milliseconds, as its author stated it. */
  readonly at: number
  readonly lane: string
  /** `collection/id@version` of what it read, and of what it wrote. */
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** What it asks for, grants, refuses or pays, in fen; null where it is not about money. */
  readonly fen: number | null
}

interface Row {
  readonly id: string
  readonly kind: string
  readonly device_id: string
  readonly lane: string
  readonly body: string
  readonly reads: string
  readonly writes: string
}
type Args = Readonly<Record<string, unknown>>
type Line = { readonly enrolment: string; readonly voucher: string; readonly amountFen: number }

const versions = (text: string): readonly string[] =>
  (JSON.parse(text) as readonly [string, string, number][]).map(
    ([collection, id, version]) => `${collection}/${id}@${version}`
  )

/** Sums of one claim as its entries move it on. */
class ClaimSums {
  readonly #lines: readonly Line[]
  readonly #refused = new Set<string>()

  constructor(lines: readonly Line[]) {
    this.#lines = lines
  }

  /** What an accepted entry is about, in fen. */
  take(kind: string, args: Args): number {
    for (const one of refusedBy(kind, args)) this.#refused.add(one)
    if (kind === 'claim.draft' || kind === 'claim.submit') return this.#sum(() => true)
    if (kind === 'claim.object') return this.#sum(({ enrolment }) => enrolment === args.enrolment)
    if (kind === 'claim.pay') return this.#sum(({ voucher }) => (args.vouchers as readonly string[]).includes(voucher))
    if (kind === 'claim.reconcile') return paidBy(args)
    return this.#sum(({ enrolment }) => !this.#refused.has(enrolment))
  }

  #sum(isMeant: (line: Line) => boolean): number {
    return this.#lines.filter(isMeant).reduce((fen, { amountFen }) => fen + amountFen, 0)
  }
}

const paidBy = ({ answers }: Args): number =>
  (answers as readonly { outcome: string; amountFen: number }[])
    .filter(({ outcome }) => outcome === 'paid')
    .reduce((fen, { amountFen }) => fen + amountFen, 0)

function refusedBy(kind: string, args: Args): readonly string[] {
  if (kind === 'claim.review')
    return (args.refused as readonly { enrolment: string }[]).map(({ enrolment }) => enrolment)
  if (kind !== 'claim.clear') return []
  return (args.answers as readonly { enrolment: string; decision: string }[])
    .filter(({ decision }) => decision === 'refuse')
    .map(({ enrolment }) => enrolment)
}

function plannedFen(kind: string, args: Args): number | null {
  if (kind === 'plan.draft') return Number(args.budgetFen)
  return kind === 'batch.draft' ? Number(args.size) * Number(args.faceValueFen) : null
}

function ledgerOf(rows: readonly Row[], lines: ReadonlyMap<string, readonly Line[]>): readonly LedgerLine[] {
  const claims = new Map([...lines].map(([claim, of]) => [claim, new ClaimSums(of)]))
  return rows.map(({ id, kind, device_id: device, lane, body, reads, writes }): LedgerLine => {
    const { args, operator, at } = JSON.parse(body) as { args: Args; operator: string | null; at: number }
    const claim = typeof args.claim === 'string' && lane === 'accepted' ? claims.get(args.claim) : undefined
    const fen = claim && kind.startsWith('claim.') ? claim.take(kind, args) : plannedFen(kind, args)
    return { entry: id, kind, actor: operator, device, at, lane, before: versions(reads), after: versions(writes), fen }
  })
}

/** How many entries have arrived so far: what a run adds comes after them. */
export async function lastArrival(database: string): Promise<number> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  try {
    const { rows } = await client.query<{ last: number }>('select coalesce(max(arrival), 0)::int as last from entry')
    return rows[0]?.last ?? 0
  } finally {
    await client.end()
  }
}

/** Writes what arrived after `since`, from the server's journal, to `DIR/ledger.jsonl`; yields how many lines. */
export async function writeLedger(database: string, since: number, folder: string): Promise<number> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  try {
    const { rows } = await client.query<Row>(
      `select id::text, kind, device_id, lane, body, reads, writes from entry where arrival > $1 order by arrival`,
      [since]
    )
    const claims = await client.query<{ id: string; body: string }>(
      `select id, body from document where collection = 'claim'`
    )
    const lines = new Map(
      claims.rows.map(({ id, body }) => [id, (JSON.parse(body) as { lines: readonly Line[] }).lines])
    )
    const ledger = ledgerOf(rows, lines)
    const text = ledger.map(line => `${JSON.stringify(line)}\n`).join('')
    await writeFile(path.join(folder, 'ledger.jsonl'), text)
    return ledger.length
  } finally {
    await client.end()
  }
}
