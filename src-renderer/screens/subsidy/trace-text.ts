import i18next from 'i18next'
import type { ClaimLine } from '../../../domain/subsidy/claim.ts'
import { formatMoney } from '../../locale/format.ts'

/** How an amount came about, as a clerk reads it aloud (M2). */
export function traceText(trace: ClaimLine['trace']): string {
  const t = i18next.getFixedT(null, 'subsidy')
  return trace
    .map(({ step, factor: [numerator, denominator], fen }) =>
      t(`trace.${step}`, { numerator, denominator, fen: formatMoney(fen) })
    )
    .join(t('trace.and'))
}
