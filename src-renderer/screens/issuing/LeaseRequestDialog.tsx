import { Button, NumberInput, Select, Stack, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Batch, leftIn } from '../../../domain/plan/batch.ts'
import type { Failure } from '../../../src-main/contract/failure.ts'
import { DialogFoot } from '../../components/dialog/DialogFoot.tsx'
import { DialogFrame } from '../../components/dialog/DialogFrame.tsx'
import { notifyDone } from '../../components/page/notify.ts'
import { formatCount, formatMoney } from '../../locale/format.ts'
import { failureText } from '../../locale/refusal-text.ts'
import { desk } from '../../platform/desk.ts'
import { useSyncState } from '../../platform/use-desk.ts'
import { usePolicy } from '../../queries/use-policy.ts'

export interface LeaseRequestDialogProps {
  /** Made batches of the line. */
  readonly batches: readonly Batch[]
  readonly onClose: () => void
}

const USUAL = 100
const MOST = 500

/** Asks the server for blanks that this PC alone may issue; needs the line. */
export function LeaseRequestDialog({ batches, onClose }: LeaseRequestDialogProps) {
  const { t } = useTranslation(['issuing', 'actions'])
  const sync = useSyncState()
  const policy = usePolicy()
  const [chosen, setChosen] = useState<string | null>(batches[0]?.id ?? null)
  const batch = batches.find(({ id }) => id === chosen)
  const most = Math.min(policy?.rules.leaseSizeMax ?? MOST, batch ? leftIn(batch) : 0)
  const [typed, setTyped] = useState<number | string>(USUAL)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const isUp = sync?.line === 'up'
  const n = typeof typed === 'number' ? Math.min(typed, most) : 0
  const request = async () => {
    if (!batch || n < 1 || busy || !isUp) return
    setBusy(true)
    const answer = await desk().invoke('lease.request', { batch: batch.id, count: n })
    setBusy(false)
    if (!answer.ok) {
      setFailure(answer.failure)
      return
    }
    notifyDone({ title: t('issuing:reserved', { n: formatCount(answer.value.lease.granted) }) })
    onClose()
  }
  useHotkeys([['mod+Enter', () => void request()]], [])
  return (
    <DialogFrame onClose={onClose} title={t('issuing:reserveTitle')} size={520}>
      <Stack gap="sm">
        <Text>{t('issuing:reserveText')}</Text>
        <Select
          label={t('issuing:reserveBatch')}
          data={batches.map(one => ({
            value: one.id,
            label: t('issuing:reserveBatchOption', {
              value: formatMoney(one.faceValueFen),
              until: one.validUntil,
              left: formatCount(leftIn(one))
            })
          }))}
          value={chosen}
          onChange={setChosen}
          allowDeselect={false}
        />
        <NumberInput
          label={t('issuing:reserveCount')}
          value={typed}
          onChange={setTyped}
          min={1}
          max={Math.max(1, most)}
          allowDecimal={false}
          data-autofocus
        />
        {isUp ? null : <Text c="var(--tone-orange-text)">{t('issuing:reserveOffline')}</Text>}
        {failure === null ? null : (
          <Text c="var(--tone-red-text)" role="alert">
            {failureText(failure)}
          </Text>
        )}
        <DialogFoot onCancel={onClose}>
          <Button onClick={() => void request()} disabled={!isUp || n < 1} loading={busy}>
            {t('issuing:reserve')}
          </Button>
        </DialogFoot>
      </Stack>
    </DialogFrame>
  )
}
