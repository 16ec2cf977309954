import { useTranslation } from 'react-i18next'
import { PageFrame } from '../../components/page/PageFrame.tsx'

export function TodayPage() {
  const { t } = useTranslation('shell')
  return (
    <PageFrame title={t('nav.today')}>
      <span />
    </PageFrame>
  )
}
