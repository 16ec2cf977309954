import { Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RuleChange } from './rule-facts.ts'

export interface ChangeTableProps {
  readonly changes: readonly RuleChange[]
  readonly label: string
}

/** What a version says otherwise, rule by rule. */
export function ChangeTable({ changes, label }: ChangeTableProps) {
  const { t } = useTranslation('policy')
  if (changes.length === 0) return <Text c="dimmed">{t('same')}</Text>
  return (
    <Table aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('rule')}</Table.Th>
          <Table.Th>{t('before')}</Table.Th>
          <Table.Th>{t('after')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changes.map(({ key, label: rule, before, after }) => (
          <Table.Tr key={key}>
            <Table.Td>{rule}</Table.Td>
            <Table.Td>{before ?? t('gone')}</Table.Td>
            <Table.Td>{after ?? t('gone')}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
