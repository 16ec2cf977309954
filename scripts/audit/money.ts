import { type CertificatePast, ClaimFollower, type ClaimWalk } from './claim-walk.ts'
import type { ServerClaim, ServerEntry, ServerRows } from './server-rows.ts'
import { countedFen } from './subsidy-amount.ts'

export interface MoneySummary {
  /** Of everything that was submitted and not struck since, in fen. */
  readonly claimedFen: number
  /** Of the lines that every level let through, in fen. */
  readonly approvedFen: number
  /** What the bank said it paid, in fen. */
  readonly paidFen: number
  /** Vouchers that were paid more than once. */
  readonly paidTwice: number
  /** Lines whose amount is not what policy, voucher and hours come to. */
  readonly wrongAmounts: number
  /** Steps that a claim or one of its lines left out or took out of turn. */
  readonly skippedSteps: number
}

type Fault = { readonly of: 'twice' | 'amount' | 'step' | 'sum'; readonly text: string }

/** What every voucher went through before money was paid for it, by the field that names it in the entry. */
const stepsBefore = [
  'voucher.issue',
  'voucher.bind',
  'attendance.sign-in',
  'enrolment.complete',
  'certificate.confirm'
] as const

/** Judges every claim from the entries that made it; no rule of the product is run here. */
export function judgeMoney(server: ServerRows): { readonly summary: MoneySummary; readonly faults: readonly string[] } {
  const accepted = server.entries.filter(({ lane }) => lane === 'accepted')
  const stepsOf = stepsByVoucher(accepted)
  const faults: Fault[] = []
  const sums = { claimedFen: 0, approvedFen: 0, paidFen: 0 }
  const paidCount = countPaid(accepted)
  const certificates = certificatePast(accepted)
  for (const [voucher, n] of paidCount)
    if (n > 1) faults.push({ of: 'twice', text: `voucher ${voucher} was paid ${n} times` })
  for (const claim of server.claims) {
    const amountOf = new Map(claim.lines.map(({ enrolment, amountFen }) => [enrolment, amountFen]))
    const walk = new ClaimFollower(claim.id, server.policies, amountOf, certificates).follow(
      entriesOf(claim.id, accepted)
    )
    faults.push(...walk.skipped.map(text => ({ of: 'step' as const, text })))
    faults.push(...amountFaults(claim, walk, server), ...sumFaults(claim, walk))
    for (const { voucher, paid } of walk.lines)
      if (paid > 0) faults.push(...missingSteps(voucher, stepsOf.get(voucher)))
    const sum = (isMeant: (line: ClaimWalk['lines'][number]) => boolean): number =>
      walk.lines.filter(isMeant).reduce((fen, { enrolment }) => fen + (amountOf.get(enrolment) ?? 0), 0)
    if (walk.wasSubmitted) sums.claimedFen += sum(({ fate }) => fate !== 'struck')
    if (walk.wasReviewed) sums.approvedFen += sum(({ fate }) => fate === 'standing')
  }
  sums.paidFen = paidFenOf(accepted)
  faults.push(...settledFaults(server, paidCount))
  const count = (of: Fault['of']): number => faults.filter(fault => fault.of === of).length
  return {
    summary: { ...sums, paidTwice: count('twice'), wrongAmounts: count('amount'), skippedSteps: count('step') },
    faults: faults.map(({ text }) => text)
  }
}

/** In the order of the versions of the claim that they wrote. */
function entriesOf(claim: string, accepted: readonly ServerEntry[]): readonly ServerEntry[] {
  const versionOf = ({ writes }: ServerEntry): number =>
    writes.find(({ collection, id }) => collection === 'claim' && id === claim)?.version ?? 0
  return accepted.filter(entry => versionOf(entry) > 0).sort((a, b) => versionOf(a) - versionOf(b))
}

/** In which version each certificate was revoked. */
const revocations = (accepted: readonly ServerEntry[]): ReadonlyMap<string, number> =>
  new Map(
    accepted
      .filter(({ kind }) => kind === 'certificate.revoke')
      .flatMap(({ writes }) => writes.filter(({ collection }) => collection === 'certificate'))
      .map(({ id, version }) => [id, version])
  )

function certificatePast(accepted: readonly ServerEntry[]): CertificatePast {
  const moves = accepted.flatMap(({ kind, writes }) => {
    if (kind !== 'certificate.confirm' && kind !== 'certificate.revoke') return []
    const vouchers = writes.filter(({ collection }) => collection === 'voucher')
    return vouchers.map(({ id, version }) => ({ id, version, isConfirmed: kind === 'certificate.confirm' }))
  })
  moves.sort((a, b) => a.version - b.version)
  const lastBefore = (voucher: string, until: number) =>
    moves.findLast(({ id, version }) => id === voucher && version <= until)
  return {
    revokedIn: revocations(accepted),
    isCertified: (voucher, version) => lastBefore(voucher, version)?.isConfirmed ?? false
  }
}

type Answer = { readonly voucher: string; readonly outcome: string; readonly amountFen: number }
const paidAnswers = (accepted: readonly ServerEntry[]): readonly Answer[] =>
  accepted
    .filter(({ kind }) => kind === 'claim.reconcile')
    .flatMap(({ args }) => args.answers as readonly Answer[])
    .filter(({ outcome }) => outcome === 'paid')

const paidFenOf = (accepted: readonly ServerEntry[]): number =>
  paidAnswers(accepted).reduce((fen, { amountFen }) => fen + amountFen, 0)

function countPaid(accepted: readonly ServerEntry[]): ReadonlyMap<string, number> {
  const paid = new Map<string, number>()
  for (const { voucher } of paidAnswers(accepted)) paid.set(voucher, (paid.get(voucher) ?? 0) + 1)
  return paid
}

/** Which of the steps before a payout have been taken for each voucher. */
function stepsByVoucher(accepted: readonly ServerEntry[]): ReadonlyMap<string, ReadonlySet<string>> {
  const taken = new Map<string, Set<string>>()
  for (const { kind: taker, args, writes } of accepted) {
    // A dispute that was decided binds the voucher in place of the binding that lost.
    const kind = taker === 'dispute.resolve' ? 'voucher.bind' : taker
    if (!stepsBefore.some(step => step === kind)) continue
    const voucher = typeof args.voucher === 'string' ? args.voucher : ''
    const own = taken.get(voucher) ?? new Set()
    taken.set(voucher, own)
    const redeems = kind !== 'attendance.sign-in' || writes.some(({ collection }) => collection === 'voucher')
    if (redeems) own.add(kind)
  }
  return taken
}

const missingSteps = (voucher: string, taken: ReadonlySet<string> | undefined): readonly Fault[] =>
  stepsBefore
    .filter(step => !taken?.has(step))
    .map(step => ({ of: 'step' as const, text: `voucher ${voucher} was paid without ${step}` }))

function amountFaults(claim: ServerClaim, { policyVersion }: ClaimWalk, server: ServerRows): readonly Fault[] {
  const subsidy = server.policies.get(policyVersion)?.subsidy
  return claim.lines.flatMap(({ voucher, enrolment, amountFen }): readonly Fault[] => {
    const [paper, hours] = [server.claimedVouchers.get(voucher), server.claimedHours.get(enrolment)]
    const counted = subsidy && paper && hours ? countedFen(paper, hours, subsidy) : null
    if (counted === BigInt(amountFen)) return []
    return [{ of: 'amount', text: `claim ${claim.id}: ${amountFen} fen for voucher ${voucher}, counted ${counted}` }]
  })
}

/** A claim that says it is done has paid every line that stands; what it shows as paid is what its entries paid. */
function sumFaults(claim: ServerClaim, { lines }: ClaimWalk): readonly Fault[] {
  const paid = new Set(lines.filter(line => line.paid > 0).map(({ voucher }) => voucher))
  const shown = claim.lines.filter(({ state }) => state === 'paid').map(({ voucher }) => voucher)
  const faults: Fault[] = []
  if (shown.length !== paid.size || shown.some(voucher => !paid.has(voucher)))
    faults.push({
      of: 'sum',
      text: `claim ${claim.id} shows ${shown.length} paid lines, its entries paid ${paid.size}`
    })
  const isOwing = claim.state === 'reconciled' && lines.some(line => line.fate === 'standing' && line.paid === 0)
  if (isOwing) faults.push({ of: 'sum', text: `claim ${claim.id} is reconciled and has not paid every approved line` })
  return faults
}

/** A voucher is settled if and only if it was paid. */
function settledFaults({ documents }: ServerRows, paid: ReadonlyMap<string, number>): readonly Fault[] {
  const settled = new Set(documents.filter(({ state }) => state === 'settled').map(({ id }) => id))
  const unpaid = [...settled].filter(id => !paid.has(id)).map(id => `voucher ${id} is settled and was not paid`)
  const unsettled = [...paid.keys()]
    .filter(id => !settled.has(id))
    .map(id => `voucher ${id} was paid and is not settled`)
  return [...unpaid, ...unsettled].map(text => ({ of: 'sum' as const, text }))
}
