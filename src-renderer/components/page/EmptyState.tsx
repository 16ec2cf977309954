import { Button, Stack, Text } from '@mantine/core'

export interface EmptyStateProps {
  /** One sentence. */
  readonly text: string
  readonly action?: { readonly label: string; readonly onClick: () => void } | undefined
}

export function EmptyState({ text, action }: EmptyStateProps) {
  return (
    <Stack align="center" gap="sm" py={48}>
      <Text c="dimmed">{text}</Text>
      {action === undefined ? null : (
        <Button variant="default" onClick={action.onClick}>
          {action.label}
        </Button>
      )}
    </Stack>
  )
}
