import { Text } from '@mantine/core'
import type { ClaimLine } from '../../../domain/subsidy/claim.ts'
import { PersonCell } from '../../components/person/PersonCell.tsx'
import type { PersonName } from '../../queries/use-person.ts'

export type LineNames = ReadonlyMap<string, PersonName | null>

/** Whom a line is for: by name, and where that is sealed by the number that the payout file has (docs/bank.md). */
export const whoOfLine = ({ person, voucher }: ClaimLine, names: LineNames): string =>
  names.get(person)?.name ?? (names.has(person) ? voucher : '')

export function LinePerson({ line, names }: { readonly line: ClaimLine; readonly names: LineNames }) {
  return (
    <>
      <PersonCell name={names.get(line.person)?.name} />
      {names.get(line.person) === null ? (
        <Text fz="xs" c="dimmed">
          {line.voucher}
        </Text>
      ) : null}
    </>
  )
}
