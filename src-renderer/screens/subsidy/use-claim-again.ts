import type { DocumentKey } from '../../../domain/documents.ts'
import type { Reader } from '../../../domain/reduction.ts'
import type { Claim, ClaimLine } from '../../../domain/subsidy/claim.ts'
import { type ClaimAgain, submittingAgain } from '../../commands/claims.ts'
import { useReads } from '../../queries/use-document.ts'

/** What submitting a returned claim again would do to its lines; undefined until it is read, and for any other claim. */
export function useClaimAgain(claim: Claim): ClaimAgain | undefined {
  const lines = claim.state === 'returned' ? claim.lines : []
  const places = useReads(lines.map(({ enrolment: id }) => ({ collection: 'enrolment', id })))
  const read = useReads(places ? lines.flatMap(line => keysOfLine(line, places)) : [])
  return read && submittingAgain(claim, read)
}

/** What a line rests on; its worker may have another certificate by now than the one in the line. */
export function keysOfLine({ enrolment, voucher, certificate }: ClaimLine, read: Reader): readonly DocumentKey[] {
  const place = read('enrolment', enrolment)
  const newer = place.state === 'present' ? place.document.certificate : ''
  const certificates = newer === '' || newer === certificate ? [certificate] : [certificate, newer]
  return [
    { collection: 'enrolment', id: enrolment },
    { collection: 'voucher', id: voucher },
    ...certificates.map(id => ({ collection: 'certificate' as const, id }))
  ]
}
