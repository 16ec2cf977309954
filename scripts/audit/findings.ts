import type { JournalReading } from './journal-files.ts'
import { judgeMoney, type MoneySummary } from './money.ts'
import type { ServerDocument, ServerEntry, ServerRows } from './server-rows.ts'

/** The audit's result: counts of the devices' own entries, and what must be zero. */
export interface Summary extends MoneySummary {
  readonly entries: number
  readonly accepted: number
  readonly rejected: number
  readonly review: number
  readonly waiting: number
  readonly lost: number
  readonly doubleCounted: number
  readonly issued: number
  readonly collected: number
  readonly bound: number
  readonly redeemed: number
}

export interface Findings {
  readonly summary: Summary
  /** One line a fault, ids only. */
  readonly faults: readonly string[]
}

const accepted = (entry: ServerEntry): boolean => entry.lane === 'accepted'

/** Judges raw journals against the server's rows by counting alone; no rule of the product is run here. */
export function judge(journals: JournalReading, server: ServerRows): Findings {
  const byId = new Map(server.entries.map(entry => [entry.id, entry]))
  const own = [...journals.entries.values()]
  const lostEntries = own.filter(({ id, bodyHash }) => byId.get(id)?.bodyHash !== bodyHash)
  const versions = versionFaults(server)
  const doubles = [...versions.doubled, ...doubleUses(server), ...statisticFaults(server)]
  const lost = [...lostEntries.map(({ id }) => `entry ${id} has no verdict on the server`), ...versions.missing]
  const lane = (name: string): number => own.filter(({ id }) => byId.get(id)?.lane === name).length
  const kind = (name: string): number => own.filter(e => e.kind === name && byId.get(e.id)?.lane === 'accepted').length
  const money = judgeMoney(server)
  return {
    summary: {
      entries: own.length,
      accepted: lane('accepted'),
      rejected: lane('rejected'),
      review: lane('review'),
      waiting: lane('waiting'),
      lost: lost.length,
      doubleCounted: doubles.length,
      issued: kind('voucher.issue'),
      collected: own.filter(({ id }) => collects(byId.get(id))).length,
      bound: kind('voucher.bind') - kind('voucher.unbind'),
      redeemed: own.filter(({ id }) => redeems(byId.get(id))).length,
      ...money.summary
    },
    faults: [...journals.faults, ...lost, ...doubles, ...money.faults]
  }
}

/** A collection that came late changed nothing and is not counted. */
const collects = (entry: ServerEntry | undefined): boolean =>
  entry?.kind === 'voucher.collect' && accepted(entry) && entry.writes.length > 0

/** A sign-in that also wrote the voucher is the one that redeemed it. */
const redeems = (entry: ServerEntry | undefined): boolean =>
  entry?.kind === 'attendance.sign-in' &&
  accepted(entry) &&
  entry.writes.some(({ collection }) => collection === 'voucher')

/** Each version of each document was written by exactly one accepted entry, from 1 up to the one that stands. */
function versionFaults({ entries, documents }: ServerRows): { missing: readonly string[]; doubled: readonly string[] } {
  const writers = new Map<string, number>()
  for (const entry of entries.filter(accepted)) {
    for (const { collection, id, version } of entry.writes) {
      const key = `${collection}/${id}@${version}`
      writers.set(key, (writers.get(key) ?? 0) + 1)
    }
  }
  const missing: string[] = []
  const doubled: string[] = []
  for (const document of documents.filter(({ collection }) => collection !== 'case')) {
    for (let version = 1; version <= document.version; version++) {
      const key = `${document.collection}/${document.id}@${version}`
      const count = writers.get(key) ?? 0
      if (count === 0) missing.push(`${key} was written by no accepted entry`)
      if (count > 1) doubled.push(`${key} was written by ${count} entries`)
      writers.delete(key)
    }
  }
  for (const key of writers.keys()) if (!key.startsWith('case/')) missing.push(`${key} was written and does not stand`)
  return { missing, doubled }
}

/** A voucher is issued once, and redeemed once more only after it was reinstated or given to another side. */
function doubleUses({ entries }: ServerRows): readonly string[] {
  const count = new Map<string, { issued: number; redeemed: number; returned: number }>()
  for (const entry of entries.filter(accepted)) {
    const voucher = entry.args.voucher
    if (typeof voucher !== 'string' || voucher === '') continue
    const tally = count.get(voucher) ?? { issued: 0, redeemed: 0, returned: 0 }
    count.set(voucher, tally)
    if (entry.kind === 'voucher.issue') tally.issued += 1
    if (redeems(entry)) tally.redeemed += 1
    if (entry.kind === 'voucher.reinstate' || entry.kind === 'dispute.resolve') tally.returned += 1
  }
  return [...count].flatMap(([voucher, { issued, redeemed, returned }]) => [
    ...(issued > 1 ? [`voucher ${voucher} was issued ${issued} times`] : []),
    ...(redeemed > 1 + returned ? [`voucher ${voucher} was redeemed ${redeemed} times`] : [])
  ])
}

/** The figures the province sees are the vouchers that stand, counted one by one; nobody holds one number twice. */
function statisticFaults({ documents, statistics }: ServerRows): readonly string[] {
  const standing = new Map<string, number>()
  for (const { collection, state } of documents as readonly ServerDocument[]) {
    if (collection === 'voucher' && state !== null) standing.set(state, (standing.get(state) ?? 0) + 1)
  }
  const shown = new Map<string, number>()
  for (const [metric, n] of statistics) {
    const state = metric.slice(metric.lastIndexOf('.') + 1)
    shown.set(state, (shown.get(state) ?? 0) + n)
  }
  return [...new Set([...standing.keys(), ...shown.keys()])].flatMap(state => {
    const [stands, shows] = [standing.get(state) ?? 0, shown.get(state) ?? 0]
    return stands === shows ? [] : [`${stands} vouchers are ${state}, the figures say ${shows}`]
  })
}
