import { z } from 'zod'
import { governs } from '../access/author.ts'
import { id } from '../fields.ts'
import { refusalOfEnded } from '../person/ended.ts'
import { withVoucher } from '../person/live-vouchers.ts'
import type { Batch } from '../plan/batch.ts'
import type { Lease } from '../plan/lease.ts'
import { refusalsOfIssue } from '../policy/issue-rules.ts'
import { checkValidity } from '../policy/validity.ts'
import { accept, type Context, type Outcome, reject, uses, type Verb } from '../reduction.ts'
import { dateOfInstant } from '../time/business-date.ts'
import { notUsed, type Voucher } from './voucher.ts'

const args = z.strictObject({
  voucher: id,
  code: z.string().min(8).max(20),
  lease: id,
  batch: id,
  plan: id,
  person: z.uuid(),
  /** 定向券 from a consented list: issued and collected in one. */
  consented: z.boolean()
})
type Args = z.infer<typeof args>

/** voucher.issue (V1–V4): makes a voucher from a blank of the device's own lease, offline too. */
export const issueVoucher: Verb<Args, 'voucher.issue'> = {
  kind: 'voucher.issue',
  version: 1,
  args,
  by: ['county-clerk', 'county-reviewer'],
  isValueAction: true,
  keys: a => [
    uses('write', 'voucher', a.voucher),
    uses('write', 'person', a.person),
    uses('read', 'lease', a.lease),
    uses('read', 'batch', a.batch),
    uses('read', 'plan', a.plan)
  ],
  reduce: (a, context) => {
    const { entry, author, read, rules } = context
    const terms = checkLease(a, context)
    if ('refused' in terms) return terms.refused
    const { lease, batch } = terms
    if (!governs(author, lease.county)) return reject('author.outside-place', 'A5', { county: lease.county })
    if (read('voucher', a.voucher).state === 'present') return reject('voucher.exists', 'V3')
    const plan = read('plan', a.plan)
    if (plan.state !== 'present' || batch.plan !== a.plan) return reject('plan.unknown', 'V2')
    const holder = read('person', a.person)
    if (holder.state !== 'present') return reject('person.unknown', 'V4')
    const person = holder.document
    const ended = refusalOfEnded(person)
    if (ended) return ended
    if (!person.counties.includes(lease.county)) return reject('person.not-in-place', 'V4', { county: lease.county })
    if (!rules) return reject('policy.unknown', 'P1')
    const untimely = checkValidity(lease, entry)
    if (untimely) return untimely
    const today = dateOfInstant(entry.at)
    const refused = refusalsOfIssue({ rules, person, skill: lease, plan: plan.document, today })[0]
    if (refused) return { lane: 'rejected', rejection: refused }
    const voucher = voucherFrom(a, lease, context)
    return accept([
      { collection: 'voucher', document: voucher },
      { collection: 'person', document: { ...withVoucher(person, voucher, today), updatedAt: entry.at } }
    ])
  }
}

/** V1, V2: the lease is this device's and of its generation, open and in time; the blank is one of it. */
function checkLease(
  a: Args,
  context: Context
): { readonly lease: Lease; readonly batch: Batch } | { readonly refused: Outcome } {
  const { entry, read } = context
  const found = read('lease', a.lease)
  if (found.state !== 'present') return { refused: reject('lease.unknown', 'V1') }
  const lease = found.document
  if (lease.device !== entry.deviceId || !isOfItsTime(lease, context))
    return { refused: reject('lease.not-yours', 'V1') }
  if (lease.state !== 'open') return { refused: reject('lease.wrong-state', 'V1', { state: lease.state }) }
  if (entry.at >= lease.expiresAt)
    return { refused: reject('lease.ended', 'V1', { on: dateOfInstant(lease.expiresAt) }) }
  if (!lease.blanks.some(blank => blank.voucher === a.voucher && blank.code === a.code)) {
    return { refused: reject('lease.no-such-blank', 'V2') }
  }
  const batch = read('batch', a.batch)
  if (batch.state !== 'present' || lease.batch !== a.batch) return { refused: reject('batch.unknown', 'V2') }
  return { lease, batch: batch.document }
}

/**
 * A fork closes the leases of its generation; what was issued from them before the next one was registered is a
 * survivor that comes in a new chain, and still counts (row 10).
 */
function isOfItsTime(lease: Lease, { entry, author }: Context): boolean {
  if (lease.generation === entry.generation) return true
  const next = author.device?.certificates.find(one => one.certificate.generation > lease.generation)
  return next !== undefined && entry.at < next.certificate.from
}

function voucherFrom(a: Args, lease: Lease, { entry }: Context): Voucher {
  const isDirected = lease.voucherKind === 'value-directed' || lease.voucherKind === 'offset-directed'
  const isCollected = a.consented && isDirected
  return {
    id: a.voucher,
    code: a.code,
    batch: a.batch,
    plan: a.plan,
    county: lease.county,
    occupation: lease.occupation,
    level: lease.level,
    voucherKind: lease.voucherKind,
    faceValueFen: lease.faceValueFen,
    validFrom: lease.validFrom,
    validUntil: lease.validUntil,
    person: a.person,
    state: isCollected ? 'collected' : 'issued',
    ...notUsed,
    lease: a.lease,
    leaseDevice: lease.device,
    issueEntry: entry.id,
    issuedAt: entry.at,
    collectedAt: isCollected ? entry.at : null,
    ministryNo: '',
    reprints: 0,
    updatedAt: entry.at
  }
}
