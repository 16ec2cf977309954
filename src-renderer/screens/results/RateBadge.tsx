import { useTranslation } from 'react-i18next'
import { attendanceStanding } from '../../../domain/policy/training-rules.ts'
import { attendanceRate, type Hours, totalHours } from '../../../domain/training/hours.ts'
import type { Tone } from '../../components/badge/state-looks.ts'
import { ToneBadge } from '../../components/badge/ToneBadge.tsx'
import { usePolicy } from '../../queries/use-policy.ts'

const tones = { good: 'green', near: 'orange', below: 'red' } as const satisfies Record<string, Tone>

export interface RateBadgeProps {
  readonly attended: Hours
  /** What the rate is taken of: of the whole class, or of the sessions held so far. */
  readonly planned: Hours
}

/** 出勤率, and how it stands to the policy's limits; nothing before the first session has been held. */
export function RateBadge({ attended, planned }: RateBadgeProps) {
  const { t } = useTranslation('results')
  const rules = usePolicy()?.rules
  if (totalHours(planned) === 0) return t('rates.none')
  const rate = attendanceRate(attended, planned)
  const standing = rules ? attendanceStanding(rate, rules) : 'good'
  return (
    <ToneBadge
      text={`${rate}%`}
      tone={tones[standing]}
      hint={
        rules &&
        t(`rates.${standing}`, { warn: rules.training.attendanceWarnPercent, min: rules.training.attendanceMinPercent })
      }
    />
  )
}
