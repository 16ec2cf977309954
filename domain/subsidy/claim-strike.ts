import { z } from 'zod'
import { id, reason } from '../fields.ts'
import { accept, type Context, type Outcome, type Reader, reject, uses, type Verb, type Write } from '../reduction.ts'
import type { Voucher } from '../voucher/voucher.ts'
import { type Claim, type ClaimLine, type ClaimState, isDue, MAX_LINES, numberOfLine } from './claim.ts'
import { lineAgain } from './claim-again.ts'
import { claimIn } from './claim-place.ts'

const args = z.strictObject({
  claim: id,
  /** The lines struck, each with the certificate that the claim names for it. */
  lines: z
    .array(z.strictObject({ voucher: id, certificate: id }))
    .min(1)
    .max(MAX_LINES),
  reason
})
type Args = z.infer<typeof args>

/** M20: lines are struck of a claim that is to be paid, or that was paid in part. */
export const strikableStates = ['cleared', 'part-paid'] as const satisfies readonly ClaimState[]

/**
 * claim.strike 剔除 (M20): a line that was withheld ends where what it rests on has gone for good: the others do not wait
 * for it any longer, and its voucher may be claimed for in another claim once its worker is certified anew.
 */
export const strikeLines: Verb<Args, 'claim.strike'> = {
  kind: 'claim.strike',
  version: 1,
  args,
  by: ['county-reviewer'],
  isValueAction: true,
  keys: a => [
    uses('write', 'claim', a.claim),
    ...a.lines.flatMap(line => [uses('write', 'voucher', line.voucher), uses('read', 'certificate', line.certificate)])
  ],
  reduce: (a, context) => {
    const { entry, read } = context
    const place = claimIn(a.claim, strikableStates, 'M20', context)
    if ('refused' in place) return place.refused
    const { claim } = place
    if (!mayStrike(claim, entry.operator)) return reject('author.same-person', 'M5')
    const named = claim.lines.filter(line => isNamed(line, a))
    if (named.length !== a.lines.length) return reject('claim.no-such-line', 'M20', { lines: claim.lines.length })
    const unfit = checkLines(named, claim, context)
    if (unfit) return unfit
    const writes: Write[] = []
    for (const { voucher } of named) {
      const used = read('voucher', voucher)
      if (used.state !== 'present') continue
      writes.push({ collection: 'voucher', document: { ...used.document, claim: '', updatedAt: entry.at } })
    }
    const lines = claim.lines.map(
      (line): ClaimLine =>
        named.includes(line) ? { ...line, state: 'refused', reason: a.reason, struck: 'certificate-revoked' } : line
    )
    const isSeen = named.every(
      line =>
        read('voucher', line.voucher).state === 'present' && read('certificate', line.certificate).state === 'present'
    )
    const document = { ...claim, lines, state: stateWithout(claim, named), updatedAt: entry.at }
    return accept([...writes, { collection: 'claim', document }], isSeen ? [] : ['M20'])
  }
}

const isNamed = ({ voucher, certificate }: ClaimLine, { lines }: Args): boolean =>
  lines.some(line => line.voucher === voucher && line.certificate === certificate)

/**
 * M20: whether a line that is due has lost what it rests on. A voucher that is certified, be it by another certificate
 * or under its frost, may be paid for some day: its line waits.
 */
export function isStrikable(line: ClaimLine, { id: claim }: Pick<Claim, 'id'>, read: Reader): boolean {
  const used = read('voucher', line.voucher)
  const isBorne = used.state !== 'present' || (used.document.claim === claim && !isCertified(used.document))
  return isDue(line) && isBorne && lineAgain(line, read) === 'struck'
}

/** M20: the lines of a claim that wait for a certificate which nobody replaced; none while the claim is in no state for it. */
export const strikableLines = (claim: Pick<Claim, 'id' | 'lines' | 'state'>, read: Reader): readonly ClaimLine[] =>
  strikableStates.some(state => state === claim.state) ? claim.lines.filter(line => isStrikable(line, claim, read)) : []

/** M5: who submitted a claim strikes nobody of it. */
export const mayStrike = ({ submittedBy }: Pick<Claim, 'submittedBy'>, operator: string | null): boolean =>
  submittedBy !== operator

const isCertified = ({ state, frozenFrom }: Voucher): boolean =>
  state === 'certified' || (state === 'frozen' && frozenFrom === 'certified')

function checkLines(lines: readonly ClaimLine[], claim: Claim, { read }: Context): Outcome | null {
  for (const line of lines) {
    const number = numberOfLine(claim, line)
    if (read('voucher', line.voucher).state === 'absent') return reject('voucher.unknown', 'M20')
    if (!isDue(line)) return reject('claim.line-over', 'M20', { line: number })
    const isUnseen = read('certificate', line.certificate).state === 'unknown'
    if (!isUnseen && !isStrikable(line, claim, read)) return reject('claim.line-stands', 'M20', { line: number })
  }
  return null
}

/** M20: with nothing left to pay a claim is at its end: reconciled where somebody of it was paid, else refused (M6). */
export function stateWithout(
  { lines, state }: Pick<Claim, 'lines' | 'state'>,
  struck: readonly ClaimLine[]
): ClaimState {
  if (lines.some(line => isDue(line) && !struck.includes(line))) return state
  return lines.some(line => line.state === 'paid') ? 'reconciled' : 'refused'
}
