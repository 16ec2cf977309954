import { useTranslation } from 'react-i18next'
import type { Certificate } from '../../../domain/certificate/certificate.ts'
import { ToneBadge } from '../../components/badge/ToneBadge.tsx'

const tones = { entered: 'blue', confirmed: 'green', revoked: 'red' } as const

/** How far a certificate is; why it was revoked stands on hover. */
export function CertificateBadge({
  certificate: { state, reason }
}: {
  readonly certificate: Pick<Certificate, 'state' | 'reason'>
}) {
  const { t } = useTranslation('states')
  return <ToneBadge text={t(`certificate.${state}`)} tone={tones[state]} hint={reason === '' ? undefined : reason} />
}
