import { useMemo } from 'react'
import { formatDateTime } from '../../locale/format.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { useTrustedNow } from '../../queries/use-today.ts'
import type { PaperHead } from '../counter/VoucherSlip.tsx'

/** The part of a paper's head that does not depend on whom it is for. */
export function useMaker(): Pick<PaperHead, 'office' | 'madeBy' | 'madeAt'> {
  const { organisation, operator, device } = useDeskAtWork()
  const now = useTrustedNow()
  const madeAt = formatDateTime(now)
  return useMemo(
    () => ({ office: organisation.name, madeBy: `${device.label} ${operator.label}`, madeAt }),
    [organisation.name, device.label, operator.label, madeAt]
  )
}
