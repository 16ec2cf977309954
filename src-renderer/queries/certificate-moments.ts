import type { Certificate } from '../../domain/certificate/certificate.ts'
import { startOfDate } from '../../domain/time/business-date.ts'

/** One thing that happened to a certificate, as the document tells it. */
export type CertificateMoment = {
  readonly id: string
  readonly at: number
  /** Known is the day alone. */
  readonly isDay?: true
  readonly step: 'certified' | 'confirmed' | 'revoked'
  /** What was said when it was done. */
  readonly reason?: string
}

export function certificateMoments(one: Certificate): readonly CertificateMoment[] {
  const { id, issuedOn, confirmedAt, state, reason, updatedAt } = one
  const moments: CertificateMoment[] = [
    { id: `certified ${id}`, at: startOfDate(issuedOn), isDay: true, step: 'certified' }
  ]
  if (confirmedAt !== null) moments.push({ id: `confirmed ${id}`, at: confirmedAt, step: 'confirmed' })
  if (state === 'revoked') moments.push({ id: `revoked ${id}`, at: updatedAt, step: 'revoked', reason })
  return moments
}
