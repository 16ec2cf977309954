import { z } from 'zod'
import { actsFor } from '../access/author.ts'
import { id } from '../fields.ts'
import type { Rules } from '../policy/policy.ts'
import { accept, type Context, type Outcome, reject, uses, type Verb } from '../reduction.ts'
import type { TrainingClass } from '../training/class.ts'
import { amountOf, refusalOfNoStandard } from './amount.ts'
import { type ClaimLine, MAX_LINES } from './claim.ts'

const args = z.strictObject({
  claim: id,
  trainingClass: id,
  lines: z
    .array(z.strictObject({ enrolment: z.uuid(), voucher: id, certificate: id }))
    .min(1)
    .max(MAX_LINES),
  /** Empty: each paper comes by a claim.attach of its own. */
  attachments: z.array(z.never()).max(0)
})
type Args = z.infer<typeof args>

/**
 * claim.draft (M1, M2): a centre puts together what it asks for a class: one line a certified worker, its amount
 * computed here by the policy. A draft may be drawn up anew until it is submitted.
 */
export const draftClaim: Verb<Args, 'claim.draft'> = {
  kind: 'claim.draft',
  version: 1,
  args,
  by: ['centre-operator'],
  isValueAction: false,
  keys: a => [
    uses('write', 'claim', a.claim),
    uses('read', 'trainingClass', a.trainingClass),
    ...a.lines.flatMap(line => [
      uses('read', 'enrolment', line.enrolment),
      uses('read', 'voucher', line.voucher),
      uses('read', 'certificate', line.certificate)
    ])
  ],
  reduce: (a, context) => {
    const { entry, author, read, rules } = context
    const found = read('trainingClass', a.trainingClass)
    if (found.state !== 'present') return reject('class.unknown', 'M1')
    const trainingClass = found.document
    if (!actsFor(author, trainingClass.centre)) return reject('class.not-yours', 'M1')
    if (trainingClass.state !== 'finished' && trainingClass.state !== 'closed')
      return reject('class.wrong-state', 'M1', { state: trainingClass.state })
    const before = read('claim', a.claim)
    if (
      before.state === 'present' &&
      (before.document.state !== 'draft' || before.document.centre !== trainingClass.centre)
    )
      return reject('claim.exists', 'M1')
    if (!rules) return reject('policy.unknown', 'P1')
    const lines: ClaimLine[] = []
    for (const asked of a.lines) {
      const made = lineOf(asked, trainingClass, rules, context)
      if ('refused' in made) return made.refused
      if (lines.some(line => line.enrolment === asked.enrolment))
        return reject('entry.malformed', 'M1', { where: 'lines' })
      lines.push(made.line)
    }
    const { centre, county, occupation, level } = trainingClass
    const document = {
      id: a.claim,
      name: trainingClass.name,
      trainingClass: a.trainingClass,
      ...{ centre, county, occupation, level, lines },
      attachments: before.state === 'present' ? before.document.attachments : [],
      submittedBy: '',
      submittedAt: null,
      round: 0,
      reviews: [],
      sample: null,
      notice: null,
      payouts: [],
      state: 'draft' as const,
      updatedAt: entry.at
    }
    return accept([{ collection: 'claim', document }])
  }
}

/** M1: enrolment, voucher and certificate belong together, the certificate is confirmed and nothing was claimed for it. */
function lineOf(
  asked: Args['lines'][number],
  trainingClass: TrainingClass,
  rules: Rules,
  { read }: Context
): { readonly line: ClaimLine } | { readonly refused: Outcome } {
  const place = read('enrolment', asked.enrolment)
  const used = read('voucher', asked.voucher)
  const held = read('certificate', asked.certificate)
  if (place.state !== 'present') return { refused: reject('enrolment.unknown', 'M1') }
  if (used.state !== 'present') return { refused: reject('voucher.unknown', 'M1') }
  if (held.state !== 'present') return { refused: reject('certificate.unknown', 'M1') }
  const [enrolment, voucher, certificate] = [place.document, used.document, held.document]
  const belongs =
    enrolment.trainingClass === trainingClass.id &&
    enrolment.voucher === voucher.id &&
    certificate.enrolment === enrolment.id
  if (!belongs) return { refused: reject('enrolment.wrong-person', 'M1') }
  if (certificate.state !== 'confirmed')
    return { refused: reject('certificate.wrong-state', 'M1', { state: certificate.state }) }
  if (voucher.state !== 'certified' || voucher.claim !== '')
    return { refused: reject('voucher.wrong-state', 'M1', { state: voucher.state }) }
  const amount = amountOf(voucher, enrolment.hours, voucher.faceValueFen, rules.subsidy)
  if (amount === null) return { refused: { lane: 'rejected', rejection: refusalOfNoStandard(voucher) } }
  const { amountFen } = amount
  const trace = amount.trace.map(({ step, factor: [numerator, denominator], fen }) => ({
    step,
    factor: [numerator, denominator] as [number, number],
    fen
  }))
  const line = { enrolment: enrolment.id, person: enrolment.person, voucher: voucher.id, certificate: certificate.id }
  const basis = { hours: enrolment.hours, faceValueFen: voucher.faceValueFen }
  return { line: { ...line, ...basis, amountFen, trace, state: 'open', reason: '', payouts: 0 } }
}
