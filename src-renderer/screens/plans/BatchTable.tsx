import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { StateBadge } from '../../components/badge/StateBadge.tsx'
import { EmptyList } from '../../components/page/EmptyList.tsx'
import type { Column } from '../../components/table/column.ts'
import { DocumentTable } from '../../components/table/DocumentTable.tsx'
import { skillText } from '../../locale/skill-text.ts'
import { tableLayout } from '../../platform/table-layout.ts'
import { useBatchPage } from '../../queries/plans.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import type { PageRow } from '../../replica/pages/page-query.ts'
import type { PlanTableProps } from './PlanTable.tsx'
import { countyColumn, figureColumn, moneyColumn } from './plan-columns.tsx'

const layout = tableLayout('batches')

/** Batches with how much of them is leased to offices. */
export function BatchTable({ filter, openId, onOpen }: PlanTableProps) {
  const { t } = useTranslation('plans')
  const found = useBatchPage(filter.batches)
  const columns = useBatchColumns()
  return (
    <DocumentTable
      label={t('batches')}
      found={found}
      columns={columns}
      layout={layout}
      onOpen={onOpen}
      openId={openId}
      empty={
        <EmptyList
          text={t('emptyBatches')}
          filteredText={t('emptyFiltered')}
          isNarrowed={filter.isNarrowed}
          onClear={filter.clear}
        />
      }
    />
  )
}

function useBatchColumns(): readonly Column<PageRow<'batch'>>[] {
  const { t } = useTranslation(['plans', 'fields'])
  const { organisation } = useDeskAtWork()
  const isCounty = organisation.type === 'county'
  return useMemo(
    () => [
      {
        id: 'skill',
        title: t('plans:columns.skill'),
        hideable: false,
        render: ({ document }) => skillText(document)
      },
      countyColumn({ width: 150, hiddenAtFirst: isCounty }),
      {
        id: 'kind',
        title: t('plans:columns.kind'),
        width: 140,
        render: ({ document }) => t(`fields:voucherKinds.${document.voucherKind}`)
      },
      moneyColumn('value', ({ document }) => document.faceValueFen, { width: 110 }),
      figureColumn('size', ({ document }) => document.size, { width: 90 }),
      figureColumn('leased', ({ document }) => document.leased, { width: 90 }),
      {
        id: 'validity',
        title: t('plans:columns.validity'),
        width: 210,
        render: ({ document }) => `${document.validFrom} – ${document.validUntil}`
      },
      {
        id: 'state',
        title: t('plans:columns.state'),
        width: 110,
        render: ({ document, provisional }) => (
          <StateBadge of="batch" state={document.state} provisional={provisional} />
        )
      }
    ],
    [t, isCounty]
  )
}
