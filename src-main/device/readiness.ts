import type { ReadinessItem } from '../contract/sync.ts'
import type { DeskCore } from './desk-core.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** The banner of an old replica comes at a day (trust.md row 1). */
const OLD_DATA_MS = DAY_MS
/** A login ticket or lease that ends within this time is worth renewing before the line is left. */
const SOON_MS = 2 * DAY_MS
const FEW_BLANKS = 20

type Item = ReadinessItem['item']
type State = ReadinessItem['state']

const item = (name: Item, state: State, figures: ReadinessItem['figures'] = {}): ReadinessItem => ({
  item: name,
  state,
  figures
})

const ofJournal = (core: DeskCore): ReadinessItem => {
  const { scan } = core.stores.journal
  const figures = {
    damaged: scan.damaged.length,
    torn: scan.torn.length,
    entries: core.stores.journal.chain.records.length
  }
  if (core.trouble() !== null || core.outbox.state()?.halt) return item('journal', 'bad', figures)
  const isFilled = scan.damaged.every(span => core.stores.filled.has(span))
  return item('journal', isFilled ? 'good' : 'warn', figures)
}

const ofTicket = (core: DeskCore, now: number): ReadinessItem => {
  const left = Math.max(0, ...core.stores.operatorFiles.all().map(({ ticketUntil }) => ticketUntil - now))
  return item('login-ticket', left === 0 ? 'bad' : left < SOON_MS ? 'warn' : 'good', { leftMs: left })
}

const ofData = (core: DeskCore, now: number): readonly ReadinessItem[] => {
  const asOf = core.stores.standing.snapshot()?.asOf
  if (asOf === undefined) return [item('data-age', 'bad'), item('revocations', 'bad')]
  const ageMs = Math.max(0, now - asOf)
  const state = ageMs > OLD_DATA_MS ? 'warn' : 'good'
  // Revocations are documents of the same snapshot, so they are exactly as old as it is.
  return [item('data-age', state, { ageMs }), item('revocations', state, { ageMs })]
}

const ofLeases = (core: DeskCore, now: number): ReadinessItem => {
  const usable = core.leases.list().filter(lease => lease.usable)
  const blanks = usable.reduce((sum, { remaining }) => sum + remaining.length, 0)
  const leftMs = usable.length === 0 ? 0 : Math.max(...usable.map(({ expiresAt }) => expiresAt - now))
  const isShort = blanks < FEW_BLANKS || leftMs < SOON_MS
  return item('leases', isShort ? 'warn' : 'good', { blanks, leases: usable.length, leftMs })
}

/** What a desk must have before it leaves the line. Disk and line are the shell's share. */
export const readinessOf = async (core: DeskCore): Promise<readonly ReadinessItem[]> => {
  const { reserve, clock, keyring } = core.stores
  const now = clock.now().at
  return [
    item('reserve', (await reserve.restore()) ? 'good' : 'bad'),
    ofJournal(core),
    item('clock', clock.isSuspect() ? 'warn' : 'good'),
    item('keyring', keyring.kind === 'system' ? 'good' : 'warn'),
    ofTicket(core, now),
    ...ofData(core, now),
    ofLeases(core, now)
  ]
}
