import { Text } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { type Claim, type ClaimLine, numberOfLine } from '../../../domain/subsidy/claim.ts'
import { PersonCell } from '../../components/person/PersonCell.tsx'
import type { PersonName } from '../../queries/use-person.ts'

export type LineNames = ReadonlyMap<string, PersonName | null>

/** Whom a line is for: by name, and where that is sealed by its number. */
export const whoOfLine = (claim: Claim, line: ClaimLine, names: LineNames, t: TFunction<'subsidy'>): string =>
  names.get(line.person)?.name ?? (names.has(line.person) ? t('lines.number', { n: numberOfLine(claim, line) }) : '')

export interface LinePersonProps {
  readonly claim: Claim
  readonly line: ClaimLine
  readonly names: LineNames
}

export function LinePerson({ claim, line, names }: LinePersonProps) {
  const { t } = useTranslation('subsidy')
  const name = names.get(line.person)
  const isSealed = name === null
  return (
    <>
      {isSealed ? <Text span inherit>{`${whoOfLine(claim, line, names, t)}　`}</Text> : null}
      <PersonCell who={name && { ...name, masked: undefined }} />
    </>
  )
}
