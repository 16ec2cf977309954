import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Lane } from '../../../domain/journal/lane.ts'
import { formatDate, formatDateTime, formatExact } from '../../locale/format.ts'
import { LaneBadge } from '../badge/LaneBadge.tsx'
import classes from './timeline.module.css'

export interface TimelineItem {
  readonly id: string
  /** Instant in UTC milliseconds. */
  readonly at: number
  /** Known is the day alone. */
  readonly isDay?: boolean | undefined
  readonly title: string
  /** Desk, place, device: never a person's name in an entry. */
  readonly who?: string
  /** Left out for what the server has accepted long since. */
  readonly lane?: Lane
  /** Reason, opinion, refusal. */
  readonly note?: ReactNode
}

export interface TimelineProps {
  /** Newest first. */
  readonly items: readonly TimelineItem[]
}

/** What happened to one thing, entry by entry. */
export function Timeline({ items }: TimelineProps) {
  const { t } = useTranslation('components')
  if (items.length === 0) return <Text c="dimmed">{t('timeline.empty')}</Text>
  return (
    <ol className={classes.list}>
      {items.map(item => (
        <li key={item.id} className={classes.item} data-lane={item.lane}>
          <div className={classes.head}>
            <Text span fw={500}>
              {item.title}
            </Text>
            {item.lane === undefined ? null : <LaneBadge lane={item.lane} />}
          </div>
          <Text fz="xs" c="dimmed" className="tabular" title={item.isDay ? undefined : formatExact(item.at)}>
            {item.isDay ? formatDate(item.at) : formatDateTime(item.at)}
            {item.who === undefined ? null : ` · ${item.who}`}
          </Text>
          {item.note === undefined ? null : <div className={classes.note}>{item.note}</div>}
        </li>
      ))}
    </ol>
  )
}
