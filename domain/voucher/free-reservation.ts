import type { Context, Write } from '../reduction.ts'

/** V19: a voucher whose enrolment ended before it was bound is nobody's again. */
export function freeReservation(voucher: string, { entry, read }: Context): readonly Write[] {
  if (voucher === '') return []
  const found = read('voucher', voucher)
  const isFree =
    found.state === 'present' && (found.document.state === 'issued' || found.document.state === 'collected')
  if (!isFree) return []
  return [
    {
      collection: 'voucher',
      document: { ...found.document, reservedClass: '', reservedCentre: '', updatedAt: entry.at }
    }
  ]
}
