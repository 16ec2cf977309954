import i18next from 'i18next'
import type { ClaimLine } from '../../../domain/subsidy/claim.ts'

/** Why a line is as it is: what somebody said, or the words for what the rules did, or both; empty where nobody said anything. */
export function reasonText({ reason, struck }: Pick<ClaimLine, 'reason' | 'struck'>): string {
  if (struck === undefined) return reason
  const code = i18next.t(`subsidy:lines.struck.${struck}`)
  return reason === '' ? code : i18next.t('subsidy:lines.struckBy', { code, reason })
}
