import { useTranslation } from 'react-i18next'
import { PageFrame } from '../../components/page/PageFrame.tsx'

export function VouchersPage() {
  const { t } = useTranslation('vouchers')
  return (
    <PageFrame title={t('title')}>
      <span />
    </PageFrame>
  )
}
