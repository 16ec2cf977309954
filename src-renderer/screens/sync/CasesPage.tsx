import { SegmentedControl, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dispute } from '../../../domain/casework/case.ts'
import { StateBadge } from '../../components/badge/StateBadge.tsx'
import { EmptyState } from '../../components/page/EmptyState.tsx'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import type { Column } from '../../components/table/column.ts'
import { DocumentTable } from '../../components/table/DocumentTable.tsx'
import { useAddressValue } from '../../platform/address.ts'
import { tableLayout } from '../../platform/table-layout.ts'
import { useCount } from '../../queries/use-count.ts'
import { type PagedRows, usePage } from '../../queries/use-page.ts'
import { useToday } from '../../queries/use-today.ts'
import { CaseDrawer } from './CaseDrawer.tsx'
import { disputeReason, useCaseWords } from './use-case-words.ts'

const layout = tableLayout('cases')
const ROWS = 50
const states = ['open', 'resolved', 'all'] as const
type Row = NonNullable<PagedRows<'case'>['rows']>[number]

/** Disputes that touch this place; those who may decide, decide here. */
export function CasesPage() {
  const { t } = useTranslation('cases')
  const [stateText, setState] = useAddressValue('state')
  const [open, setOpen] = useAddressValue('id')
  const state = states.find(one => one === stateText) ?? 'open'
  const where = state === 'all' ? {} : { where: { state } }
  const found = usePage({ collection: 'case', limit: ROWS, ...where })
  const counted = useCount({ collection: 'case', ...where })
  return (
    <PageFrame
      title={t('title')}
      count={counted ? { total: counted.settled, provisional: counted.provisional } : undefined}
      filters={
        <SegmentedControl
          aria-label={t('state')}
          data={states.map(one => ({ value: one, label: t(one) }))}
          value={state}
          onChange={value => setState(value === 'open' ? undefined : value)}
        />
      }
    >
      <CaseTable
        found={found}
        openId={open}
        onOpen={setOpen}
        empty={
          state === 'all' ? (
            <EmptyState text={t('emptyAll')} />
          ) : (
            <EmptyState text={t('empty')} action={{ label: t('showAll'), onClick: () => setState('all') }} />
          )
        }
      />
      <CaseDrawer id={open} onClose={() => setOpen(undefined)} />
    </PageFrame>
  )
}

interface CaseTableProps {
  readonly found: PagedRows<'case'>
  readonly openId: string | undefined
  readonly onOpen: (id: string) => void
  readonly empty: ReactNode
}

function CaseTable({ found, openId, onOpen, empty }: CaseTableProps) {
  const { t } = useTranslation('cases')
  const words = useCaseWords(found.rows?.map(({ document }) => document) ?? [])
  const columns: readonly Column<Row>[] = [
    { id: 'reason', title: t('reason'), hideable: false, render: ({ document }) => disputeReason(document) },
    { id: 'voucher', title: t('voucher'), width: 150, render: ({ document }) => words.voucher(document.voucher) },
    {
      id: 'sides',
      title: t('sides'),
      width: 320,
      render: ({ document }) => document.centres.map(words.organisation).join(' / ')
    },
    { id: 'due', title: t('due'), width: 170, render: ({ document }) => <Due dispute={document} /> },
    {
      id: 'state',
      title: t('state'),
      width: 120,
      render: ({ document, provisional }) => <StateBadge of="case" state={document.state} provisional={provisional} />
    }
  ]
  return (
    <DocumentTable
      label={t('table')}
      found={found}
      columns={columns}
      layout={layout}
      onOpen={onOpen}
      openId={openId}
      empty={empty}
    />
  )
}

function Due({ dispute }: { readonly dispute: Dispute }) {
  const { t } = useTranslation('cases')
  const today = useToday()
  const isLate = dispute.state === 'open' && dispute.due < today
  return (
    <Text span inherit c={isLate ? 'red' : undefined}>
      {isLate ? `${dispute.due} ${t('overdue')}` : dispute.due}
    </Text>
  )
}
