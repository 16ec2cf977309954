import { Button, Text, Title } from '@mantine/core'
import { IconDownload, IconHistory, IconUpload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CourierItem, CourierOverview } from '../../../src-main/contract/courier.ts'
import { ProgressPanel } from '../../components/page/ProgressPanel.tsx'
import { formatAgo, formatCount } from '../../locale/format.ts'
import classes from './sync.module.css'
import { useCourierActions } from './use-courier.ts'

export interface CourierCardProps {
  readonly overview: CourierOverview
  readonly now: number
  readonly onHistory: () => void
}

/** The way round a missing line: own entries out on a stick, answers and files of others in. */
export function CourierCard({ overview, now, onHistory }: CourierCardProps) {
  const { t } = useTranslation('synchronisation')
  const actions = useCourierActions()
  const { work, items } = overview
  return (
    <section className={classes.courier} aria-label={t('courier.title')}>
      <div className={classes.courierWords}>
        <Title order={2} fz="sm">
          {t('courier.title')}
        </Title>
        {work ? (
          <ProgressPanel title={t(`courier.work.${work.kind}`)} {...work} now={now} />
        ) : (
          <Text fz="sm" c="dimmed" role="status">
            <Latest item={items[0]} now={now} />
          </Text>
        )}
      </div>
      <div className={classes.courierActions}>
        <Button
          variant="default"
          leftSection={<IconUpload size={16} />}
          disabled={work !== null}
          onClick={() => void actions.exportFile()}
        >
          {t('courier.export')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          disabled={work !== null}
          onClick={() => void actions.importFile()}
        >
          {t('courier.import')}
        </Button>
        <Button variant="subtle" leftSection={<IconHistory size={16} />} onClick={onHistory}>
          {t('courier.history', { n: formatCount(items.length) })}
        </Button>
      </div>
    </section>
  )
}

function Latest({ item, now }: { readonly item: CourierItem | undefined; readonly now: number }) {
  const { t } = useTranslation('synchronisation')
  if (!item) return t('courier.what')
  return t('courier.latest', {
    ago: formatAgo(item.at, now),
    way: t(`courier.way.${item.way}`),
    n: formatCount(item.entries),
    state: t(`courier.state.${item.state}`)
  })
}
