import { Alert, List, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SyncState } from '../../../src-main/contract/sync.ts'
import { TimeText } from '../../components/value/TimeText.tsx'
import { formatCount, formatDateTime } from '../../locale/format.ts'
import classes from './sync.module.css'

export interface SyncStripProps {
  readonly sync: SyncState
  readonly now: number
}

/** Data older than this is said at the top of the page (trust.md row 1). */
const OLD_DATA = 24 * 3_600_000

/** Line, queue, age of data and the offline limit: what is true now, in one line. */
export function SyncStrip({ sync, now }: SyncStripProps) {
  const { t } = useTranslation('synchronisation')
  const { line, pending, uploading, dataAsOf, lastContactAt, valueActionsUntil } = sync
  const queue =
    uploading > 0
      ? t('status.uploading', { n: formatCount(pending), m: formatCount(uploading) })
      : t('status.pendingOf', { n: formatCount(pending) })
  const facts = [
    { label: t('status.line'), value: t(`status.${line}`) },
    { label: t('status.pending'), value: queue },
    {
      label: t('status.dataAsOf'),
      value: dataAsOf === null ? t('status.noData') : <TimeText at={dataAsOf} now={now} />
    },
    {
      label: t('status.lastContact'),
      value: lastContactAt === null ? t('status.never') : <TimeText at={lastContactAt} now={now} />
    },
    { label: t('status.valueUntil'), value: untilText(valueActionsUntil, sync.trustedNow, t('status.valueEnded')) }
  ]
  return (
    <dl className={classes.strip}>
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function untilText(until: number | null, now: number, ended: string): string {
  if (until === null) return ''
  return until > now ? formatDateTime(until) : ended
}

function Stopped({ why }: { readonly why: 'revoked' | 'frozen' }) {
  const { t } = useTranslation('synchronisation')
  return (
    <Alert color="red" title={t(`${why}.title`)} role="alert">
      <Text fz="sm">{t(`${why}.what`)}</Text>
      <List fz="sm" mt={4}>
        <List.Item>{t(`${why}.kept`)}</List.Item>
        <List.Item>{t(`${why}.todo`)}</List.Item>
      </List>
    </Alert>
  )
}

/** What is out of order, each with what was kept and what to do. */
export function SyncWarnings({ sync, now }: SyncStripProps) {
  const { t } = useTranslation('synchronisation')
  const isOld = sync.dataAsOf !== null && now - sync.dataAsOf > OLD_DATA
  const isEnded = sync.valueActionsUntil !== null && sync.valueActionsUntil <= sync.trustedNow
  return (
    <>
      {sync.frozen ? <Stopped why={sync.revoked ? 'revoked' : 'frozen'} /> : null}
      {sync.upgradeNeeded ? (
        <Alert color="red" role="alert">
          {t('upgrade')}
        </Alert>
      ) : null}
      {isEnded ? <Alert color="orange">{t('ended')}</Alert> : null}
      {sync.clockSuspect ? <Alert color="orange">{t('clock')}</Alert> : null}
      {isOld && !isEnded ? <Alert color="yellow">{t('old')}</Alert> : null}
    </>
  )
}
