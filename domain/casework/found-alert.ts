import { type Outcome, type Reader, reject } from '../reduction.ts'
import type { Alert } from './alert.ts'

/** The alert of an id; a dispute is none. */
export function foundAlert(
  read: Reader,
  id: string,
  rule: string
): { readonly alert: Alert } | { readonly refused: Outcome } {
  const found = read('case', id)
  if (found.state !== 'present' || found.document.kind !== 'alert') return { refused: reject('alert.unknown', rule) }
  return { alert: found.document }
}
