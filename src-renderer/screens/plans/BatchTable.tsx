import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { regionName } from '../../../domain/codes/regions.ts'
import { StateBadge } from '../../components/badge/StateBadge.tsx'
import { EmptyState } from '../../components/page/EmptyState.tsx'
import type { Column } from '../../components/table/column.ts'
import { DataTable } from '../../components/table/DataTable.tsx'
import { MoneyText } from '../../components/value/MoneyText.tsx'
import { formatCount } from '../../locale/format.ts'
import { skillText } from '../../locale/skill-text.ts'
import { tableLayout } from '../../platform/table-layout.ts'
import { useBatchPage } from '../../queries/plans.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import type { PageRow } from '../../replica/pages/page-query.ts'
import type { PlanTableProps } from './PlanTable.tsx'

const layout = tableLayout('batches')

/** Batches with how much of them is leased to offices. */
export function BatchTable({ filter, openId, onOpen }: PlanTableProps) {
  const { t } = useTranslation('plans')
  const found = useBatchPage(filter.batches)
  const columns = useBatchColumns()
  return (
    <DataTable
      label={t('batches')}
      records={found.rows}
      fetching={found.fetching}
      rowId={({ document }) => document.id}
      columns={columns}
      page={found.page}
      layout={layout}
      onOpen={({ document }) => onOpen(document.id)}
      openId={openId}
      empty={
        filter.isNarrowed ? (
          <EmptyState text={t('emptyFiltered')} action={{ label: t('clearFilters'), onClick: filter.clear }} />
        ) : (
          <EmptyState text={t('emptyBatches')} />
        )
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
      {
        id: 'county',
        title: t('plans:columns.county'),
        width: 150,
        hiddenAtFirst: isCounty,
        render: ({ document }) => regionName(document.county)
      },
      {
        id: 'kind',
        title: t('plans:columns.kind'),
        width: 140,
        render: ({ document }) => t(`fields:voucherKinds.${document.voucherKind}`)
      },
      {
        id: 'value',
        title: t('plans:columns.value'),
        width: 110,
        align: 'right',
        render: ({ document }) => <MoneyText fen={document.faceValueFen} />
      },
      {
        id: 'size',
        title: t('plans:columns.size'),
        width: 90,
        align: 'right',
        render: ({ document }) => formatCount(document.size)
      },
      {
        id: 'leased',
        title: t('plans:columns.leased'),
        width: 90,
        align: 'right',
        render: ({ document }) => formatCount(document.leased)
      },
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
