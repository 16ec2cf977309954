import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatCount, formatDuration } from '../../locale/format.ts'
import { timeLeft } from './time-left.ts'

export interface ProgressPanelProps {
  readonly title: string
  readonly done: number
  readonly total: number
  /** Instants in UTC milliseconds. */
  readonly startedAt: number
  readonly now: number
  readonly onCancel?: (() => void) | undefined
  /** What is at work just now, or how many were refused so far. */
  readonly note?: string
}

/** Long work: n / total, time left, cancel. It goes on when the page is left. */
export function ProgressPanel({ title, done, total, startedAt, now, onCancel, note }: ProgressPanelProps) {
  const { t } = useTranslation(['components', 'actions'])
  const left = timeLeft(done, total, now - startedAt)
  return (
    <Stack gap={8}>
      <Group justify="space-between">
        <Text fw={600}>{title}</Text>
        {onCancel === undefined ? null : (
          <Button variant="default" size="xs" onClick={onCancel}>
            {t('actions:cancel')}
          </Button>
        )}
      </Group>
      <Progress value={total === 0 ? 0 : (100 * done) / total} size={8} aria-label={title} transitionDuration={100} />
      <Group justify="space-between">
        <Text fz="sm" c="dimmed" className="tabular">
          {`${formatCount(done)} / ${formatCount(total)}`}
          {left === undefined ? null : t('components:progress.left', { time: formatDuration(left) })}
        </Text>
        {note === undefined ? null : (
          <Text fz="sm" c="dimmed">
            {note}
          </Text>
        )}
      </Group>
    </Stack>
  )
}
