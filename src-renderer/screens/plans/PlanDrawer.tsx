import { Anchor, Button, Group, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { regionName } from '../../../domain/codes/regions.ts'
import type { Batch } from '../../../domain/plan/batch.ts'
import type { Plan } from '../../../domain/plan/plan.ts'
import { nextPlanStep, planStepDraft } from '../../commands/plans.ts'
import { StateBadge } from '../../components/badge/StateBadge.tsx'
import { DetailDrawer } from '../../components/page/DetailDrawer.tsx'
import { Facts } from '../../components/page/Facts.tsx'
import { PageSkeleton } from '../../components/page/PageSkeleton.tsx'
import { MoneyText } from '../../components/value/MoneyText.tsx'
import { formatCount } from '../../locale/format.ts'
import { skillText } from '../../locale/skill-text.ts'
import { planFigures, useBatchesOf } from '../../queries/plans.ts'
import { useMayAuthor } from '../../queries/use-desk-at-work.ts'
import { useDocument } from '../../queries/use-document.ts'
import { BatchForm } from './BatchForm.tsx'
import { NextStep } from './NextStep.tsx'
import { useIssuedCount } from './use-issued-count.ts'

export interface PlanDrawerProps {
  readonly id: string | undefined
  readonly onClose: () => void
  readonly onOpenBatch: (id: string) => void
}

/** One line of the plan with its figures, its batches and its next step. */
export function PlanDrawer({ id, onClose, onOpenBatch }: PlanDrawerProps) {
  const { t } = useTranslation('plans')
  const { document, state, provisional } = useDocument('plan', id)
  const [isDrafting, setDrafting] = useState(false)
  const mayDraft = useMayAuthor('plan.draft')
  const step = document ? nextPlanStep(document) : null
  const canDraft = mayDraft && document?.state === 'approved'
  return (
    <DetailDrawer
      opened={id !== undefined}
      onClose={onClose}
      title={document ? skillText(document) : t('title')}
      badge={document && <StateBadge of="plan" state={document.state} provisional={provisional} />}
      actions={
        document && (canDraft || step) ? (
          <>
            {canDraft ? (
              <Button variant="default" onClick={() => setDrafting(true)}>
                {t('newBatch')}
              </Button>
            ) : null}
            {step ? (
              <NextStep key={document.id} step={step} draft={planStepDraft(step, document.id)} at={document.state} />
            ) : null}
          </>
        ) : undefined
      }
    >
      {document === undefined ? (
        state === 'loading' ? (
          <PageSkeleton />
        ) : (
          <Text c="dimmed">{t('drawer.unknown')}</Text>
        )
      ) : (
        <PlanFacts plan={document} onOpenBatch={onOpenBatch} />
      )}
      {document && isDrafting ? <BatchForm plan={document} onClose={() => setDrafting(false)} /> : null}
    </DetailDrawer>
  )
}

function PlanFacts({ plan, onOpenBatch }: { readonly plan: Plan; readonly onOpenBatch: (id: string) => void }) {
  const { t } = useTranslation(['plans', 'fields', 'components'])
  const batches = useBatchesOf(plan.id)?.map(({ document }) => document)
  const issued = useIssuedCount('plan', plan.id)
  const figures = planFigures(plan, batches ?? [])
  const conditions =
    plan.categories.length === 0
      ? t('plans:drawer.anybody')
      : plan.categories.map(category => t(`fields:categories.${category}`)).join(t('components:verdict.and'))
  return (
    <>
      <Facts
        facts={[
          { label: t('plans:columns.year'), value: plan.year },
          { label: t('plans:columns.county'), value: regionName(plan.county) },
          { label: t('plans:drawer.conditions'), value: conditions },
          { label: t('plans:drawer.fund'), value: plan.fundSource },
          { label: t('plans:columns.size'), value: t('plans:drawer.copies', { n: formatCount(plan.size) }) },
          { label: t('plans:columns.batched'), value: t('plans:drawer.copies', { n: formatCount(figures.batched) }) },
          { label: t('plans:columns.left'), value: t('plans:drawer.copies', { n: formatCount(figures.left) }) },
          { label: t('plans:drawer.leased'), value: t('plans:drawer.copies', { n: formatCount(figures.leased) }) },
          {
            label: t('plans:drawer.issued'),
            value:
              issued === undefined ? t('plans:drawer.counting') : t('plans:drawer.copies', { n: formatCount(issued) })
          },
          { label: t('plans:columns.unit'), value: <MoneyText fen={plan.unitValueFen} /> },
          { label: t('plans:columns.budget'), value: <MoneyText fen={plan.budgetFen} strong /> },
          { label: t('plans:drawer.committed'), value: <MoneyText fen={plan.committedFen} /> },
          { label: t('plans:columns.budgetLeft'), value: <MoneyText fen={figures.leftFen} /> }
        ]}
      />
      <Title order={3} mt="md" mb="xs">
        {t('plans:drawer.batches')}
      </Title>
      {batches?.length === 0 ? <Text c="dimmed">{t('plans:drawer.noBatches')}</Text> : null}
      {batches?.map(batch => (
        <BatchLine key={batch.id} batch={batch} onOpen={() => onOpenBatch(batch.id)} />
      ))}
    </>
  )
}

function BatchLine({ batch, onOpen }: { readonly batch: Batch; readonly onOpen: () => void }) {
  const { t } = useTranslation(['plans', 'fields'])
  return (
    <Group justify="space-between" mb={6}>
      <Anchor component="button" type="button" onClick={onOpen} fz="sm">
        {t(`fields:voucherKinds.${batch.voucherKind}`)} {t('plans:drawer.copies', { n: formatCount(batch.size) })}
      </Anchor>
      <StateBadge of="batch" state={batch.state} />
    </Group>
  )
}
