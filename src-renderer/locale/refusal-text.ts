import i18next from 'i18next'
import { shippedOccupations } from '../../domain/codes/occupations.ts'
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

/** Where the word for a `state` among the details is found, by the noun of the code. */
const stateWords: Readonly<Record<string, string>> = {
  voucher: 'voucher',
  enrolment: 'enrolment',
  class: 'trainingClass',
  batch: 'batch',
  plan: 'plan',
  certificate: 'certificate',
  claim: 'claim',
  dispute: 'case',
  alert: 'case'
}

/** Details that are codes, and the area where the word for each value stands. */
const codedDetails: Readonly<Record<string, string>> = {
  level: 'fields:levels',
  held: 'fields:levels',
  category: 'fields:categories',
  method: 'fields:identityMethods',
  voucher: 'states:voucher',
  fault: 'fields:certificateFaults'
}

type Detail = RejectionDetails[string]

/** The word under a key that is put together at run time; the value itself where there is none. */
function wordOf(area: string, value: Detail): string {
  const key = `${area}.${value}`
  return i18next.exists(key) ? i18next.t(key as 'fields:name') : String(value)
}

function shownDetail(code: string, name: string, value: Detail): Detail {
  const noun = stateWords[code.split('.')[0] ?? '']
  const area = codedDetails[name]
  if (name === 'state' && noun !== undefined) return wordOf(`states:${noun}`, value)
  if (name === 'occupation') return shippedOccupations.byCode(String(value))?.name ?? value
  if (area !== undefined) return wordOf(area, value)
  return name.endsWith('Fen') && typeof value === 'number' ? formatMoney(value) : value
}

function shownDetails(code: string, details: RejectionDetails): RejectionDetails {
  return Object.fromEntries(Object.entries(details).map(([name, value]) => [name, shownDetail(code, name, value)]))
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
  const { retryAfterMs, attemptsLeft } = details
  const retryAfter = typeof retryAfterMs === 'number' ? formatDuration(retryAfterMs) : ''
  // The server does not count aloud; only this PC knows how often one may still try.
  const attempts = typeof attemptsLeft === 'number' ? i18next.t('gate:attempts', { n: attemptsLeft }) : ''
  return i18next.t(`failures:${code}`, { ...details, retryAfter, attempts })
}
