import { useTranslation } from 'react-i18next'
import type { Lane } from '../../../domain/journal/lane.ts'
import { laneLooks } from './state-looks.ts'
import { ToneBadge } from './ToneBadge.tsx'

export interface LaneBadgeProps {
  readonly lane: Lane
}

/** Where one entry stands; the tooltip says what that means. */
export function LaneBadge({ lane }: LaneBadgeProps) {
  const { t } = useTranslation('states')
  return <ToneBadge text={t(`lane.${lane}`)} {...laneLooks[lane]} hint={t(`laneHint.${lane}`)} />
}
