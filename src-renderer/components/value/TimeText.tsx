import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatAgo, formatExact } from '../../locale/format.ts'

export interface TimeTextProps {
  /** Instant in UTC milliseconds. */
  readonly at: number
  /** What counts as now; see `useNow`. */
  readonly now: number
}

/** 3 小时前, with the exact time on hover. */
export function TimeText({ at, now }: TimeTextProps) {
  // Drawn anew when the language changes.
  useTranslation('time')
  return (
    <Tooltip label={formatExact(at)}>
      <time className="tabular" dateTime={new Date(at).toISOString()}>
        {formatAgo(at, now)}
      </time>
    </Tooltip>
  )
}
