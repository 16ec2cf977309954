import { Anchor, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { regionName } from '../../../domain/codes/regions.ts'
import { type Claim, claimedFen, claimedLines, paidFen } from '../../../domain/subsidy/claim.ts'
import { StateBadge } from '../../components/badge/StateBadge.tsx'
import { DetailDrawer } from '../../components/page/DetailDrawer.tsx'
import { Facts } from '../../components/page/Facts.tsx'
import { Timeline } from '../../components/page/Timeline.tsx'
import { MoneyText } from '../../components/value/MoneyText.tsx'
import { formatMoney } from '../../locale/format.ts'
import { skillText } from '../../locale/skill-text.ts'
import { useHasRole } from '../../queries/use-desk-at-work.ts'
import { useOperatorLabels, useOrganisation } from '../../queries/use-directory.ts'
import { useDocument } from '../../queries/use-document.ts'
import { ApprovedSum } from './ApprovedSum.tsx'
import { AttachmentPanel } from './AttachmentPanel.tsx'
import { ClaimActions } from './ClaimActions.tsx'
import { ClaimLines } from './ClaimLines.tsx'
import { useStrikable } from './use-strikable.ts'

export interface ClaimDrawerProps {
  readonly id: string | undefined
  readonly onClose: () => void
}

/** One claim: its sums, its lines with how each amount came about, who decided what, and the next step. */
export function ClaimDrawer({ id, onClose }: ClaimDrawerProps) {
  const { document, provisional } = useDocument('claim', id)
  const strikable = useStrikable(document)
  if (id === undefined || !document || document.id !== id) return null
  return (
    <DetailDrawer
      opened
      onClose={onClose}
      title={document.name}
      badge={<StateBadge of="claim" state={document.state} provisional={provisional} />}
      actions={<ClaimActions key={`${document.id} ${document.state}`} claim={document} strikable={strikable} />}
    >
      <Stack gap="md">
        <ReturnedNote claim={document} />
        <ClaimFacts claim={document} />
        <AttachmentPanel claim={document} />
        <ClaimLines claim={document} strikable={strikable} />
        <ClaimRecord claim={document} />
      </Stack>
    </DetailDrawer>
  )
}

/** Why it is in the training place's hands again: the first that has to be read. */
function ReturnedNote({ claim }: { readonly claim: Claim }) {
  const { t } = useTranslation('subsidy')
  const last = claim.state === 'returned' ? claim.reviews.findLast(({ decision }) => decision === 'return') : undefined
  if (last === undefined) return null
  return (
    <Text c="var(--tone-orange-text)" fw={600}>
      {t('reviews.returned', { level: t(`levels.${last.level}`), opinion: last.opinion })}
    </Text>
  )
}

function ClaimFacts({ claim }: { readonly claim: Claim }) {
  const { t } = useTranslation('subsidy')
  const centre = useOrganisation(claim.centre)
  // Classes are a matter of their county and place: the offices above hold none, and finance has no page of them.
  const seesClass = useHasRole('county-clerk', 'county-reviewer', 'centre-operator')
  const { sample, notice } = claim
  const drawn =
    sample && t(sample.isDrawn ? 'facts.drawn' : 'facts.notDrawn', { seed: sample.seed, oneIn: sample.oneIn })
  return (
    <Facts
      facts={[
        ...(seesClass ? [{ label: t('facts.basis'), value: <ClassLink trainingClass={claim.trainingClass} /> }] : []),
        { label: t('columns.centre'), value: centre?.name ?? '' },
        { label: t('columns.county'), value: regionName(claim.county) },
        { label: t('facts.skill'), value: skillText(claim) },
        { label: t('columns.lines'), value: t('people', { n: claimedLines(claim).length }) },
        { label: t('columns.claimed'), value: <MoneyText fen={claimedFen(claim)} strong /> },
        { label: t('columns.approved'), value: <ApprovedSum claim={claim} /> },
        { label: t('columns.paid'), value: <MoneyText fen={paidFen(claim)} /> },
        { label: t('facts.round'), value: claim.round },
        { label: t('facts.sample'), value: drawn ?? t('facts.noDraw') },
        { label: t('facts.notice'), value: notice ? `${notice.from} – ${notice.to}` : t('facts.noNotice') }
      ]}
    />
  )
}

/** Sign-ins, hours, marks and certificates behind the lines. */
function ClassLink({ trainingClass }: { readonly trainingClass: string }) {
  const { t } = useTranslation('subsidy')
  return (
    <Anchor component={Link} to={`/classes?id=${encodeURIComponent(trainingClass)}`} inherit>
      {t('facts.toClass')}
    </Anchor>
  )
}

const joined = (...parts: readonly string[]): string => parts.filter(part => part !== '').join(' · ')

/** Reviews and payouts with who decided, newest first. */
function ClaimRecord({ claim }: { readonly claim: Claim }) {
  const { t } = useTranslation('subsidy')
  const labelOf = useOperatorLabels([...claim.reviews, ...claim.payouts].map(({ operator }) => operator))
  const reviews = claim.reviews.map(({ entry, at, level, decision, opinion, round, operator }) => ({
    id: entry,
    at,
    title: `${t(`levels.${level}`)} · ${t(`reviews.${decision}`)}`,
    who: joined(labelOf(operator), t('reviews.round', { n: round })),
    note: <Text fz="sm">{opinion}</Text>
  }))
  const payouts = claim.payouts.map(({ entry, at, number, sumFen, operator }) => ({
    id: entry,
    at,
    title: t('payouts.line', { n: number, fen: formatMoney(sumFen) }),
    ...(labelOf(operator) === '' ? {} : { who: labelOf(operator) })
  }))
  const items = [...reviews, ...payouts].sort((a, b) => b.at - a.at)
  if (items.length === 0) return null
  return (
    <section aria-label={t('reviews.title')}>
      <Title order={3}>{t('reviews.title')}</Title>
      <Timeline items={items} />
    </section>
  )
}
