import { shownState, type Voucher } from '../../../domain/voucher/voucher.ts'
import { StateBadge } from '../../components/badge/StateBadge.tsx'
import { useDocument } from '../../queries/use-document.ts'
import { useToday } from '../../queries/use-today.ts'

export interface VoucherStateProps {
  readonly voucher: Voucher
  readonly provisional: boolean
}

/** How a voucher stands today. Past its last day a bound one hangs on its class: only then is that looked up (V23). */
export function VoucherState({ voucher, provisional }: VoucherStateProps) {
  const today = useToday()
  const hangsOnClass = voucher.state === 'bound' && today > voucher.validUntil
  const { document: boundClass } = useDocument('trainingClass', hangsOnClass ? voucher.boundClass : undefined)
  return <StateBadge of="voucher" state={shownState(voucher, today, boundClass)} provisional={provisional} />
}
