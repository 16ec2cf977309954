import i18next from 'i18next'
import type { ClaimLine } from '../../../domain/subsidy/claim.ts'

/** Why a line is as it is: what somebody said, or the words for what the rules did; empty where nobody said anything. */
export const reasonText = ({ reason, struck }: Pick<ClaimLine, 'reason' | 'struck'>): string =>
  struck === undefined ? reason : i18next.t(`subsidy:lines.struck.${struck}`)
