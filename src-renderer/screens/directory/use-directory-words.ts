import { useTranslation } from 'react-i18next'
import type { Operator } from '../../../domain/directory/operator.ts'
import type { Organisation } from '../../../domain/directory/organisation.ts'

/** What lists and drawers of the directory say alike. */
export function useDirectoryWords() {
  const { t } = useTranslation(['directory', 'fields'])
  return {
    roles: (roles: Operator['roles']) => roles.map(role => t(`fields:roles.${role}`)).join(t('directory:and')),
    licence: (licence: Organisation['licence']) => (licence === null ? '' : `${licence.from} – ${licence.until}`)
  }
}
