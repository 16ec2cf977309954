import { ActionIcon, Checkbox, Popover, Stack, Tooltip } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Column } from './column.ts'

export interface ColumnMenuProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly hidden: readonly string[]
  readonly onChange: (hidden: readonly string[]) => void
}

/** Which columns show. */
export function ColumnMenu<Row>({ columns, hidden, onChange }: ColumnMenuProps<Row>) {
  const { t } = useTranslation('components')
  return (
    <Popover position="top-end">
      <Popover.Target>
        <Tooltip label={t('table.columns')}>
          <ActionIcon aria-label={t('table.columns')}>
            <IconColumns3 size={16} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={8}>
          {columns
            .filter(column => column.hideable !== false)
            .map(column => (
              <Checkbox
                key={column.id}
                label={column.title}
                checked={!hidden.includes(column.id)}
                onChange={event =>
                  onChange(event.currentTarget.checked ? hidden.filter(id => id !== column.id) : [...hidden, column.id])
                }
              />
            ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
