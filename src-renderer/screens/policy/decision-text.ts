import type { TFunction } from 'i18next'
import type { Decision } from '../../../domain/policy/preview.ts'
import { formatMoney } from '../../locale/format.ts'
import { rejectionText } from '../../locale/refusal-text.ts'

/** A decision in words. */
export function decisionText(decision: Decision, t: TFunction<'policy'>): string {
  switch (decision.kind) {
    case 'allowed':
      return t('preview.allowed')
    case 'refused':
      return t('preview.refused', { reason: rejectionText(decision.rejection).reason })
    case 'amount':
      return formatMoney(decision.fen)
    case 'route': {
      const { city, province } = decision
      const drawn = province === null ? '' : t(province ? 'preview.sampled' : 'preview.notSampled')
      return t(city ? 'preview.levels.city' : 'preview.levels.county') + drawn
    }
    case 'notice':
      return t('preview.until', { date: decision.until })
  }
}
