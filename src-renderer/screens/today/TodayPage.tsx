import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import { Panel } from '../../components/page/Panel.tsx'
import { formatCount } from '../../locale/format.ts'
import { useHasRole } from '../../queries/use-desk-at-work.ts'
import { DeskPanel } from './DeskPanel.tsx'
import { TodaySessions } from './TodaySessions.tsx'
import classes from './today.module.css'
import { useWaitingLines } from './use-waiting-lines.ts'

/** Where a day begins: what waits for this operator, the sessions of the day, and how the desk is doing. */
export function TodayPage() {
  const { t } = useTranslation('today')
  const navigate = useNavigate()
  const isCounty = useHasRole('county-clerk', 'county-reviewer')
  const isCentre = useHasRole('centre-operator')
  const lines = useWaitingLines()
  const primary = isCounty
    ? { label: t('openCounter'), onClick: () => void navigate('/counter') }
    : isCentre
      ? { label: t('startVerifying'), onClick: () => void navigate('/verifying') }
      : undefined
  return (
    <PageFrame title={t('title')} primary={primary}>
      <div className={classes.columns}>
        <div className={classes.stack}>
          <Panel title={t('waiting')}>
            {lines.length === 0 ? <Text c="dimmed">{t('nothing')}</Text> : null}
            {lines.map(({ id, count, to, tone }) => (
              <Link key={id} to={to} className={classes.line} data-tone={tone}>
                <span className={classes.count}>{formatCount(count)}</span>
                <span>{t(`lines.${id}`)}</span>
                <span className={classes.hint}>{t(`hints.${id}`)}</span>
              </Link>
            ))}
          </Panel>
          {isCentre ? <TodaySessions /> : null}
        </div>
        <DeskPanel />
      </div>
    </PageFrame>
  )
}
