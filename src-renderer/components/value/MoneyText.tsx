import { Text } from '@mantine/core'
import { formatMoney } from '../../locale/format.ts'

export interface MoneyTextProps {
  /** Integer fen. */
  readonly fen: number
  readonly strong?: boolean
}

export function MoneyText({ fen, strong = false }: MoneyTextProps) {
  return (
    <Text span inherit className="tabular" fw={strong ? 600 : undefined}>
      {formatMoney(fen)}
    </Text>
  )
}
