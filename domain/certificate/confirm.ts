import { z } from 'zod'
import { governs } from '../access/author.ts'
import { id } from '../fields.ts'
import { withOutcome } from '../person/voucher-outcome.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'

const args = z.strictObject({ certificate: id, voucher: id, person: z.uuid() })
type Args = z.infer<typeof args>

/**
 * certificate.confirm 确认持证 (Z3): the county finds an entered certificate right; the redeemed voucher is certified
 * and its holder has the skill.
 */
export const confirmCertificate: Verb<Args, 'certificate.confirm'> = {
  kind: 'certificate.confirm',
  version: 1,
  args,
  by: ['county-reviewer'],
  isValueAction: true,
  keys: a => [
    uses('write', 'certificate', a.certificate),
    uses('write', 'voucher', a.voucher),
    uses('write', 'person', a.person)
  ],
  reduce: (a, { entry, author, read }) => {
    const found = read('certificate', a.certificate)
    if (found.state !== 'present') return reject('certificate.unknown', 'Z3')
    const certificate = found.document
    const { county } = certificate
    if (!governs(author, county)) return reject('author.outside-place', 'A5', { county })
    if (certificate.voucher !== a.voucher || certificate.person !== a.person)
      return reject('voucher.wrong-person', 'V7')
    if (certificate.state !== 'entered') return reject('certificate.wrong-state', 'Z3', { state: certificate.state })
    const [used, holder] = [read('voucher', a.voucher), read('person', a.person)]
    if (used.state !== 'present') return reject('voucher.unknown', 'Z3')
    if (holder.state !== 'present') return reject('person.unknown', 'Z3')
    const voucher = used.document
    if (voucher.state !== 'redeemed') return reject('voucher.wrong-state', 'Z3', { state: voucher.state })
    const { at } = entry
    const person = withOutcome(holder.document, voucher, 'certified', certificate.issuedOn)
    return accept([
      { collection: 'certificate', document: { ...certificate, state: 'confirmed', confirmedAt: at, updatedAt: at } },
      { collection: 'voucher', document: { ...voucher, state: 'certified', updatedAt: at } },
      { collection: 'person', document: { ...person, updatedAt: at } }
    ])
  }
}
