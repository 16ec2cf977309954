import { Alert, Button, Group, NumberInput, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { leftIn } from '../../../domain/plan/batch.ts'
import type { Failure } from '../../../src-main/contract/failure.ts'
import { FormGrid } from '../../components/form/FormGrid.tsx'
import { notifyDone } from '../../components/page/notify.ts'
import { formatCount, formatDate } from '../../locale/format.ts'
import { skillText } from '../../locale/skill-text.ts'
import { desk } from '../../platform/desk.ts'
import { useReplica } from '../../queries/replica-context.ts'
import { usePage } from '../../queries/use-page.ts'
import { usePolicy } from '../../queries/use-policy.ts'
import { onlineFailureText } from './online-failure.ts'
import classes from './settings.module.css'

/** Batches of a county are some dozens a year. */
const BATCHES = 500
const AT_FIRST = 50

/** Asks the server for numbers of a made batch; needs the line. */
export function LeaseRequestForm() {
  const { t } = useTranslation('settings')
  const replica = useReplica()
  const policy = usePolicy()
  const { rows } = usePage({ collection: 'batch', filter: { state: 'made' }, limit: BATCHES })
  const batches = (rows ?? []).map(({ document }) => document).filter(batch => leftIn(batch) > 0)
  const [chosen, setChosen] = useState<string | null>(null)
  const [count, setCount] = useState<number | string>(AT_FIRST)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Failure>()
  const batch = batches.find(({ id }) => id === chosen)
  const most = batch ? Math.min(leftIn(batch), policy?.rules.leaseSizeMax ?? leftIn(batch)) : 0

  const ask = async () => {
    if (!batch || typeof count !== 'number' || count < 1 || busy) return
    setBusy(true)
    const answer = await desk().invoke('lease.request', { batch: batch.id, count: Math.min(count, most) })
    setBusy(false)
    setRefusal(answer.ok ? undefined : answer.failure)
    if (!answer.ok) return
    // The reducers judge an issue over the lease as the replica holds it.
    replica.pullNow()
    const { granted, expiresAt } = answer.value.lease
    notifyDone({
      title: t('leases.asked'),
      text: t('leases.askedText', { n: formatCount(granted), on: formatDate(expiresAt) })
    })
  }
  return (
    <div className={classes.form}>
      <FormGrid onSave={() => void ask()}>
        <Select
          label={t('leases.batch')}
          data={batches.map(one => ({
            value: one.id,
            label: t('leases.batchOption', {
              skill: skillText(one),
              until: one.validUntil,
              left: formatCount(leftIn(one))
            })
          }))}
          value={chosen}
          onChange={setChosen}
          placeholder={t(rows && batches.length === 0 ? 'leases.noBatch' : 'leases.chooseBatch')}
          searchable
        />
        <NumberInput
          label={t('leases.count')}
          description={
            policy
              ? t('leases.countHint', {
                  max: formatCount(batch ? most : policy.rules.leaseSizeMax),
                  days: formatCount(policy.rules.leaseDays)
                })
              : undefined
          }
          value={count}
          onChange={setCount}
          min={1}
          max={most || undefined}
          allowDecimal={false}
          allowNegative={false}
        />
        {refusal === undefined ? null : (
          <Alert color="red" role="alert">
            {onlineFailureText(refusal)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={busy} disabled={!batch || typeof count !== 'number'}>
            {t('leases.ask')}
          </Button>
        </Group>
      </FormGrid>
    </div>
  )
}
