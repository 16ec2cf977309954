import { Checkbox, Table, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Claim, ClaimLine } from '../../../domain/subsidy/claim.ts'
import { MoneyText } from '../../components/value/MoneyText.tsx'
import { usePersonNames } from '../../queries/use-person.ts'
import { LinePerson, whoOfLine } from './LinePerson.tsx'
import type { useLineReasons } from './use-line-reasons.ts'

export interface ReasonedLinesProps {
  readonly claim: Claim
  readonly lines: readonly ClaimLine[]
  /** The lines that do not go through. */
  readonly reasons: ReturnType<typeof useLineReasons>
  readonly idOf: (line: ClaimLine) => string
  /** Heading of the boxes, and whether a tick means that the line goes through. */
  readonly tick: { readonly label: string; readonly isGood: boolean }
  readonly reasonLabel: string
  /** The keyboard begins here. */
  readonly isFirst?: boolean
  readonly missing: string
}

/** Lines of a claim, each ticked off or given the reason why not. */
export function ReasonedLines(props: ReasonedLinesProps) {
  const { t } = useTranslation('subsidy')
  const { claim, lines, reasons, idOf, tick, isFirst = false, reasonLabel, missing } = props
  const names = usePersonNames(lines.map(({ person }) => person))
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{tick.label}</Table.Th>
          <Table.Th>{t('lines.person')}</Table.Th>
          <Table.Th ta="right">{t('lines.amount')}</Table.Th>
          <Table.Th>{reasonLabel}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line, place) => {
          const id = idOf(line)
          const reason = reasons.reasonOf(id)
          const name = whoOfLine(claim, line, names, t)
          return (
            <Table.Tr key={id}>
              <Table.Td>
                <Checkbox
                  aria-label={`${tick.label} ${name}`}
                  data-autofocus={(isFirst && place === 0) || undefined}
                  checked={(reason === undefined) === tick.isGood}
                  onChange={event => reasons.set(id, event.currentTarget.checked === tick.isGood ? undefined : '')}
                />
              </Table.Td>
              <Table.Td>
                <LinePerson claim={claim} line={line} names={names} />
              </Table.Td>
              <Table.Td ta="right">
                <MoneyText fen={line.amountFen} />
              </Table.Td>
              <Table.Td>
                {reason === undefined ? null : (
                  <TextInput
                    aria-label={`${reasonLabel} ${name}`}
                    value={reason}
                    // Whoever has just taken the line out writes on.
                    autoFocus
                    maxLength={200}
                    onChange={event => reasons.set(id, event.currentTarget.value)}
                    error={reason.trim() === '' ? missing : undefined}
                  />
                )}
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}
