import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { maskIdNumber } from '../../../domain/codes/id-number.ts'
import classes from './person.module.css'

export interface PersonCellProps {
  /** Undefined where this desk may not open the identity part. */
  readonly name: string | undefined
  /** Shown masked, always; may come masked. */
  readonly idNumber?: string | undefined
  readonly sample?: boolean
}

/** A person in a table or a title: name and masked number on one line. */
export function PersonCell({ name, idNumber, sample = false }: PersonCellProps) {
  const { t } = useTranslation('components')
  return (
    <span className={classes.person}>
      <Text span inherit fw={500} c={name === undefined ? 'dimmed' : undefined}>
        {name ?? t('person.sealed')}
      </Text>
      {idNumber === undefined ? null : <span className={classes.number}>{maskIdNumber(idNumber)}</span>}
      {sample ? <span className={classes.sample}>{t('person.sample')}</span> : null}
    </span>
  )
}
