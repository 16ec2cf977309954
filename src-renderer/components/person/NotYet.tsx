import { useTranslation } from 'react-i18next'
import classes from './person.module.css'

/** Stands where something of a person will be once the replica has it; said only when that takes a moment. */
export function NotYet() {
  const { t } = useTranslation('components')
  return <span className={classes.loading}>{t('person.loading')}</span>
}
