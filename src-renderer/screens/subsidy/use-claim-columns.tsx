import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { regionName } from '../../../domain/codes/regions.ts'
import { claimedFen, claimedLines, paidFen } from '../../../domain/subsidy/claim.ts'
import { StateBadge } from '../../components/badge/StateBadge.tsx'
import type { Column } from '../../components/table/column.ts'
import { MoneyText } from '../../components/value/MoneyText.tsx'
import { useOrganisations } from '../../queries/use-directory.ts'
import type { PagedRows } from '../../queries/use-page.ts'
import { ApprovedSum } from './ApprovedSum.tsx'

export type ClaimRow = NonNullable<PagedRows<'claim'>['rows']>[number]

export function useClaimColumns(): readonly Column<ClaimRow>[] {
  const { t } = useTranslation('subsidy')
  const organisations = useOrganisations()
  return useMemo((): readonly Column<ClaimRow>[] => {
    const nameOf = (id: string): string => organisations?.get(id)?.name ?? ''
    return [
      { id: 'name', title: t('columns.name'), render: ({ document }) => document.name, hideable: false },
      { id: 'centre', title: t('columns.centre'), render: ({ document }) => nameOf(document.centre), width: 220 },
      { id: 'county', title: t('columns.county'), render: ({ document }) => regionName(document.county), width: 110 },
      {
        id: 'lines',
        title: t('columns.lines'),
        render: ({ document }) => t('people', { n: claimedLines(document).length }),
        width: 80,
        align: 'right'
      },
      {
        id: 'claimed',
        title: t('columns.claimed'),
        render: ({ document }) => <MoneyText fen={claimedFen(document)} />,
        width: 120,
        align: 'right'
      },
      {
        id: 'approved',
        title: t('columns.approved'),
        render: ({ document }) => <ApprovedSum claim={document} />,
        width: 120,
        align: 'right'
      },
      {
        id: 'paid',
        title: t('columns.paid'),
        render: ({ document }) => <MoneyText fen={paidFen(document)} />,
        width: 120,
        align: 'right'
      },
      {
        id: 'state',
        title: t('columns.state'),
        render: ({ document, provisional }) => (
          <StateBadge of="claim" state={document.state} provisional={provisional} />
        ),
        width: 130
      }
    ]
  }, [t, organisations])
}
