import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Claim, ClaimLine } from '../../../domain/subsidy/claim.ts'
import { MoneyText } from '../../components/value/MoneyText.tsx'
import { type LineNames, LinePerson } from './LinePerson.tsx'

interface LineTableProps {
  /** Head of the last column: what is said of each line. */
  readonly said: string
  /** Rows: `LineRow`. */
  readonly children: ReactNode
}

/** Lines of a claim in a dialog: who, how much, and what is said of each. */
export function LineTable({ said, children }: LineTableProps) {
  const { t } = useTranslation('subsidy')
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('lines.person')}</Table.Th>
          <Table.Th ta="right">{t('lines.amount')}</Table.Th>
          <Table.Th>{said}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>{children}</Table.Tbody>
    </Table>
  )
}

interface LineRowProps {
  readonly claim: Claim
  readonly line: ClaimLine
  readonly names: LineNames
  /** What is said of the line. */
  readonly children: ReactNode
}

/** One line in a `LineTable`. */
export function LineRow({ claim, line, names, children }: LineRowProps) {
  return (
    <Table.Tr>
      <Table.Td>
        <LinePerson claim={claim} line={line} names={names} />
      </Table.Td>
      <Table.Td ta="right">
        <MoneyText fen={line.amountFen} />
      </Table.Td>
      <Table.Td>{children}</Table.Td>
    </Table.Tr>
  )
}
