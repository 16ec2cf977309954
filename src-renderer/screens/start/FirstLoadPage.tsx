import { Button, Group, Progress, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatCount, formatDuration } from '../../locale/format.ts'
import { desk } from '../../platform/desk.ts'
import { useNow } from '../../platform/use-now.ts'
import { useReplica, useReplicaState } from '../../queries/replica-context.ts'
import { noneFilled, timeLeft } from '../../replica/client/filling.ts'
import classes from './start.module.css'

/** Before there is anything to show: how far the first load is. It is resumed at its last page after any break. */
export function FirstLoadPage() {
  const { t } = useTranslation('start')
  const replica = useReplica()
  const { filling, lastPull } = useReplicaState()
  const now = useNow(1000)
  const { documents: done, expected } = filling ?? noneFilled
  const left = filling ? timeLeft(filling, now) : null
  const isHeld = lastPull === 'offline' || lastPull === 'refused'
  return (
    <main className={classes.page}>
      <section className={classes.card} aria-label={t('title')}>
        <Stack gap="sm">
          <Title order={1}>{t('title')}</Title>
          <Text c="dimmed">{t('hint')}</Text>
          {/* Before the server has counted, the bar only shows that work goes on. */}
          <Progress
            value={expected ? Math.min(100, (100 * done) / expected) : 100}
            size={8}
            animated={!isHeld}
            color={isHeld ? 'gray' : ''}
            aria-label={t('title')}
          />
          <Text className="tabular" role="status">
            {done === 0
              ? t('waiting')
              : expected === null
                ? t('received', { n: formatCount(done) })
                : t('receivedOf', { n: formatCount(Math.min(done, expected)), total: formatCount(expected) })}
          </Text>
          {left === null || isHeld ? null : <Text c="dimmed">{t('timeLeft', { time: formatDuration(left) })}</Text>}
          {isHeld ? <Text c="orange">{lastPull === 'offline' ? t('offline') : t('refused')}</Text> : null}
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={() => void desk().invoke('session.lock')}>
              {t('lock')}
            </Button>
            <Button onClick={replica.pullNow} disabled={!isHeld}>
              {t('retry')}
            </Button>
          </Group>
        </Stack>
      </section>
    </main>
  )
}
