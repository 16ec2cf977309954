import { Alert } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../../domain/person/person.ts'
import { formatDate } from '../../locale/format.ts'

export interface ErasedNoteProps {
  readonly erased: NonNullable<Person['erased']>
  /** The server has not decided yet. */
  readonly provisional: boolean
}

/** Since when and why nobody knows any more who this is. */
export function ErasedNote({ erased: { at, reason }, provisional }: ErasedNoteProps) {
  const { t } = useTranslation('people')
  const said = { on: formatDate(at), reason: t(`erase.reasons.${reason}`) }
  return (
    <Alert color="gray" mb={8}>
      {provisional ? t('erase.provisional', said) : t('erase.since', said)}
    </Alert>
  )
}
