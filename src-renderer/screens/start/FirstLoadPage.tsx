import { Button, Group, Progress, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../locale/format.ts'
import { desk } from '../../platform/desk.ts'
import { useReplica, useReplicaState } from '../../queries/replica-context.ts'
import classes from './start.module.css'

/** Before there is anything to show: how far the first load is. It is resumed at its last page after any break. */
export function FirstLoadPage() {
  const { t } = useTranslation('start')
  const replica = useReplica()
  const { filling, lastPull } = useReplicaState()
  const done = filling?.documents ?? 0
  const isHeld = lastPull === 'offline' || lastPull === 'refused'
  return (
    <main className={classes.page}>
      <section className={classes.card} aria-label={t('title')}>
        <Stack gap="sm">
          <Title order={1}>{t('title')}</Title>
          <Text c="dimmed">{t('hint')}</Text>
          {/* How many there will be is known to nobody before the end, so the bar shows that work goes on. */}
          <Progress value={100} size={8} animated={!isHeld} color={isHeld ? 'gray' : ''} aria-label={t('title')} />
          <Text className="tabular" role="status">
            {done > 0 ? t('received', { n: formatCount(done) }) : t('waiting')}
          </Text>
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
