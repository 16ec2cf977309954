import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Claim, ReviewLevel } from '../../../domain/subsidy/claim.ts'
import { reviewingClaim } from '../../commands/claims.ts'
import { LineDialog } from '../../components/dialog/LineDialog.tsx'
import { formatMoney } from '../../locale/format.ts'
import { useFormCommand } from '../saying/use-said-command.ts'
import { OpinionField } from './OpinionField.tsx'
import { ReasonedLines } from './ReasonedLines.tsx'
import { useLineReasons } from './use-line-reasons.ts'

export interface ReviewDialogProps {
  readonly claim: Claim
  readonly level: ReviewLevel
  readonly onClose: () => void
}

/** 审核: each line is approved or refused with a reason, and the whole has an opinion. */
export function ReviewDialog({ claim, level, onClose }: ReviewDialogProps) {
  const { t } = useTranslation('subsidy')
  const { say, busy, refusal } = useFormCommand()
  const refused = useLineReasons()
  const [opinion, setOpinion] = useState('')
  const lines = claim.lines.filter(({ state }) => state !== 'refused')
  const agreed = lines.filter(({ enrolment }) => !refused.has(enrolment))
  const sum = agreed.reduce((fen, { amountFen }) => fen + amountFen, 0)
  const isWhole = opinion.trim() !== '' && refused.isWhole
  const save = async () => {
    if (!isWhole) return
    const reasons = refused.all.map(([enrolment, reason]) => ({ enrolment, reason }))
    if (await say([reviewingClaim(claim, level, opinion.trim(), reasons)], t('done.review'))) onClose()
  }
  return (
    <LineDialog
      title={t('review.title', { level: t(`levels.${level}`), name: claim.name })}
      text={t('review.hint')}
      sum={t('review.sum', { n: agreed.length, fen: formatMoney(sum) })}
      below={
        <OpinionField
          label={t('review.opinion')}
          missing={t('review.opinionMissing')}
          presets={Object.values(t('review.presets', { returnObjects: true }))}
          maxLength={500}
          value={opinion}
          onChange={setOpinion}
        />
      }
      saveLabel={t('review.save')}
      canSave={isWhole}
      busy={busy}
      refusal={refusal}
      onSave={() => void save()}
      onClose={onClose}
    >
      <ReasonedLines
        claim={claim}
        lines={lines}
        reasons={refused}
        idOf={({ enrolment }) => enrolment}
        tick={{ label: t('review.agree'), isGood: true }}
        reasonLabel={t('review.refuseReason')}
        missing={t('review.reasonMissing')}
      />
    </LineDialog>
  )
}
