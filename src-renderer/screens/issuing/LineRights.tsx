import { Button, Checkbox, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '../../../domain/plan/plan.ts'
import type { LeasedBlank } from '../../commands/issuing.ts'
import { formatCount, formatMoney } from '../../locale/format.ts'
import { useBatchesOf } from '../../queries/plans.ts'
import { LeaseRequestDialog } from './LeaseRequestDialog.tsx'

export interface LineRightsProps {
  readonly line: Plan
  readonly blanks: readonly LeasedBlank[]
  readonly consented: boolean
  /** Undefined where no directed voucher is at hand. */
  readonly onConsented: ((consented: boolean) => void) | undefined
}

/** What this PC may give out of a line, on what terms, and how to get more. */
export function LineRights({ line, blanks, consented, onConsented }: LineRightsProps) {
  const { t } = useTranslation(['issuing', 'fields'])
  const [isAsking, setAsking] = useState(false)
  const made = useBatchesOf(line.id)
    ?.map(({ document }) => document)
    .filter(({ state }) => state === 'made')
  const [first] = blanks
  const missing = made?.length === 0 ? t('issuing:noBatch') : t('issuing:noLease')
  return (
    <Group gap={10} ml="auto">
      {onConsented ? (
        <Checkbox
          label={t('issuing:consentedShort')}
          title={t('issuing:consented')}
          checked={consented}
          onChange={event => onConsented(event.currentTarget.checked)}
        />
      ) : null}
      {first ? (
        <Text fz="sm">
          {t('issuing:left', { n: formatCount(blanks.length) })}
          {'　'}
          {t('issuing:value', { value: formatMoney(first.lease.faceValueFen), until: first.lease.validUntil })}
        </Text>
      ) : (
        <Text fz="sm" c="var(--tone-orange-text)">
          {missing}
        </Text>
      )}
      <Button variant="default" onClick={() => setAsking(true)} disabled={!made || made.length === 0}>
        {t('issuing:reserve')}
      </Button>
      {isAsking ? <LeaseRequestDialog batches={made ?? []} onClose={() => setAsking(false)} /> : null}
    </Group>
  )
}
