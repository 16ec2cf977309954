import { useTranslation } from 'react-i18next'
import type { Enrolment } from '../../../domain/enrolment/enrolment.ts'
import { useBulkCheck } from '../../commands/bulk-job.ts'
import { refusing, returning } from '../../commands/enrolments.ts'
import { enrolmentJobOf } from '../../commands/enrolments-bulk.ts'
import { ReasonDialog } from '../../components/dialog/ReasonDialog.tsx'
import { formatCount } from '../../locale/format.ts'
import { AcceptDialog } from './AcceptDialog.tsx'

/** What is about to be decided, for one enrolment or many. */
export type Deciding = { readonly kind: 'accept' | 'return' | 'refuse'; readonly enrolments: readonly Enrolment[] }

export interface EnrolmentDecisionProps {
  readonly deciding: Deciding | null
  readonly onClose: () => void
}

/** Asks for the class or the reason; what follows is a dry run, shown by the page. */
export function EnrolmentDecision({ deciding, onClose }: EnrolmentDecisionProps) {
  const { t } = useTranslation('enrolments')
  const check = useBulkCheck(enrolmentJobOf)
  if (!deciding) return null
  const { kind, enrolments } = deciding
  if (kind === 'accept') return <AcceptDialog enrolments={enrolments} onClose={onClose} />
  const n = formatCount(enrolments.length)
  const isReturn = kind === 'return'
  const draftOf = isReturn ? returning : refusing
  const presets = isReturn
    ? [t('returnReasons.photo'), t('returnReasons.missing'), t('returnReasons.phone'), t('returnReasons.other')]
    : [t('refuseReasons.unfit'), t('refuseReasons.withdrawn'), t('refuseReasons.duplicate')]
  return (
    <ReasonDialog
      opened
      title={t(kind)}
      text={t(isReturn ? 'returnText' : 'refuseText', { n })}
      presets={presets}
      confirmLabel={t('tryOut')}
      danger={!isReturn}
      onConfirm={reason => {
        check(
          enrolments.map(one => [draftOf(one, reason)]),
          { kind, enrolments, reason }
        )
        onClose()
      }}
      onClose={onClose}
    />
  )
}
