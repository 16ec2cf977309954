import type { Reader } from '../reduction.ts'
import type { ClaimLine } from './claim.ts'

/** What becomes of a line of a returned claim. `waits`: its voucher is frozen, so the payout withholds it (M12). */
export type LineAgain = 'goes-on' | 'waits' | 'struck' | 'refused'

/** M19: what submitting the claim again does to a line, as far as the reader sees certificate and voucher. */
export function lineAgain({ state, certificate, voucher }: ClaimLine, read: Reader): LineAgain {
  if (state === 'refused') return 'refused'
  const held = read('certificate', certificate)
  if (held.state === 'present' && held.document.state === 'revoked') return 'struck'
  const used = read('voucher', voucher)
  return used.state === 'present' && used.document.state === 'frozen' ? 'waits' : 'goes-on'
}

/** M19: a line of a returned claim with the certificate that its worker has by now, where that one is confirmed. */
export function lineByNow(line: ClaimLine, read: Reader): ClaimLine {
  const place = read('enrolment', line.enrolment)
  if (line.state === 'refused' || place.state !== 'present' || place.document.certificate === '') return line
  const { certificate } = place.document
  const held = read('certificate', certificate)
  return held.state === 'present' && held.document.state === 'confirmed' ? { ...line, certificate } : line
}
