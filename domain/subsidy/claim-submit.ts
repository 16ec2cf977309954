import { z } from 'zod'
import { actsFor } from '../access/author.ts'
import { id } from '../fields.ts'
import { accept, type Context, type Outcome, reject, uses, type Verb, type Write } from '../reduction.ts'
import { dateOfInstant } from '../time/business-date.ts'
import { type Claim, isInHand, MAX_LINES } from './claim.ts'
import { refusalOfLateClaim } from './claim-time.ts'

const args = z.strictObject({
  claim: id,
  trainingClass: id,
  lines: z
    .array(z.strictObject({ voucher: id, certificate: id }))
    .min(1)
    .max(MAX_LINES)
})
type Args = z.infer<typeof args>

/** claim.submit (M3, M4): in time, and each voucher in one claim only: from here on it bears the claim's id. */
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
    const named = claim.lines.every((line, i) => {
      const given = a.lines[i]
      return given?.voucher === line.voucher && given.certificate === line.certificate
    })
    if (!named || a.lines.length !== claim.lines.length || claim.trainingClass !== a.trainingClass)
      return reject('entry.malformed', 'M3', { where: 'lines' })
    if (claim.round >= 50) return reject('claim.wrong-state', 'M3', { state: claim.state })
    const late = checkTime(claim, context)
    if (late) return late
    const writes: Write[] = []
    for (const line of claim.lines) {
      const used = read('voucher', line.voucher)
      if (used.state !== 'present') return reject('voucher.unknown', 'M3')
      const voucher = used.document
      if (voucher.state !== 'certified') return reject('voucher.wrong-state', 'M3', { state: voucher.state })
      if (voucher.claim !== '' && voucher.claim !== claim.id)
        return reject('claim.twice', 'M3', { claim: voucher.claim })
      writes.push({ collection: 'voucher', document: { ...voucher, claim: claim.id, updatedAt: entry.at } })
    }
    const submitted = {
      state: 'submitted' as const,
      round: claim.round + 1,
      submittedBy: entry.operator ?? '',
      submittedAt: entry.at
    }
    return accept([...writes, { collection: 'claim', document: { ...claim, ...submitted, updatedAt: entry.at } }])
  }
}

/** M4: the class and its certificates are held, and the claim is in time for all of them. */
function checkTime(claim: Claim, { entry, read, rules }: Context): Outcome | null {
  if (!rules) return reject('policy.unknown', 'P1')
  const held = read('trainingClass', claim.trainingClass)
  if (held.state !== 'present') return reject('class.unknown', 'M4')
  const issuedOn: string[] = []
  for (const line of claim.lines) {
    const found = read('certificate', line.certificate)
    if (found.state !== 'present') return reject('certificate.unknown', 'M4')
    const { state } = found.document
    if (state !== 'confirmed') return reject('certificate.wrong-state', 'M3', { state })
    issuedOn.push(found.document.issuedOn)
  }
  const endedOn = held.document.finishedOn || held.document.to
  const late = refusalOfLateClaim({ endedOn, issuedOn }, dateOfInstant(entry.at), rules.subsidy)
  return late && { lane: 'rejected', rejection: late }
}
