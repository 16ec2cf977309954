import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { HeldLease } from '../../../src-main/contract/lease.ts'
import { PageSkeleton } from '../../components/page/PageSkeleton.tsx'
import { Panel } from '../../components/page/Panel.tsx'
import type { today } from '../../locale/zh/today.ts'
import { useSyncState } from '../../platform/use-desk.ts'
import { queueGroups } from '../../queries/desk-queue.ts'
import { MOST } from '../../queries/use-bounded.ts'
import { type CountedLine, useDeskQueue } from '../../queries/use-desk-queue.ts'
import { useLeases } from '../../queries/use-leases.ts'
import { useTrustedNow } from '../../queries/use-today.ts'
import classes from './today.module.css'

type Line = Pick<CountedLine, 'count' | 'to' | 'group'> & { readonly id: keyof (typeof today)['lines'] }

const SOON = 3 * 86_400_000

const isEnding = (lease: HeldLease, now: number): boolean =>
  lease.usable && lease.remaining.length > 0 && lease.expiresAt - now < SOON

/** What this desk itself must see to: entries that were not taken, leases that end. */
function useDeskLines(): readonly Line[] {
  const sync = useSyncState()
  const now = useTrustedNow()
  const { leases } = useLeases()
  const ending = leases?.filter(lease => isEnding(lease, now)).length ?? 0
  return [
    { id: 'needsDecision', group: 'late', count: sync?.needsDecision ?? 0, to: '/synchronisation?lane=rejected' },
    { id: 'leasesEnding', group: 'soon', count: ending, to: '/settings?part=leases' }
  ]
}

/** The work queue: what is late, what waits, what ends soon; only what there is. */
export function QueuePanel() {
  const { t } = useTranslation('today')
  const desk = useDeskLines()
  const queue = useDeskQueue()
  const lines: readonly Line[] = [...desk, ...(queue ?? [])].filter(({ count }) => count > 0)
  return (
    <Panel title={t('waiting')}>
      {queue === undefined ? <PageSkeleton rows={4} /> : null}
      {queue !== undefined && lines.length === 0 ? <Text c="dimmed">{t('nothing')}</Text> : null}
      {queueGroups.map(group => (
        <QueueGroup key={group} group={group} lines={lines.filter(line => line.group === group)} />
      ))}
    </Panel>
  )
}

interface QueueGroupProps {
  readonly group: (typeof queueGroups)[number]
  readonly lines: readonly Line[]
}

function QueueGroup({ group, lines }: QueueGroupProps) {
  const { t } = useTranslation('today')
  if (lines.length === 0) return null
  return (
    <section aria-label={t(`groups.${group}`)}>
      <h3 className={classes.group}>{t(`groups.${group}`)}</h3>
      {lines.map(({ id, count, to }) => (
        <Link key={id} to={to} className={classes.line} data-group={group}>
          <span className={classes.count}>{count > MOST ? t('more', { n: MOST }) : count}</span>
          <span>{t(`lines.${id}`)}</span>
          <span className={classes.hint}>{t(`hints.${id}`)}</span>
        </Link>
      ))}
    </section>
  )
}
