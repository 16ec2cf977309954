import { useTranslation } from 'react-i18next'
import { PageFrame } from '../../components/page/PageFrame.tsx'

export function PlansPage() {
  const { t } = useTranslation('plans')
  return (
    <PageFrame title={t('title')}>
      <span />
    </PageFrame>
  )
}
