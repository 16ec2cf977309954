import { z } from 'zod'
import { actsFor, governs } from '../access/author.ts'
import { id, reason } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { bindingEvidence } from './binding-evidence.ts'
import { disputeId } from './case.ts'
import { openDispute } from './open-dispute.ts'

const args = z.strictObject({ dispute: id, voucher: id, reason })
type Args = z.infer<typeof args>

/** dispute.open (C3): an office or centre that a voucher touches asks for a decision about it. */
export const openDisputeByHand: Verb<Args, 'dispute.open'> = {
  kind: 'dispute.open',
  version: 1,
  args,
  by: ['county-clerk', 'county-reviewer', 'centre-operator'],
  isValueAction: false,
  keys: a => [uses('write', 'case', a.dispute), uses('read', 'voucher', a.voucher)],
  reduce: (a, { entry, author, read }) => {
    if (a.dispute !== disputeId(entry.id)) return reject('entry.malformed', 'C3', { where: 'dispute' })
    if (read('case', a.dispute).state === 'present') return reject('dispute.exists', 'C3')
    const found = read('voucher', a.voucher)
    if (found.state !== 'present') return reject('voucher.unknown', 'C3')
    const voucher = found.document
    const centre = author.organisation?.id ?? ''
    const isTouched =
      governs(author, voucher.county) ||
      [voucher.boundCentre, voucher.reservedCentre].some(c => c !== '' && actsFor(author, c))
    if (!isTouched) return reject('author.outside-place', 'A5', { county: voucher.county })
    const centres = [...new Set([voucher.boundCentre, voucher.reservedCentre])].filter(c => c !== '')
    const loser = {
      entry: entry.id,
      device: entry.deviceId,
      centre,
      trainingClass: '',
      at: entry.at,
      hasCredential: false
    }
    const draft = {
      voucher: voucher.id,
      person: voucher.person,
      counties: [voucher.county],
      centres,
      winner: bindingEvidence(voucher),
      loser,
      reason: a.reason
    }
    const link = { entry: entry.id, kind: entry.kind, at: entry.at }
    return accept([{ collection: 'case', document: openDispute(draft, 'voucher.wrong-state', link, entry.at) }])
  }
}
