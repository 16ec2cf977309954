import { useCount } from '../../queries/use-count.ts'

/** Vouchers issued from a line or a batch, as far as this desk sees them; counted row by row, so for one at a time. */
export function useIssuedCount(of: 'plan' | 'batch', id: string): number | undefined {
  const counted = useCount({ collection: 'voucher', filter: { [of]: { $eq: id } } })
  return counted && counted.settled + counted.provisional
}
