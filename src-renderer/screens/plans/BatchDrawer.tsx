import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { regionName } from '../../../domain/codes/regions.ts'
import type { Batch } from '../../../domain/plan/batch.ts'
import { type BatchStep, batchStepDraft, nextBatchStep } from '../../commands/plans.ts'
import { StateBadge } from '../../components/badge/StateBadge.tsx'
import { DetailDrawer } from '../../components/page/DetailDrawer.tsx'
import { Facts } from '../../components/page/Facts.tsx'
import { PageSkeleton } from '../../components/page/PageSkeleton.tsx'
import { MoneyText } from '../../components/value/MoneyText.tsx'
import { formatCount } from '../../locale/format.ts'
import { skillText } from '../../locale/skill-text.ts'
import { useDocument } from '../../queries/use-document.ts'
import { MakeStep } from './MakeStep.tsx'
import { NextStep } from './NextStep.tsx'
import { useIssuedCount } from './use-issued-count.ts'

export interface BatchDrawerProps {
  readonly id: string | undefined
  readonly onClose: () => void
}

/** One batch with its figures and its next step; making it spends size and budget of its line, so that is tried out first. */
export function BatchDrawer({ id, onClose }: BatchDrawerProps) {
  const { t } = useTranslation('plans')
  const { document, state, provisional } = useDocument('batch', id)
  const step = document ? nextBatchStep(document) : null
  return (
    <DetailDrawer
      opened={id !== undefined}
      onClose={onClose}
      title={document ? skillText(document) : t('title')}
      badge={document && <StateBadge of="batch" state={document.state} provisional={provisional} />}
      actions={document && step ? <BatchStepButton key={document.id} batch={document} step={step} /> : undefined}
    >
      {document === undefined ? (
        state === 'loading' ? (
          <PageSkeleton />
        ) : (
          <Text c="dimmed">{t('drawer.unknownBatch')}</Text>
        )
      ) : (
        <BatchFacts batch={document} />
      )}
    </DetailDrawer>
  )
}

function BatchStepButton({ batch, step }: { readonly batch: Batch; readonly step: BatchStep }) {
  if (step === 'make') return <MakeStep batch={batch} />
  return <NextStep step={step} draft={batchStepDraft(step, batch)} at={batch.state} isDefault={step === 'close'} />
}

function BatchFacts({ batch }: { readonly batch: Batch }) {
  const { t } = useTranslation(['plans', 'fields'])
  const { document: plan } = useDocument('plan', batch.plan)
  const issued = useIssuedCount('batch', batch.id)
  const copies = (n: number): string => t('plans:drawer.copies', { n: formatCount(n) })
  return (
    <Facts
      facts={[
        { label: t('plans:drawer.plan'), value: plan ? `${skillText(plan)} ${plan.year}` : batch.plan },
        { label: t('plans:columns.county'), value: regionName(batch.county) },
        { label: t('plans:columns.kind'), value: t(`fields:voucherKinds.${batch.voucherKind}`) },
        { label: t('plans:columns.value'), value: <MoneyText fen={batch.faceValueFen} strong /> },
        { label: t('plans:columns.validity'), value: `${batch.validFrom} – ${batch.validUntil}` },
        { label: t('plans:columns.size'), value: copies(batch.size) },
        { label: t('plans:drawer.leased'), value: copies(batch.leased) },
        { label: t('plans:drawer.issued'), value: issued === undefined ? t('plans:drawer.counting') : copies(issued) }
      ]}
    />
  )
}
