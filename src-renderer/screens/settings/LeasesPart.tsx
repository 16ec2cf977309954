import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../components/page/Panel.tsx'
import { useHasRole } from '../../queries/use-desk-at-work.ts'
import { LeaseRequestForm } from './LeaseRequestForm.tsx'
import { LeaseTable } from './LeaseTable.tsx'
import classes from './settings.module.css'

/** Numbers held ahead of time: what there is, more of it, and giving back. */
export function LeasesPart() {
  const { t } = useTranslation('settings')
  const mayLease = useHasRole('county-clerk', 'county-reviewer')
  return (
    <div className={classes.leases}>
      <Panel title={t('leases.request')}>
        <Text c="dimmed" fz="sm" mb="sm">
          {mayLease ? t('leases.about') : t('leases.mayNot')}
        </Text>
        {mayLease ? <LeaseRequestForm /> : null}
      </Panel>
      <LeaseTable mayReturn={mayLease} />
    </div>
  )
}
