import { Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconAlertCircle,
  IconCloudCheck,
  IconCloudDown,
  IconCloudOff,
  IconCloudUp,
  IconLockExclamation,
  IconVersions
} from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount, formatMoment } from '../../locale/format.ts'
import classes from './sync.module.css'
import { type SyncFigures, type SyncSituation, syncSituation } from './sync-situation.ts'

export interface SyncStateViewProps {
  readonly figures: SyncFigures
  readonly now: number
  /** Opens the sync centre. */
  readonly onOpen: () => void
}

const icons: Readonly<Record<SyncSituation['kind'], ReactNode>> = {
  revoked: <IconLockExclamation size={16} />,
  frozen: <IconLockExclamation size={16} />,
  upgrade: <IconVersions size={16} />,
  attention: <IconAlertCircle size={16} />,
  offline: <IconCloudOff size={16} />,
  uploading: <IconCloudUp size={16} />,
  loading: <IconCloudDown size={16} />,
  behind: <IconCloudDown size={16} />,
  synced: <IconCloudCheck size={16} />
}

function wordsOf(situation: SyncSituation, now: number, t: TFunction<'components'>): string {
  switch (situation.kind) {
    case 'revoked':
      return t('sync.revoked')
    case 'frozen':
      return t('sync.frozen')
    case 'upgrade':
      return t('sync.upgrade', { n: formatCount(situation.pending) })
    case 'attention':
      return t('sync.attention', { n: formatCount(situation.needsDecision) })
    case 'offline': {
      const pending = formatCount(situation.pending)
      return situation.dataAsOf === null
        ? t('sync.offlineNoData', { n: pending })
        : t('sync.offline', { n: pending, at: formatMoment(situation.dataAsOf, now) })
    }
    case 'uploading':
      return t('sync.uploading', { n: formatCount(situation.pending) })
    case 'loading':
      return situation.total === undefined
        ? t('sync.loading', { done: formatCount(situation.done) })
        : t('sync.loadingOf', { done: formatCount(situation.done), total: formatCount(situation.total) })
    case 'behind':
      return t('sync.behind', { at: formatMoment(situation.dataAsOf, now) })
    case 'synced':
      return t('sync.synced')
  }
}

/** Words and an icon, never a colour alone; a click opens the sync centre. */
export function SyncStateView({ figures, now, onOpen }: SyncStateViewProps) {
  const { t } = useTranslation('components')
  const situation = syncSituation(figures)
  const contact =
    figures.lastContactAt === null
      ? t('sync.neverInContact')
      : t('sync.lastContact', { at: formatMoment(figures.lastContactAt, now) })
  return (
    <Tooltip label={contact}>
      <UnstyledButton className={classes.state} data-kind={situation.kind} onClick={onOpen}>
        {icons[situation.kind]}
        <span>{wordsOf(situation, now, t)}</span>
      </UnstyledButton>
    </Tooltip>
  )
}
