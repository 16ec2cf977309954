import { Checkbox, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { groupShortCode } from '../../../domain/codes/short-code.ts'
import type { Skill } from '../../../domain/fields.ts'
import { formatCount, formatMoney } from '../../locale/format.ts'
import type { HeldVoucher } from '../../queries/people-records.ts'
import classes from './counter.module.css'
import { type IssueObstacle, type IssueStanding, isReservingOfUse, type Offer } from './issue-standing.ts'
import { obstacleText } from './obstacle-text.ts'
import { ReserveHere } from './ReserveHere.tsx'
import type { VisitForm } from './visit-form.ts'

export type VisitStepsProps = {
  readonly form: VisitForm
  readonly onChange: (part: Partial<VisitForm>) => void
  /** Undefined while no skill is chosen. */
  readonly standing: IssueStanding | undefined
  /** Issued before and not taken yet. */
  readonly waiting: readonly HeldVoucher[]
  /** There is an open application for the skill. */
  readonly isApplied: boolean
  readonly skill: Skill | undefined
  readonly offer: Offer
}

/** What will be done in one go; what is not possible says why and what would help. */
export function VisitSteps({ form, onChange, standing, waiting, isApplied, skill, offer }: VisitStepsProps) {
  const { t } = useTranslation('counter')
  const choice = standing?.possible ? standing.choice : undefined
  const issues = choice !== undefined && form.issue
  return (
    <div className={classes.steps}>
      <Checkbox
        label={t('steps.issue')}
        checked={issues}
        disabled={choice === undefined}
        onChange={event => onChange({ issue: event.currentTarget.checked })}
        description={
          choice &&
          t('issueFrom', {
            value: formatMoney(choice.lease.faceValueFen),
            until: choice.lease.validUntil,
            left: formatCount(choice.lease.remaining.length)
          })
        }
      />
      {standing?.possible === false ? <Obstacles obstacles={standing.obstacles} /> : null}
      {skill && standing && isReservingOfUse(standing) ? (
        <ReserveHere skill={skill} offer={offer} isNeeded={!standing.possible} />
      ) : null}
      {issues ? (
        <Checkbox
          label={t('steps.collect')}
          checked={form.consent}
          onChange={event => onChange({ consent: event.currentTarget.checked })}
        />
      ) : null}
      {waiting.map(({ id, document }) => (
        <Checkbox
          key={id}
          label={t('steps.collectOld', { code: groupShortCode(document?.code ?? '') })}
          checked={form.consent}
          onChange={event => onChange({ consent: event.currentTarget.checked })}
        />
      ))}
      <Checkbox
        label={t('steps.apply')}
        checked={form.apply && skill !== undefined && !isApplied}
        disabled={skill === undefined || isApplied}
        onChange={event => onChange({ apply: event.currentTarget.checked })}
        description={isApplied ? t('applied') : undefined}
      />
      <Checkbox
        label={t('steps.print')}
        checked={form.print}
        onChange={event => onChange({ print: event.currentTarget.checked })}
      />
    </div>
  )
}

function Obstacles({ obstacles }: { readonly obstacles: readonly IssueObstacle[] }) {
  const { t } = useTranslation('counter')
  return (
    <section className={classes.obstacles} aria-label={t('cannotIssue')}>
      {obstacles.map(obstacle => {
        const { reason, remedy } = obstacleText(obstacle, t)
        return (
          <p key={reason}>
            {reason}
            <Text span inherit className={classes.remedy ?? ''} ml={6}>
              {remedy}
            </Text>
          </p>
        )
      })}
    </section>
  )
}
