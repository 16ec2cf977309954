import type { Context, Write } from '../reduction.ts'

/** V19: a voucher whose enrolment ended before it was bound is nobody's again; one reserved elsewhere since stays so. */
export function freeReservation(
  { voucher, trainingClass }: { readonly voucher: string; readonly trainingClass: string },
  { entry, read }: Context
): readonly Write[] {
  if (voucher === '') return []
  const found = read('voucher', voucher)
  const isFree =
    found.state === 'present' && (found.document.state === 'issued' || found.document.state === 'collected')
  if (!isFree || found.document.reservedClass !== trainingClass) return []
  return [
    {
      collection: 'voucher',
      document: { ...found.document, reservedClass: '', reservedCentre: '', updatedAt: entry.at }
    }
  ]
}
