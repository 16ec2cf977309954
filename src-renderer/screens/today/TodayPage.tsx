import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import { useHasRole } from '../../queries/use-desk-at-work.ts'
import { DeskPanel } from './DeskPanel.tsx'
import { QueuePanel } from './QueuePanel.tsx'
import { TodaySessions } from './TodaySessions.tsx'
import classes from './today.module.css'

/** Where a day begins: what waits for this operator, the sessions of the day, and how the desk is doing. */
export function TodayPage() {
  const { t } = useTranslation('today')
  const navigate = useNavigate()
  const isCounty = useHasRole('county-clerk', 'county-reviewer')
  const isCentre = useHasRole('centre-operator')
  const primary = isCounty
    ? { label: t('openCounter'), onClick: () => void navigate('/counter') }
    : isCentre
      ? { label: t('startVerifying'), onClick: () => void navigate('/verifying') }
      : undefined
  return (
    <PageFrame title={t('title')} primary={primary}>
      <div className={classes.columns}>
        <div className={classes.stack}>
          <QueuePanel />
          {isCentre ? <TodaySessions /> : null}
        </div>
        <DeskPanel />
      </div>
    </PageFrame>
  )
}
