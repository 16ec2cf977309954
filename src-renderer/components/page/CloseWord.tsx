import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** What a cross is for, in the language of the page as it is now: a message may outlast a change of language. */
export function CloseWord() {
  const { t } = useTranslation('actions')
  return <VisuallyHidden>{t('close')}</VisuallyHidden>
}
