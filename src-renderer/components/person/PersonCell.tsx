import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { maskIdNumber } from '../../../domain/codes/id-number.ts'
import { NotYet } from './NotYet.tsx'
import classes from './person.module.css'

export interface PersonCellProps {
  /**
   * Null: this desk may not open it. Undefined until known, which is said once it takes a moment. Numbers are shown
   * masked, always; none is left of somebody who was erased.
   */
  readonly who:
    | { readonly name: string; readonly masked?: string | undefined; readonly isErased?: boolean }
    | null
    | undefined
  readonly sample?: boolean
}

/** A person in a table or a title: name and masked number on one line. */
export function PersonCell({ who, sample = false }: PersonCellProps) {
  const { t } = useTranslation('components')
  if (who === undefined) return <NotYet />
  return (
    <span className={classes.person}>
      <Text span inherit fw={500} c={who === null || who.isErased ? 'dimmed' : undefined}>
        {who === null ? t('person.sealed') : who.name}
      </Text>
      {who?.masked ? <span className={classes.number}>{maskIdNumber(who.masked)}</span> : null}
      {sample ? <span className={classes.sample}>{t('person.sample')}</span> : null}
    </span>
  )
}
