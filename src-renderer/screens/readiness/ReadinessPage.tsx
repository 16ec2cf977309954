import { Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ToneBadge } from '../../components/badge/ToneBadge.tsx'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import { PageSkeleton } from '../../components/page/PageSkeleton.tsx'
import { Panel } from '../../components/page/Panel.tsx'
import { checkText } from './check-text.ts'
import classes from './readiness.module.css'
import { type CheckedItem, useReadiness } from './use-readiness.ts'

type State = CheckedItem['state']

const icons: Readonly<Record<State, ReactNode>> = {
  good: <IconCircleCheck size={20} />,
  warn: <IconAlertTriangle size={20} />,
  bad: <IconCircleX size={20} />
}
const tones = { good: 'green', warn: 'orange', bad: 'red' } as const
const urgency: readonly State[] = ['bad', 'warn', 'good']

/** What a desk must have before it leaves the line, the worst first, each with what to do. */
export function ReadinessPage() {
  const { t } = useTranslation('readiness')
  const { items, again } = useReadiness()
  const worst = urgency.find(state => items?.some(item => item.state === state)) ?? 'good'
  const count = items?.filter(({ state }) => state === worst).length ?? 0
  return (
    <PageFrame title={t('title')} primary={{ label: t('again'), icon: <IconRefresh size={16} />, onClick: again }}>
      {items === undefined ? (
        <PageSkeleton />
      ) : (
        <Panel>
          <Text fw={600} fz="lg" role="status">
            {t(`summary.${worst}`, { n: count })}
          </Text>
          <ul className={classes.list}>
            {urgency.flatMap(state =>
              items.filter(item => item.state === state).map(item => <Item key={item.item} checked={item} />)
            )}
          </ul>
        </Panel>
      )}
    </PageFrame>
  )
}

function Item({ checked }: { readonly checked: CheckedItem }) {
  const { item, state } = checked
  const { t } = useTranslation('readiness')
  return (
    <li className={classes.item} data-state={state}>
      <span className={classes.icon}>{icons[state]}</span>
      <Text span fw={500}>
        {t(`items.${item}.name`)}
      </Text>
      <span className="tabular">{checkText(checked)}</span>
      <ToneBadge text={t(`states.${state}`)} tone={tones[state]} />
    </li>
  )
}
