import type { Case } from '../../domain/casework/case.ts'
import type { Body } from '../../domain/journal/entry.ts'
import type { Verdict } from '../../domain/journal/lane.ts'
import type { RejectionCode } from '../../domain/journal/rejection.ts'
import type { Lease } from '../../domain/plan/lease.ts'
import type { EntryFacts } from '../../domain/reduction.ts'
import type { Effects, StoredEntry } from '../../domain/sync/acceptor-store.ts'
import { addDays, startOfDate } from '../../domain/time/business-date.ts'
import type { Voucher } from '../../domain/voucher/voucher.ts'
import { loopMarkOf, moneyMarksOf } from './loop-marks.ts'
import type { Mark } from './marks.ts'
import type { MemoryStore } from './memory-store.ts'
import type { World } from './world.ts'

const markByCode: Partial<Record<RejectionCode, Mark>> = {
  'lease.ended': 'lease expired',
  'voucher.expired': 'voucher expired',
  'entry.clock-flagged': 'clock flagged',
  'device.revoked': 'device revoked',
  'entry.bad-signature': 'forged operator signature',
  'entry.unknown-kind': 'unknown kind',
  'entry.malformed': 'malformed',
  'entry.wrong-device': 'wrong device',
  'entry.wrong-server': 'wrong server',
  'entry.undecidable': 'undecidable',
  'voucher.bound-elsewhere': 'two centres on one voucher',
  'voucher.reserved-elsewhere': 'reserved elsewhere',
  'entry.rests-on-loser': 'loser with dependants',
  'entry.superseded': "clone's own entry to review"
}

const markByKind: Readonly<Record<string, Mark>> = {
  'lease.return': 'lease returned',
  'lease.close': 'lease closed',
  'voucher.void': 'void',
  'voucher.reinstate': 'reinstated',
  'voucher.unbind': 'unbound',
  'voucher.reprint': 'reprinted',
  'attendance.void': 'attendance voided',
  'dispute.resolve': 'dispute resolved'
}

/** Looks at what a transaction of the server does and marks the branches it shows. */
export function watchCommit(world: World, store: MemoryStore, effects: Effects): void {
  const head = effects.head && store.heads.get(effects.head.deviceId)
  if (head?.isFrozen && effects.places.length > 0 && head.generation === effects.head?.generation)
    world.violate('S3', `${head.deviceId}/${head.generation} is frozen and goes on`)
  const fresh = new Map(effects.entries.map(entry => [entry.body.id, entry]))
  for (const { envelope, entry } of effects.places) {
    if (!fresh.has(entry) && envelope.generation > 1) world.mark('duplicate in a new chain')
  }
  for (const { entry } of effects.places) {
    if (fresh.has(entry) && store.aside.has(entry)) world.mark('set aside and chained after all')
  }
  for (const entry of effects.entries) {
    markEntry(world, entry)
    if (isSurvivor(store, entry)) world.mark('issue of an older generation accepted')
  }
  for (const { verdict } of effects.decided) {
    world.mark(verdict.lane === 'review' ? 'waiting released to review' : 'waiting released')
    const waited = store.entries.get(verdict.entry)
    if (waited?.facts.isAgain && verdict.lane === 'accepted') world.mark('accepted again after waiting')
    if (waited) markVerdict(world, waited.body, verdict)
    if (effects.decided.some(other => other.verdict.entry === waited?.verdict.causedBy))
      world.mark('waiting chain released')
    world.trace(() => `  released ${verdict.entry.slice(-4)} ${waited?.body.kind}: ${verdictText(verdict)}`)
  }
  for (const { entry, cause } of effects.waiting) {
    if (entry === cause) {
      world.mark('waits for what it rested on')
      world.trace(() => `  waits ${entry.slice(-4)} for what it rested on`)
      continue
    }
    const isBehind =
      store.entries.get(cause)?.verdict.lane === 'waiting' || fresh.get(cause)?.verdict.lane === 'waiting'
    world.mark(isBehind ? 'waiting behind another' : 'centre first')
    world.trace(() => `  waits ${entry.slice(-4)} for ${cause.slice(-4)}`)
  }
  const voucherOf = (id: string) => (store.documents_.get(`voucher/${id}`)?.document ?? null) as Voucher | null
  for (const change of effects.changes) {
    for (const mark of moneyMarksOf(change, voucherOf)) world.mark(mark)
    if (change.collection !== 'case') continue
    const before = change.before as Case | null
    const after = change.after as Case
    if (after.kind !== 'dispute' || before?.kind === 'alert') continue
    if (!before) world.mark('dispute opened')
    if (after.chain.length > Math.max(1, before?.chain.length ?? 1)) world.mark('dispute extended')
  }
}

function isSurvivor(store: MemoryStore, { body, facts, verdict }: StoredEntry): boolean {
  if (body.kind !== 'voucher.issue' || verdict.lane !== 'accepted') return false
  const lease = store.documents_.get(`lease/${body.args.lease}`)?.document as Lease | undefined
  return lease !== undefined && lease.generation < facts.generation
}

function markEntry(world: World, { body, envelope, facts, verdict, writes }: StoredEntry): void {
  if (facts.isAgain && verdict.lane === 'accepted') world.mark('accepted again')
  world.mark(verdict.lane)
  markVerdict(world, body, verdict)
  if (isStraddling(world, facts)) world.mark('validity straddling')
  if (verdict.lane === 'accepted' && body.kind === 'attendance.sign-in') {
    if (writes.some(write => write.collection === 'voucher')) world.mark('redeemed')
  }
  if (verdict.lane === 'accepted' && body.kind === 'voucher.bind') {
    world.mark(body.args.scan === '' ? 'bind without QR' : 'bind with QR of an unseen voucher')
  }
  if (verdict.lane === 'accepted' && body.kind === 'enrolment.accept' && writes.length === 1) world.mark('waitlisted')
  world.trace(
    () =>
      `  ${body.deviceId}/${envelope?.generation ?? 0}:${envelope?.seq ?? 0} ${body.id.slice(-4)} ${body.kind} ${verdictText(verdict)} ${JSON.stringify(body.args).slice(0, 150)}`
  )
}

function markVerdict(world: World, { kind }: Body, { lane, rejection }: Verdict): void {
  const inLoop = loopMarkOf(kind, lane, rejection)
  if (inLoop) world.mark(inLoop)
  if (rejection?.code === 'author.suspended') {
    world.mark(lane === 'review' ? 'operator suspended before' : 'operator suspended after')
  }
  if (rejection?.rule === 'V16' && lane === 'review') world.mark('late void')
  const byCode = rejection ? markByCode[rejection.code] : undefined
  if (byCode) world.mark(byCode)
  const byKind = lane === 'accepted' ? markByKind[kind] : undefined
  if (byKind) world.mark(byKind)
}

function isStraddling({ vouchersUntil }: World, { kind, earliest, latest }: EntryFacts): boolean {
  if (!kind.startsWith('voucher.')) return false
  const end = startOfDate(addDays(vouchersUntil, 1))
  return earliest < end && latest >= end
}

const verdictText = ({ lane, rejection, causedBy }: Verdict): string =>
  [lane, rejection?.code, rejection?.rule, causedBy?.slice(-4)].filter(Boolean).join(' ')
