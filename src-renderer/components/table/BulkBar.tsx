import { Button, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../locale/format.ts'
import classes from './table.module.css'

export interface BulkBarProps {
  readonly count: number
  readonly onClear: () => void
  /** Buttons that act on all selected rows. */
  readonly children: ReactNode
}

/** Appears with a selection and says how many. */
export function BulkBar({ count, onClear, children }: BulkBarProps) {
  const { t } = useTranslation(['components', 'actions'])
  if (count === 0) return null
  return (
    <div className={classes.bulk} role="toolbar">
      <Text fw={600}>{t('components:table.selected', { n: formatCount(count) })}</Text>
      <Group gap={8}>{children}</Group>
      <Button variant="subtle" onClick={onClear}>
        {t('actions:clear')}
      </Button>
    </div>
  )
}
