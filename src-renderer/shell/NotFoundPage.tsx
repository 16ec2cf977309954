import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { EmptyState } from '../components/page/EmptyState.tsx'

export function NotFoundPage() {
  const { t } = useTranslation('shell')
  const navigate = useNavigate()
  return <EmptyState text={t('notFound')} action={{ label: t('goToday'), onClick: () => void navigate('/today') }} />
}
