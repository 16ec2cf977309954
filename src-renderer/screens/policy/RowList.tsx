import { ActionIcon, Button, Group, Table, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CursorPager } from '../../components/table/CursorPager.tsx'
import { useSlice } from '../../queries/use-slice.ts'
import classes from './policy.module.css'

/** A cell gets its row's place among all, and a name for who cannot see the heading. */
export interface RowColumn<Row> {
  readonly title: string
  readonly width?: string
  readonly cell: (row: Row, place: number, name: string) => ReactNode
}

export interface RowListProps<Row> {
  readonly title: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly rows: readonly Row[]
  readonly columns: readonly RowColumn<Row>[]
  readonly onAdd: () => void
  readonly onRemove: (place: number) => void
}

const PAGE = 20

/** A table whose cells are typed in: rows are added at the head, where one sees them, and taken away one by one. */
export function RowList<Row>({ title, hint, error, rows, columns, onAdd, onRemove }: RowListProps<Row>) {
  const { t } = useTranslation('policy')
  const slice = useSlice(rows, title, PAGE)
  const { before } = slice.page
  return (
    <section className={classes.rows} aria-label={title}>
      <Group justify="space-between" mb={4}>
        <Text fw={600}>{title}</Text>
        <Button variant="default" size="xs" leftSection={<IconPlus size={14} />} onClick={onAdd}>
          {t('form.add')}
        </Button>
      </Group>
      {hint === undefined ? null : (
        <Text c="dimmed" fz="sm" mb={4}>
          {hint}
        </Text>
      )}
      {error === undefined ? null : (
        <Text c="var(--tone-red-text)" fz="sm" role="alert">
          {error}
        </Text>
      )}
      {rows.length === 0 ? (
        <Text c="dimmed">{t('form.noRows')}</Text>
      ) : (
        <Table aria-label={title}>
          <Table.Thead>
            <Table.Tr>
              {columns.map(({ title: heading, width }) => (
                <Table.Th key={heading} w={width}>
                  {heading}
                </Table.Th>
              ))}
              <Table.Td w="3rem" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(slice.rows ?? []).map((row, index) => {
              const place = before + index
              return (
                // A row has no name but its place.
                <Table.Tr key={place}>
                  {columns.map(({ title: what, cell }) => (
                    <Table.Td key={what}>{cell(row, place, t('form.row', { n: place + 1, what }))}</Table.Td>
                  ))}
                  <Table.Td>
                    <ActionIcon
                      variant="subtle"
                      aria-label={t('form.remove', { n: place + 1 })}
                      onClick={() => onRemove(place)}
                    >
                      <IconTrash size={16} />
                    </ActionIcon>
                  </Table.Td>
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
      )}
      {rows.length > PAGE ? <CursorPager page={slice.page} shown={slice.rows?.length ?? 0} /> : null}
    </section>
  )
}
