import { useTranslation } from 'react-i18next'
import { groupShortCode } from '../../../domain/codes/short-code.ts'
import type { Enrolment } from '../../../domain/enrolment/enrolment.ts'
import type { Person } from '../../../domain/person/person.ts'
import { refusalsOfIssue } from '../../../domain/policy/issue-rules.ts'
import { reservableVoucher } from '../../commands/enrolments.ts'
import { rejectionText } from '../../locale/refusal-text.ts'
import { useReads } from '../../queries/use-document.ts'
import { usePolicy } from '../../queries/use-policy.ts'
import { useToday } from '../../queries/use-today.ts'

export type EnrolmentCheck = { readonly text: string; readonly isWarning: boolean }

/** What to look at before accepting: identity, voucher, and the rules that would stand against issuing one. */
export function useEnrolmentChecks(enrolment: Enrolment, person: Person | undefined): readonly EnrolmentCheck[] {
  const { t } = useTranslation('enrolments')
  const today = useToday()
  const policy = usePolicy()
  const read = useReads([
    { collection: 'person', id: enrolment.person },
    ...(person?.liveVouchers ?? []).map(({ voucher }) => ({ collection: 'voucher' as const, id: voucher }))
  ])
  if (!read || !person) return []
  const checks: EnrolmentCheck[] = []
  const warn = (text: string) => checks.push({ text, isWarning: true })
  const note = (text: string) => checks.push({ text, isWarning: false })
  if (!enrolment.identity) warn(t('drawer.noIdentity'))
  else if (enrolment.identity.method === 'typed') warn(t('drawer.typed'))
  const voucher = reservableVoucher(enrolment, enrolment.trainingClass, read, today)
  if (voucher) note(t('drawer.wouldReserve', { code: groupShortCode(voucher.code), until: voucher.validUntil }))
  else {
    warn(t('drawer.noVoucher'))
    const rules = policy?.rules
    const refusals = rules ? refusalsOfIssue({ rules, person, skill: enrolment, plan: { categories: [] }, today }) : []
    for (const refusal of refusals) warn(t('drawer.wouldRefuse', { reason: rejectionText(refusal).reason }))
    if (rules && refusals.length === 0) note(t('drawer.mayIssue'))
  }
  return checks.some(({ isWarning }) => isWarning) ? checks : [...checks, { text: t('drawer.fine'), isWarning: false }]
}
