import type { Certificate } from '../../domain/certificate/certificate.ts'
import type { FoldStep } from '../../domain/sync/fold.ts'
import type { Voucher, VoucherState } from '../../domain/voucher/voucher.ts'
import type { World } from './world.ts'

type Move = readonly [from: readonly VoucherState[], to: readonly VoucherState[]]

/** By kind: from which state to which an entry may move a voucher; whatever else happens to its state is a defect. */
const moves: Readonly<Record<string, Move>> = {
  'voucher.collect': [['issued'], ['collected']],
  'voucher.bind': [['collected'], ['bound']],
  'voucher.unbind': [['bound'], ['collected']],
  'voucher.void': [['issued', 'collected'], ['void']],
  'attendance.sign-in': [['bound'], ['redeemed']],
  'voucher.reinstate': [['redeemed'], ['bound']],
  'dispute.resolve': [['redeemed'], ['bound']],
  'enrolment.fail': [['redeemed'], ['lapsed']],
  'certificate.confirm': [['redeemed'], ['certified']],
  'certificate.revoke': [['certified'], ['redeemed']],
  // Frozen, or its certificate revoked, while the money was on its way.
  'claim.reconcile': [['certified', 'frozen', 'redeemed'], ['settled']],
  'voucher.freeze': [['issued', 'collected', 'bound', 'redeemed', 'certified'], ['frozen']],
  'voucher.unfreeze': [['frozen'], ['issued', 'collected', 'bound', 'redeemed', 'certified']]
}

/** I3: a voucher moves only as its entries may move it, and thaws to where it froze. */
export function checkMove(world: World, kind: string, before: Voucher, after: Voucher): void {
  const [from, to] = moves[kind] ?? [[], []]
  const isMove = before.state !== after.state
  if (isMove && !(from.includes(before.state) && to.includes(after.state)))
    world.violate('I3', `${kind} took ${before.id} from ${before.state} to ${after.state}`)
  if (kind === 'voucher.unfreeze' && after.state !== before.frozenFrom)
    world.violate('I3', `${before.id} froze as ${before.frozenFrom} and thawed to ${after.state}`)
  if ((after.state === 'frozen') !== (after.frozenFrom !== ''))
    world.violate('I3', `${after.id} is ${after.state} and frozen from ${after.frozenFrom}`)
  const isGiven = kind === 'claim.submit' && before.claim === ''
  const isStruck = (kind === 'claim.submit' || kind === 'claim.strike') && after.claim === ''
  const isKept = before.claim === after.claim || isGiven || isStruck
  if (!isKept) world.violate('I3', `${kind} moved ${before.id} from ${before.claim} to ${after.claim}`)
}

/** I3: a certificate's number stands for one worker, and a voucher has one certificate that stands. */
export function checkCertificates(world: World, steps: readonly FoldStep[]): void {
  const issues = new Set<string>()
  const standing = new Map<string, Set<string>>()
  for (const { entry, changes } of steps) {
    const { kind, args } = entry.body
    if (kind === 'certificate.issue' && entry.verdict.lane === 'accepted') {
      if (issues.has(String(args.number))) world.violate('I3', `the certificate ${args.number} was entered twice`)
      issues.add(String(args.number))
    }
    for (const { key, after } of changes) {
      if (key.collection !== 'certificate') continue
      const { id, voucher, state } = after as Certificate
      const own = standing.get(voucher) ?? new Set()
      standing.set(voucher, own)
      if (state === 'revoked') own.delete(id)
      else own.add(id)
      if (own.size > 1) world.violate('I3', `${voucher} has the certificates ${[...own].join(' ')}`)
    }
  }
}
