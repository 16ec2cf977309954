import { Text } from '@mantine/core'
import type { RefusalText } from '../../locale/refusal-text.ts'

/** Why it was not done and what would help; nothing while there is no refusal. */
export function RefusalNote({ of }: { readonly of: Pick<RefusalText, 'reason' | 'remedy'> | null | undefined }) {
  if (!of) return null
  return (
    <Text c="var(--tone-red-text)" fz="sm" role="alert">
      {[of.reason, of.remedy].filter(part => part !== '').join('　')}
    </Text>
  )
}
