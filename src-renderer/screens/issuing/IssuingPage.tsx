import { useTranslation } from 'react-i18next'
import { PageFrame } from '../../components/page/PageFrame.tsx'

export function IssuingPage() {
  const { t } = useTranslation('issuing')
  return (
    <PageFrame title={t('title')}>
      <span />
    </PageFrame>
  )
}
