import { loopMarkNames } from './loop-marks.ts'

/** Branches that a run must reach, or it proves nothing about them. */
export const markNames = [
  'accepted',
  'rejected',
  'review',
  'waiting',
  'fork',
  'fork seen by the device',
  'superseded',
  'clone',
  'handed over',
  'set aside and chained after all',
  "clone's own entry to review",
  'restored from backup',
  're-registered',
  'registration reply lost',
  're-chained',
  're-chained twice',
  'duplicate in a new chain',
  'duplicate in the same chain',
  'issue of an older generation accepted',
  'waiting released',
  'waiting released to review',
  'waiting behind another',
  'waiting chain released',
  'waiting expired',
  'centre first',
  'loser with dependants',
  'dispute opened',
  'dispute extended',
  'dispute resolved',
  'two centres on one voucher',
  'reserved elsewhere',
  'lease granted',
  'lease expired',
  'lease returned',
  'lease over quota',
  'returned blank leased again',
  'late void',
  'void',
  'validity straddling',
  'voucher expired',
  'clock flagged',
  'operator suspended before',
  'operator suspended after',
  'older operator key',
  'device revoked',
  'lease closed',
  'forged operator signature',
  'unknown kind',
  'malformed',
  'wrong device',
  'wrong server',
  'undecidable',
  'stale upload reply',
  'stale pull',
  'cut pull',
  'gone row',
  'page cut between scopes',
  'overlay with pending entry',
  'overlay with waiting entry',
  'bind without QR',
  'bind with QR of an unseen voucher',
  'person of two counties',
  'redeemed',
  'reinstated',
  'unbound',
  'attendance voided',
  'reprinted',
  'waitlisted',
  'crash before append',
  'crash after append',
  'crash before verdicts are kept',
  'crash after verdicts are kept',
  'crash between documents',
  'crash before checkpoint',
  'crash after checkpoint',
  'crash before delivery of verdicts',
  'server crash before commit',
  'server crash after commit',
  'server restored',
  'restored twice from one dump',
  'device lost',
  'replica rebuilt for a new epoch',
  'newer generation offered to a restored server',
  'older generation closed',
  'answer to a dead epoch',
  're-offer ended',
  'generation known by its certificate',
  'operator key shown again',
  'lease shown again',
  'accepted again',
  'accepted again after waiting',
  'waits for what it rested on',
  'known only to a lost device',
  'replica lost a document',
  'replica kept a ghost',
  'drift found',
  ...loopMarkNames
] as const
export type Mark = (typeof markNames)[number]

export class Marks {
  readonly counts = new Map<Mark, number>(markNames.map(name => [name, 0]))

  hit(mark: Mark, times = 1): void {
    this.counts.set(mark, (this.counts.get(mark) ?? 0) + times)
  }

  add(other: Marks): void {
    for (const [mark, count] of other.counts) this.hit(mark, count)
  }

  /** Marks below ten a 3,000 seeds; nothing is asked of fewer than 500. */
  missed(seeds: number): readonly Mark[] {
    if (seeds < 500) return []
    const least = Math.max(1, Math.floor((10 * seeds) / 3000))
    return markNames.filter(name => (this.counts.get(name) ?? 0) < least)
  }
}
