import { Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../locale/format.ts'

/** What stands against a row of a file: its number, which cell, and why. */
export interface ProblemRow {
  readonly row: number
  readonly cell: string
  readonly reason: string
}

export interface ProblemRowsProps {
  readonly label: string
  readonly rows: readonly ProblemRow[]
}

/** More than anybody reads on screen. */
const SHOWN = 200

/** Every row of a file that is not taken, and why. */
export function ProblemRows({ label, rows }: ProblemRowsProps) {
  const { t } = useTranslation('imports')
  if (rows.length === 0) return null
  return (
    <>
      <Table aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="4rem">{t('problemColumns.row')}</Table.Th>
            <Table.Th w="9rem">{t('problemColumns.field')}</Table.Th>
            <Table.Th>{t('problemColumns.reason')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.slice(0, SHOWN).map(({ row, cell, reason }) => (
            <Table.Tr key={`${row} ${cell} ${reason}`}>
              <Table.Td className="tabular">{row}</Table.Td>
              <Table.Td>{cell}</Table.Td>
              <Table.Td>{reason}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {rows.length > SHOWN ? (
        <Text c="dimmed" fz="sm">
          {t('moreInFile', { n: formatCount(rows.length - SHOWN) })}
        </Text>
      ) : null}
    </>
  )
}
