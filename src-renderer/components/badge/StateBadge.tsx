import { Tooltip } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { EnrolmentState } from '../../../domain/enrolment/enrolment.ts'
import classes from './badge.module.css'
import {
  type BatchState,
  batchLooks,
  type CaseState,
  type ClaimState,
  caseLooks,
  claimLooks,
  classLooks,
  type DirectoryState,
  directoryLooks,
  enrolmentLooks,
  type Look,
  type PlanState,
  planLooks,
  type ShownClassState,
  type ShownVoucherState,
  voucherLooks
} from './state-looks.ts'
import { ToneBadge } from './ToneBadge.tsx'

export type StatedThing =
  | { readonly of: 'voucher'; readonly state: ShownVoucherState }
  | { readonly of: 'enrolment'; readonly state: EnrolmentState }
  | { readonly of: 'trainingClass'; readonly state: ShownClassState }
  | { readonly of: 'batch'; readonly state: BatchState }
  | { readonly of: 'plan'; readonly state: PlanState }
  | { readonly of: 'claim'; readonly state: ClaimState }
  | { readonly of: 'case'; readonly state: CaseState }
  | { readonly of: 'directory'; readonly state: DirectoryState }

export type StateBadgeProps = StatedThing & {
  readonly provisional?: boolean | undefined
  /** The last own entry on it was refused: a red dot that leads to the reason. */
  readonly onShowRefusal?: (() => void) | undefined
}

function wordAndLook(thing: StatedThing, t: TFunction<'states'>): { readonly word: string; readonly look: Look } {
  switch (thing.of) {
    case 'voucher':
      return { word: t(`voucher.${thing.state}`), look: voucherLooks[thing.state] }
    case 'enrolment':
      return { word: t(`enrolment.${thing.state}`), look: enrolmentLooks[thing.state] }
    case 'trainingClass':
      return { word: t(`trainingClass.${thing.state}`), look: classLooks[thing.state] }
    case 'batch':
      return { word: t(`batch.${thing.state}`), look: batchLooks[thing.state] }
    case 'plan':
      return { word: t(`plan.${thing.state}`), look: planLooks[thing.state] }
    case 'claim':
      return { word: t(`claim.${thing.state}`), look: claimLooks[thing.state] }
    case 'case':
      return { word: t(`case.${thing.state}`), look: caseLooks[thing.state] }
    case 'directory':
      return { word: t(`directory.${thing.state}`), look: directoryLooks[thing.state] }
  }
}

/** The state of a document, with one look wherever it is shown. */
export function StateBadge({ provisional, onShowRefusal, ...thing }: StateBadgeProps) {
  const { t } = useTranslation('states')
  const { word, look } = wordAndLook(thing, t)
  const badge = <ToneBadge text={word} {...look} provisional={provisional} />
  if (onShowRefusal === undefined) return badge
  return (
    <span className={classes.withDot}>
      {badge}
      <Tooltip label={t('refusedHint')}>
        <button
          type="button"
          className={classes.refused}
          aria-label={t('refusedHint')}
          onClick={event => {
            event.stopPropagation()
            onShowRefusal()
          }}
        >
          <span className={classes.dot} />
        </button>
      </Tooltip>
    </span>
  )
}
