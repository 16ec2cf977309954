import { Anchor, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type Fact, Facts } from '../../components/page/Facts.tsx'
import { Panel } from '../../components/page/Panel.tsx'
import { TimeText } from '../../components/value/TimeText.tsx'
import { formatCount, formatDateTime } from '../../locale/format.ts'
import { useSyncState } from '../../platform/use-desk.ts'
import { useNow } from '../../platform/use-now.ts'
import { useHasRole } from '../../queries/use-desk-at-work.ts'
import { useLeases } from '../../queries/use-leases.ts'

/** Whether this desk may go on without a line: queue, age of data, offline limit, numbers left. */
export function DeskPanel() {
  const { t } = useTranslation('today')
  const sync = useSyncState()
  const now = useNow()
  const isCounty = useHasRole('county-clerk', 'county-reviewer')
  const { leases } = useLeases()
  const blanks = (leases ?? []).filter(({ usable }) => usable).reduce((all, { remaining }) => all + remaining.length, 0)
  const until = sync?.valueActionsUntil ?? null
  const facts: readonly Fact[] = [
    { label: t('facts.pending'), value: formatCount(sync?.pending ?? 0) },
    {
      label: t('facts.dataAsOf'),
      value: sync?.dataAsOf ? <TimeText at={sync.dataAsOf} now={now} /> : t('facts.noData')
    },
    ...(until === null || !sync
      ? []
      : [
          {
            label: t('facts.valueUntil'),
            value: until > sync.trustedNow ? formatDateTime(until) : t('facts.valueEnded')
          }
        ]),
    ...(isCounty
      ? [
          {
            label: t('facts.blanks'),
            value:
              blanks > 0 ? (
                t('facts.blanksOf', { n: formatCount(blanks) })
              ) : (
                <Anchor component={Link} to="/settings?part=leases">
                  {t('facts.noBlanks')}
                </Anchor>
              )
          }
        ]
      : [])
  ]
  return (
    <Panel title={t('desk')}>
      <Facts facts={facts} />
      <Group gap={16} mt={10}>
        <Anchor component={Link} to="/synchronisation" fz="sm">
          {t('facts.synchronisation')}
        </Anchor>
        <Anchor component={Link} to="/readiness" fz="sm">
          {t('facts.readiness')}
        </Anchor>
      </Group>
    </Panel>
  )
}
