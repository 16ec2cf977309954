import { z } from 'zod'
import { actsFor } from '../access/author.ts'
import { bindingEvidence } from '../casework/binding-evidence.ts'
import { checkLicence } from '../directory/licence.ts'
import { placeOnRoster } from '../enrolment/place-on-roster.ts'
import { id, identityCheck, sameSkill } from '../fields.ts'
import { refusalOfMethod } from '../policy/identity-method.ts'
import { checkValidity } from '../policy/validity.ts'
import { accept, type Context, type Outcome, refusal, reject, uses, type Verb } from '../reduction.ts'
import type { TrainingClass } from '../training/class.ts'
import { findVoucher } from './standing.ts'
import { unusable } from './unusable.ts'
import type { Voucher } from './voucher.ts'

const args = z.strictObject({
  voucher: id,
  person: z.uuid(),
  trainingClass: id,
  enrolment: z.uuid(),
  scan: z.string().max(2048),
  identity: identityCheck
})
export type BindArgs = z.infer<typeof args>

/** voucher.bind 验券 (V10–V14): voucher and identity checked, the voucher bound to one class. */
export const bindVoucher: Verb<BindArgs, 'voucher.bind'> = {
  kind: 'voucher.bind',
  version: 1,
  args,
  by: ['centre-operator'],
  isValueAction: true,
  keys: a => [
    uses('write', 'voucher', a.voucher),
    uses('write', 'person', a.person),
    uses('write', 'enrolment', a.enrolment),
    uses('tally', 'trainingClass', a.trainingClass)
  ],
  reduce: (a, context) => {
    const place = checkClass(a, context)
    if ('refused' in place) return place.refused
    const { trainingClass } = place
    const found = findVoucher(context, a)
    if ('outcome' in found) return found.outcome
    const { voucher, isStanding } = found
    const refused = checkVoucher(a, voucher, trainingClass, context)
    if (refused) return refused
    const roster = placeOnRoster(a, voucher, trainingClass, context)
    if ('refused' in roster) return roster.refused
    const bound = boundTo(voucher, trainingClass, context)
    const unchecked = [...(isStanding ? ['V11', 'V12'] : []), ...roster.unchecked]
    return accept([{ collection: 'voucher', document: bound }, ...roster.writes], unchecked)
  }
}

/** A voucher that is bound here already keeps the entry that bound it. */
function boundTo(voucher: Voucher, { id: boundClass, centre }: TrainingClass, { entry }: Context): Voucher {
  if (voucher.state !== 'collected') return { ...voucher, updatedAt: entry.at }
  const mark = { boundClass, boundCentre: centre, boundBy: entry.id, boundDevice: entry.deviceId, boundAt: entry.at }
  return { ...voucher, ...mark, state: 'bound', updatedAt: entry.at }
}

/** V10: a class of this very centre, in progress, that the centre is licensed to train, with identity good enough. */
function checkClass(
  a: BindArgs,
  { author, read, rules, entry }: Context
): { readonly trainingClass: TrainingClass } | { readonly refused: Outcome } {
  const found = read('trainingClass', a.trainingClass)
  if (found.state !== 'present') return { refused: reject('class.unknown', 'V10') }
  const trainingClass = found.document
  if (!actsFor(author, trainingClass.centre)) return { refused: reject('class.not-yours', 'V10') }
  if (trainingClass.state !== 'approved' && trainingClass.state !== 'running') {
    return { refused: reject('class.wrong-state', 'V10', { state: trainingClass.state }) }
  }
  const unlicensed = checkLicence(author.organisation, trainingClass, entry)
  if (unlicensed) return { refused: unlicensed }
  if (!rules) return { refused: reject('policy.unknown', 'P1') }
  const badMethod = refusalOfMethod(a.identity.method, rules.bindMethods)
  if (badMethod) return { refused: { lane: 'rejected', rejection: badMethod } }
  return { trainingClass }
}

/** V11–V14: the holder's, in time, for this skill, and not bound, reserved or used elsewhere. */
function checkVoucher(a: BindArgs, voucher: Voucher, trainingClass: TrainingClass, context: Context): Outcome | null {
  if (voucher.person !== a.person || a.identity.matched === false) return reject('voucher.wrong-person', 'V7')
  if (!sameSkill(voucher, trainingClass)) {
    return reject('voucher.not-for-class', 'V11', { occupation: voucher.occupation, level: voucher.level })
  }
  const isBound = voucher.state === 'bound' || voucher.state === 'redeemed'
  if (isBound && voucher.boundClass === a.trainingClass) return null
  if (isBound) return boundElsewhere(a, voucher, trainingClass, context)
  if (voucher.state !== 'collected') return unusable(voucher, 'V12')
  if (voucher.reservedClass !== '' && voucher.reservedClass !== a.trainingClass) {
    return reject('voucher.reserved-elsewhere', 'V13', { centre: voucher.reservedCentre, class: voucher.reservedClass })
  }
  return checkValidity(voucher, context.entry)
}

/** V14: the first that arrived holds it; the other becomes a dispute with the evidence of both (row 13). */
function boundElsewhere(a: BindArgs, voucher: Voucher, trainingClass: TrainingClass, { entry }: Context): Outcome {
  const rejection = refusal('voucher.bound-elsewhere', 'V14', {
    centre: voucher.boundCentre,
    class: voucher.boundClass
  })
  const loser = {
    entry: entry.id,
    device: entry.deviceId,
    centre: trainingClass.centre,
    trainingClass: trainingClass.id,
    at: entry.at,
    hasCredential: a.scan !== ''
  }
  const centres = [...new Set([trainingClass.centre, voucher.boundCentre])].filter(centre => centre !== '')
  const { id, person, county } = voucher
  const sides = { centres, winner: bindingEvidence(voucher), loser }
  return { lane: 'review', rejection, dispute: { voucher: id, person, counties: [county], ...sides, reason: '' } }
}
