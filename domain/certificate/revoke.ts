import { z } from 'zod'
import { governs } from '../access/author.ts'
import { id, reason } from '../fields.ts'
import { withoutOutcome } from '../person/voucher-outcome.ts'
import { accept, type Context, reject, uses, type Verb, type Write } from '../reduction.ts'
import { dateOfInstant } from '../time/business-date.ts'
import type { Voucher } from '../voucher/voucher.ts'
import type { Certificate } from './certificate.ts'

const args = z.strictObject({ certificate: id, voucher: id, person: z.uuid(), enrolment: z.uuid(), reason })
type Args = z.infer<typeof args>

/**
 * certificate.revoke 撤销证书 (Z4): with a reason. A voucher that it certified is redeemed again until another
 * certificate is confirmed; one whose money has been paid stays settled, and the case is for the county to follow.
 */
export const revokeCertificate: Verb<Args, 'certificate.revoke'> = {
  kind: 'certificate.revoke',
  version: 1,
  args,
  by: ['county-reviewer', 'province-manager'],
  isValueAction: true,
  keys: a => [
    uses('write', 'certificate', a.certificate),
    uses('write', 'voucher', a.voucher),
    uses('write', 'person', a.person),
    uses('write', 'enrolment', a.enrolment)
  ],
  reduce: (a, context) => {
    const { entry, author, read } = context
    const found = read('certificate', a.certificate)
    if (found.state !== 'present') return reject('certificate.unknown', 'Z4')
    const certificate = found.document
    const { county, state } = certificate
    if (!governs(author, county)) return reject('author.outside-place', 'A5', { county })
    const isSame =
      certificate.voucher === a.voucher && certificate.person === a.person && certificate.enrolment === a.enrolment
    if (!isSame) return reject('voucher.wrong-person', 'V7')
    if (state === 'revoked') return reject('certificate.wrong-state', 'Z4', { state })
    const revoked = { ...certificate, state: 'revoked' as const, reason: a.reason, updatedAt: entry.at }
    return accept([{ collection: 'certificate', document: revoked }, ...undone(certificate, context)])
  }
}

/** Before it was certified: a frozen voucher stays frozen and thaws to redeemed. Null where there is nothing to undo. */
function uncertified(voucher: Voucher): Voucher | null {
  if (voucher.state === 'certified') return { ...voucher, state: 'redeemed' }
  return voucher.state === 'frozen' && voucher.frozenFrom === 'certified'
    ? { ...voucher, frozenFrom: 'redeemed' }
    : null
}

/** The enrolment may have another certificate; a certified voucher and its holder go back to before it. */
function undone(certificate: Certificate, { entry, read }: Context): readonly Write[] {
  const { at } = entry
  const writes: Write[] = []
  const place = read('enrolment', certificate.enrolment)
  if (place.state === 'present')
    writes.push({ collection: 'enrolment', document: { ...place.document, certificate: '', updatedAt: at } })
  const used = read('voucher', certificate.voucher)
  const before = used.state === 'present' ? uncertified(used.document) : null
  if (used.state !== 'present' || !before) return writes
  writes.push({ collection: 'voucher', document: { ...before, updatedAt: at } })
  const holder = read('person', certificate.person)
  if (holder.state !== 'present') return writes
  const person = withoutOutcome(holder.document, used.document, dateOfInstant(used.document.issuedAt))
  return [...writes, { collection: 'person', document: { ...person, updatedAt: at } }]
}
