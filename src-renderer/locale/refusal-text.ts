import i18next from 'i18next'
import type { Rejection, RejectionDetails } from '../../domain/journal/rejection.ts'
import type { Failure } from '../../src-main/contract/failure.ts'
import { formatDuration, formatMoney } from './format.ts'

/** What a refusal says: the rule, and what would satisfy it. */
export interface RefusalText {
  readonly reason: string
  readonly remedy: string
  /** For support, small: code and SPEC rule. */
  readonly code: string
}

type Shown = Readonly<Record<string, string | number | boolean>>

/** Where the word for a `state` among the details is found, by the noun of the code. */
const stateWords: Readonly<Record<string, string>> = {
  voucher: 'voucher',
  enrolment: 'enrolment',
  class: 'trainingClass',
  batch: 'batch',
  plan: 'plan',
  dispute: 'case'
}

function shownDetails(code: string, details: RejectionDetails): Shown {
  const noun = stateWords[code.split('.')[0] ?? '']
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => {
      if (name === 'state' && noun !== undefined)
        return [name, i18next.t(`states:${noun}.${value}` as 'states:provisional')]
      if (name === 'level') return [name, i18next.t(`fields:levels.${value}` as 'fields:level')]
      if (name.endsWith('Fen') && typeof value === 'number') return [name, formatMoney(value)]
      return [name, value]
    })
  )
}

/** A rejection in the language of the page. */
export function rejectionText({ code, rule, details }: Rejection): RefusalText {
  const shown = shownDetails(code, details)
  return {
    reason: i18next.t(`rejections:${code}.reason`, shown),
    remedy: i18next.t(`rejections:${code}.remedy`, shown),
    code: `${code} ${rule}`
  }
}

/** Why the desk did not do something, in the language of the page. */
export function failureText({ code, details = {} }: Failure): string {
  const { retryAfterMs } = details
  const retryAfter = typeof retryAfterMs === 'number' ? formatDuration(retryAfterMs) : ''
  return i18next.t(`failures:${code}`, { ...details, retryAfter })
}
