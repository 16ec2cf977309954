import { PasswordInput } from '@mantine/core'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'

/** A password as typed; nothing is offered from before. */
export function PasswordField(props: ComponentProps<typeof PasswordInput>) {
  const { t } = useTranslation('actions')
  return (
    <PasswordInput
      visibilityToggleButtonProps={{ 'aria-label': t('showTyped') }}
      autoComplete="off"
      maxLength={200}
      {...props}
    />
  )
}
