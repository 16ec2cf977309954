import { Button, Menu, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Claim } from '../../../domain/subsidy/claim.ts'
import { mayStrike } from '../../../domain/subsidy/claim-strike.ts'
import {
  type ClaimAct,
  type ClaimAgain,
  levelOf,
  publishingClaim,
  returningClaim,
  submittingClaim
} from '../../commands/claims.ts'
import { ReasonDialog } from '../../components/dialog/ReasonDialog.tsx'
import { useDeskAtWork, useMayAuthor } from '../../queries/use-desk-at-work.ts'
import { useSaidCommand } from '../saying/use-said-command.ts'
import { AgainDialog } from './AgainDialog.tsx'
import { ClearDialog } from './ClearDialog.tsx'
import { hasPayoutFile, isReconciled } from './claim-papers.ts'
import { DrawDialog } from './DrawDialog.tsx'
import { PayDialog } from './PayDialog.tsx'
import { ReconcileDialog } from './ReconcileDialog.tsx'
import { ReviewDialog } from './ReviewDialog.tsx'
import { StrikeDialog } from './StrikeDialog.tsx'
import { useClaimActs } from './use-claim-acts.ts'
import { useClaimAgain } from './use-claim-again.ts'
import { useClaimPapers } from './use-claim-papers.ts'
import type { Strikable } from './use-strikable.ts'

export interface ClaimActionsProps {
  readonly claim: Claim
  readonly strikable: readonly Strikable[]
}

/** The steps that this operator may take now; what needs more than a click opens a dialog. */
export function ClaimActions({ claim, strikable }: ClaimActionsProps) {
  const { t } = useTranslation(['subsidy', 'papers'])
  const { say, busy } = useSaidCommand()
  const [act, setAct] = useState<ClaimAct>()
  const { operator } = useDeskAtWork()
  const strikes = useMayAuthor('claim.strike') && mayStrike(claim, operator.id) && strikable.length > 0
  const acts: readonly ClaimAct[] = [...(strikes ? (['strike'] as const) : []), ...useClaimActs(claim)]
  const papers = useClaimPapers(claim)
  const again = useClaimAgain(claim)
  const close = () => setAct(undefined)
  const start = (wanted: ClaimAct) => {
    const draft = draftAtOnce(wanted, claim, again)
    if (draft) void say([draft], t(`subsidy:done.${wanted}`))
    else setAct(wanted)
  }
  return (
    <>
      {acts.length === 0 ? (
        <Text fz="sm" c="dimmed" mr="auto">
          {t(`subsidy:waitsFor.${waitsFor(claim)}`, { to: claim.notice?.to ?? '' })}
        </Text>
      ) : null}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default">{t('subsidy:papers.menu')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {papers.areNamed ? null : <Menu.Label>{t('subsidy:papers.loading')}</Menu.Label>}
          <Menu.Item onClick={papers.printApplication} disabled={!papers.areNamed}>
            {t('papers:buttons.application')}
          </Menu.Item>
          {claim.reviews.length > 0 ? (
            <Menu.Item onClick={papers.printOpinion} disabled={!papers.areNamed}>
              {t('papers:buttons.opinion')}
            </Menu.Item>
          ) : null}
          {isReconciled(claim) ? (
            <Menu.Item onClick={papers.printReconciliation} disabled={!papers.areNamed}>
              {t('papers:buttons.reconciliation')}
            </Menu.Item>
          ) : null}
          <Menu.Item onClick={papers.printDetail} disabled={!papers.areNamed}>
            {t('subsidy:actions.detail')}
          </Menu.Item>
          {claim.notice ? (
            <Menu.Item onClick={papers.printNotice} disabled={!papers.areNamed}>
              {t('subsidy:actions.notice')}
            </Menu.Item>
          ) : null}
          {hasPayoutFile(claim) ? (
            <Menu.Item onClick={papers.exportPayout}>{t('subsidy:actions.export')}</Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {acts.map((one, place) => (
        <Button
          key={one}
          variant={place === acts.length - 1 ? 'filled' : 'default'}
          loading={busy}
          disabled={one === 'submit' && claim.state === 'returned' && again === undefined}
          onClick={() => start(one)}
        >
          {t(`subsidy:actions.${one}`)}
        </Button>
      ))}
      <ActDialog act={act} claim={claim} again={again} strikable={strikable} onClose={close} />
    </>
  )
}

/** Whose turn it is: a reviewed claim is drawn first and published then (M8, M9). */
const waitsFor = ({ state, sample }: Claim) => (state === 'reviewed' && sample !== null ? 'drawn' : state)

/** What is done by a click; undefined for what asks something first. */
function draftAtOnce(act: ClaimAct, claim: Claim, again: ClaimAgain | undefined) {
  if (act === 'submit' && claim.state === 'draft') return submittingClaim(claim)
  // Submitting again asks where somebody would be struck from the claim or have to wait.
  if (act === 'submit')
    return again?.lines.some(({ fate }) => fate === 'struck' || fate === 'waits') ? undefined : again?.draft
  return act === 'publish' ? publishingClaim(claim) : undefined
}

interface ActDialogProps {
  readonly act: ClaimAct | undefined
  readonly claim: Claim
  readonly again: ClaimAgain | undefined
  readonly strikable: readonly Strikable[]
  readonly onClose: () => void
}

function ActDialog({ act, claim, again, strikable, onClose }: ActDialogProps) {
  const { t } = useTranslation('subsidy')
  const { say, busy } = useSaidCommand()
  const level = levelOf(claim)
  if (act === 'submit' && again) return <AgainDialog claim={claim} again={again} onClose={onClose} />
  if (act === 'draw') return <DrawDialog claim={claim} onClose={onClose} />
  if (act === 'clear') return <ClearDialog claim={claim} onClose={onClose} />
  if (act === 'pay') return <PayDialog claim={claim} onClose={onClose} />
  if (act === 'reconcile') return <ReconcileDialog claim={claim} onClose={onClose} />
  if (act === 'strike') return <StrikeDialog claim={claim} strikable={strikable} onClose={onClose} />
  if (level === undefined) return null
  if (act === 'review') return <ReviewDialog claim={claim} level={level} onClose={onClose} />
  if (act !== 'return') return null
  return (
    <ReasonDialog
      opened
      title={t('actions.return')}
      text={t('return.text')}
      label={t('return.opinion')}
      confirmLabel={t('actions.return')}
      busy={busy}
      onConfirm={opinion => {
        void say([returningClaim(claim, level, opinion)], t('done.return')).then(isDone => isDone && onClose())
      }}
      onClose={onClose}
    />
  )
}
