import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { holdsRoster } from '../../../domain/enrolment/enrolment.ts'
import type { TrainingClass } from '../../../domain/training/class.ts'
import { onlineHours, plannedHours } from '../../../domain/training/hours.ts'
import type { ResultRow } from '../../queries/results.ts'
import { useHasRole } from '../../queries/use-desk-at-work.ts'
import type { Doing, ResultAct } from './ResultDialogs.tsx'

export interface RowActionsProps {
  readonly row: ResultRow
  readonly trainingClass: TrainingClass
  readonly onDo: (doing: Doing) => void
}

/** What this operator may do next for one worker, so far as the states tell; the reducer decides. */
export function RowActions({ row, trainingClass, onDo }: RowActionsProps) {
  const { t } = useTranslation('results')
  const isCentre = useHasRole('centre-operator')
  const isReviewer = useHasRole('county-reviewer')
  const acts = isCentre ? centreActs(row, trainingClass) : isReviewer ? countyActs(row) : []
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {acts.map(act => (
        <Button
          key={act}
          size="compact-xs"
          variant="default"
          aria-label={t('of', { action: t(`actions.${act}`), who: row.person?.name ?? '' })}
          onClick={event => {
            event.stopPropagation()
            onDo({ act, row })
          }}
        >
          {t(`actions.${act}`)}
        </Button>
      ))}
    </Group>
  )
}

function centreActs({ enrolment, voucher }: ResultRow, { state, sessions }: TrainingClass): readonly ResultAct[] {
  if (enrolment.state === 'completed') return enrolment.certificate === '' ? ['certificate'] : []
  if (!holdsRoster(enrolment.state) || voucher?.state !== 'redeemed') return []
  const isMissing = onlineHours(enrolment.hours) < onlineHours(plannedHours(sessions))
  const hours: readonly ResultAct[] = isMissing ? ['hours'] : []
  return state === 'finished' ? ['complete', ...hours, 'drop'] : [...hours, 'drop']
}

function countyActs({ enrolment, voucher, certificate }: ResultRow): readonly ResultAct[] {
  if (certificate !== undefined) return certificate.state === 'revoked' ? [] : ['revoke']
  return enrolment.state === 'failed' && voucher?.state === 'redeemed' ? ['fail'] : []
}
