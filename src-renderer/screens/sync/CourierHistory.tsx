import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CourierItem, CourierItemState } from '../../../src-main/contract/courier.ts'
import type { Look } from '../../components/badge/state-looks.ts'
import { ToneBadge } from '../../components/badge/ToneBadge.tsx'
import { DetailDrawer } from '../../components/page/DetailDrawer.tsx'
import { Facts } from '../../components/page/Facts.tsx'
import { TimeText } from '../../components/value/TimeText.tsx'
import { formatCount } from '../../locale/format.ts'
import classes from './sync.module.css'

const looks: Readonly<Record<CourierItemState, Look>> = {
  open: { tone: 'blue' },
  delivered: { tone: 'cyan' },
  answered: { tone: 'green' },
  applying: { tone: 'blue' },
  applied: { tone: 'green' },
  overtaken: { tone: 'gray' },
  sent: { tone: 'orange' }
}

export interface CourierHistoryProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly items: readonly CourierItem[]
  readonly now: number
}

/** Every courier file of this desk, newest first: how old, how many, how far. */
export function CourierHistory({ opened, onClose, items, now }: CourierHistoryProps) {
  const { t } = useTranslation('synchronisation')
  return (
    <DetailDrawer opened={opened} onClose={onClose} title={t('courier.historyTitle')}>
      {items.length === 0 ? (
        <Text c="dimmed">{t('courier.none')}</Text>
      ) : (
        <Stack gap={8} component="ul" className={classes.courierItems ?? ''}>
          {items.map(item => (
            <li key={`${item.way} ${item.id}`}>
              <Item item={item} now={now} />
            </li>
          ))}
        </Stack>
      )}
    </DetailDrawer>
  )
}

function Item({ item, now }: { readonly item: CourierItem; readonly now: number }) {
  const { t } = useTranslation('synchronisation')
  const facts = [
    { label: t('courier.at'), value: <TimeText at={item.at} now={now} /> },
    { label: t('courier.madeAt'), value: <TimeText at={item.madeAt} now={now} /> },
    ...(item.place === '' ? [] : [{ label: t('courier.from'), value: item.place }]),
    { label: t('courier.device'), value: <span className={classes.mono}>{item.device}</span> },
    { label: t('courier.count'), value: t(`courier.countOf.${item.way}`, { n: formatCount(item.entries) }) },
    { label: t('courier.upTo'), value: t('courier.upToOf', { seq: formatCount(item.upTo) }) },
    { label: t('courier.file'), value: item.name }
  ]
  return (
    <div className={classes.side}>
      <div className={classes.courierItem}>
        <h3>{t(`courier.way.${item.way}`)}</h3>
        <ToneBadge
          {...looks[item.state]}
          text={t(`courier.state.${item.state}`)}
          hint={t(`courier.hint.${item.state}`)}
        />
      </div>
      <Facts facts={facts} />
    </div>
  )
}
