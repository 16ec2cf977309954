import { Past } from './money-past.ts'
import { type LedgerClaim, newClaim, play } from './money-steps.ts'
import type { SimServer } from './sim-server.ts'
import type { World } from './world.ts'

/**
 * I8: the money, counted from the accepted entries by none of the reducers: no line is paid that skipped a step, was
 * decided by somebody twice or is not certified, each voucher is paid once and in one claim, and what the server's
 * documents say was paid is what the entries come to.
 */
export function checkMoney(world: World, server: SimServer): void {
  const past = new Past(server.store.entries.values())
  const violate = (what: string): void => world.violate('I8', what)
  const claims = new Map<string, LedgerClaim>()
  for (const [id, entries] of past.claims) {
    const claim = newClaim(id)
    claims.set(id, claim)
    for (const entry of entries) play(claim, entry, past, what => violate(`${entry.body.kind} ${id}: ${what}`))
  }
  for (const claim of claims.values()) compare(claim, server, violate)
  checkVouchers([...claims.values()], server, violate)
  checkBudget([...claims.values()], past, server, violate)
}

/** The claim as the server shows it against the claim as its entries tell it. */
function compare(ledger: LedgerClaim, server: SimServer, violate: (what: string) => void): void {
  const claim = server.document('claim', ledger.id)
  if (!claim) {
    violate(`${ledger.id} is not there`)
    return
  }
  if (claim.state !== ledger.state) violate(`${ledger.id} is ${claim.state}, its entries say ${ledger.state}`)
  const shown = claim.lines.map(
    ({ voucher, certificate, amountFen, state, struck }) =>
      `${voucher} ${certificate} ${amountFen} ${state} ${struck !== undefined}`
  )
  const told = ledger.lines.map(
    ({ voucher, certificate, fen, state, isStruck }) => `${voucher} ${certificate} ${fen} ${state} ${isStruck}`
  )
  if (shown.join() !== told.join()) violate(`${ledger.id} has ${shown.join()}, its entries say ${told.join()}`)
  const papers = claim.attachments.map(({ digest, round }) => `${digest} ${round}`)
  const attached = [...ledger.papers].map(([digest, round]) => `${digest} ${round}`)
  if (papers.join() !== attached.join()) violate(`${ledger.id} has the papers ${papers.join()}, not ${attached.join()}`)
  const sums = claim.payouts.map(({ sumFen }) => sumFen)
  if (sums.join() !== ledger.payouts.join())
    violate(`${ledger.id} pays out ${sums.join()}, its lines come to ${ledger.payouts.join()}`)
}

/** Each voucher bears the one claim that was submitted with it, is paid once, and settled exactly where it was paid. */
function checkVouchers(claims: readonly LedgerClaim[], server: SimServer, violate: (what: string) => void): void {
  const claimOf = new Map<string, string>()
  const paid = new Set<string>()
  for (const { id, round, lines } of claims) {
    for (const { voucher, state, isStruck } of lines) {
      if (isStruck) continue
      const other = round > 0 ? claimOf.get(voucher) : undefined
      if (other !== undefined) violate(`${voucher} is claimed in ${other} and in ${id}`)
      if (round > 0) claimOf.set(voucher, id)
      if (state !== 'paid') continue
      if (paid.has(voucher)) violate(`${voucher} is paid twice`)
      paid.add(voucher)
    }
  }
  for (const { id, state, claim } of server.documentsOf('voucher')) {
    if (claim !== (claimOf.get(id) ?? '')) violate(`${id} bears ${claim}, it is claimed in ${claimOf.get(id)}`)
    if ((state === 'settled') !== paid.has(id)) violate(`${id} is ${state}, paid: ${paid.has(id)}`)
  }
}

/** What was paid of a plan is within its budget, and nothing that is counted down is below nothing. */
function checkBudget(
  claims: readonly LedgerClaim[],
  past: Past,
  server: SimServer,
  violate: (what: string) => void
): void {
  for (const plan of server.documentsOf('plan')) {
    const paid = claims
      .flatMap(({ lines }) => lines)
      .filter(({ state, voucher }) => state === 'paid' && past.planOf(voucher) === plan.id)
      .reduce((sum, { fen }) => sum + fen, 0)
    if (paid > plan.budgetFen) violate(`${plan.id} has ${plan.budgetFen} fen and paid ${paid}`)
    if (plan.committedFen > plan.budgetFen || plan.batched > plan.size) violate(`${plan.id} is overspent`)
  }
  for (const batch of server.documentsOf('batch')) {
    if (batch.leased < 0 || batch.leased > batch.size) violate(`${batch.id} leased ${batch.leased}`)
  }
}
