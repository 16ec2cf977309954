import { z } from 'zod'
import { actsFor } from '../access/author.ts'
import { id } from '../fields.ts'
import { accept, type Context, type Outcome, reject, uses, type Verb, type Write } from '../reduction.ts'
import { dateOfInstant } from '../time/business-date.ts'
import type { Voucher } from '../voucher/voucher.ts'
import { type Claim, type ClaimLine, isInHand, MAX_LINES } from './claim.ts'
import { type LineAgain, lineAgain } from './claim-again.ts'
import { datesOfClaim, refusalOfLateClaim } from './claim-time.ts'

const args = z.strictObject({
  claim: id,
  trainingClass: id,
  lines: z
    .array(z.strictObject({ voucher: id, certificate: id }))
    .min(1)
    .max(MAX_LINES)
})
type Args = z.infer<typeof args>

/**
 * claim.submit (M3, M4, M19): in time, and each voucher in one claim only: from here on it bears the claim's id. Again,
 * after a return, with whoever may still be claimed for: nobody waits for one worker.
 */
export const submitClaim: Verb<Args, 'claim.submit'> = {
  kind: 'claim.submit',
  version: 1,
  args,
  by: ['centre-operator'],
  isValueAction: true,
  keys: a => [
    uses('write', 'claim', a.claim),
    uses('read', 'trainingClass', a.trainingClass),
    ...a.lines.flatMap(line => [uses('write', 'voucher', line.voucher), uses('read', 'certificate', line.certificate)])
  ],
  reduce: (a, context) => {
    const { entry, author, read } = context
    const found = read('claim', a.claim)
    if (found.state !== 'present') return reject('claim.unknown', 'M3')
    const claim = found.document
    if (!actsFor(author, claim.centre)) return reject('class.not-yours', 'M3')
    if (!isInHand(claim)) return reject('claim.wrong-state', 'M3', { state: claim.state })
    const named = linesNamed(a, claim)
    if (!named) return reject('entry.malformed', 'M3', { where: 'lines' })
    if (claim.round >= 50) return reject('claim.wrong-state', 'M3', { state: claim.state })
    const unfit = checkCertificates(claim, named, context)
    if (unfit) return unfit
    const lines: ClaimLine[] = []
    const writes: Write[] = []
    for (const line of named) {
      const taken = submittedLine(line, claim, context)
      if ('refused' in taken) return taken.refused
      lines.push(taken.line)
      if (taken.voucher) writes.push({ collection: 'voucher', document: { ...taken.voucher, updatedAt: entry.at } })
    }
    if (lines.every(({ state }) => state === 'refused')) return reject('claim.nothing-left', 'M19')
    const submitted = {
      lines,
      state: 'submitted' as const,
      round: claim.round + 1,
      submittedBy: entry.operator ?? '',
      submittedAt: entry.at
    }
    return accept([...writes, { collection: 'claim', document: { ...claim, ...submitted, updatedAt: entry.at } }])
  }
}

/** The claim's lines as the entry names them, again with a worker's newer certificate (M19); null where it names others. */
function linesNamed(a: Args, claim: Claim): readonly ClaimLine[] | null {
  if (a.lines.length !== claim.lines.length || a.trainingClass !== claim.trainingClass) return null
  const lines: ClaimLine[] = []
  for (const [place, line] of claim.lines.entries()) {
    const given = a.lines[place]
    if (given?.voucher !== line.voucher) return null
    const isSame = given.certificate === line.certificate
    if (!isSame && (claim.round === 0 || line.state === 'refused')) return null
    lines.push(isSame ? line : { ...line, certificate: given.certificate })
  }
  return lines
}

/** What becomes of a line. The first submission asks for all that was drawn up (M3). */
const fateOf = (line: ClaimLine, { round }: Claim, { read }: Context): LineAgain =>
  round > 0 ? lineAgain(line, read) : 'goes-on'

/** The line as it is submitted, and its voucher where the entry is about it. */
function submittedLine(
  line: ClaimLine,
  claim: Claim,
  context: Context
): { readonly line: ClaimLine; readonly voucher: Voucher | null } | { readonly refused: Outcome } {
  const fate = fateOf(line, claim, context)
  const used = context.read('voucher', line.voucher)
  const own = used.state === 'present' && used.document.claim === claim.id ? used.document : null
  // What a review refused stays with this claim; what was struck before is none of its business any more.
  if (fate === 'refused') return { line, voucher: own?.state === 'certified' ? own : null }
  if (used.state !== 'present') return { refused: reject('voucher.unknown', 'M3') }
  if (fate === 'struck') {
    const struck = { ...line, state: 'refused' as const, reason: '', struck: 'certificate-revoked' as const }
    return { line: struck, voucher: own && { ...own, claim: '' } }
  }
  const voucher = used.document
  if (fate === 'waits' && own) return { line, voucher: null }
  if (voucher.state !== 'certified') return { refused: reject('voucher.wrong-state', 'M3', { state: voucher.state }) }
  if (voucher.claim !== '' && !own) return { refused: reject('claim.twice', 'M3', { claim: voucher.claim }) }
  return { line, voucher: { ...voucher, claim: claim.id } }
}

/** M4: the class and the certificates are held, and the claim is in time for all that it goes on asking for. */
function checkCertificates(claim: Claim, lines: readonly ClaimLine[], context: Context): Outcome | null {
  const { entry, read, rules } = context
  if (!rules) return reject('policy.unknown', 'P1')
  const held = read('trainingClass', claim.trainingClass)
  if (held.state !== 'present') return reject('class.unknown', 'M4')
  const issued: { issuedOn: string; isStanding: boolean }[] = []
  for (const line of lines) {
    const fate = fateOf(line, claim, context)
    const found = read('certificate', line.certificate)
    const isStanding = fate === 'goes-on' || fate === 'waits'
    if (found.state !== 'present' && isStanding) return reject('certificate.unknown', 'M4')
    if (found.state !== 'present') continue
    const { issuedOn, state, voucher, enrolment } = found.document
    if (voucher !== line.voucher || enrolment !== line.enrolment) return reject('enrolment.wrong-person', 'M19')
    if (isStanding && state !== 'confirmed') return reject('certificate.wrong-state', 'M3', { state })
    issued.push({ issuedOn, isStanding })
  }
  const endedOn = held.document.finishedOn || held.document.to
  const late = refusalOfLateClaim(datesOfClaim(endedOn, issued), dateOfInstant(entry.at), rules.subsidy)
  return late && { lane: 'rejected', rejection: late }
}
