import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { StateBadge } from '../../components/badge/StateBadge.tsx'
import { EmptyState } from '../../components/page/EmptyState.tsx'
import { PersonCell } from '../../components/person/PersonCell.tsx'
import type { Column } from '../../components/table/column.ts'
import { DataTable } from '../../components/table/DataTable.tsx'
import { tableLayout } from '../../platform/table-layout.ts'
import { type RosterRow, useRoster } from '../../queries/attendance.ts'
import { VoucherState } from '../vouchers/VoucherState.tsx'

export interface RosterTableProps {
  readonly trainingClass: string
  /** In a drawer: who, voucher and sign-ins only. */
  readonly isShort?: boolean
  readonly rowActions?: (row: RosterRow) => ReactNode
}

/** 花名册: everybody with a place in the class; walk-ins of the centre show as its own. */
export function RosterTable({ trainingClass, isShort = false, rowActions }: RosterTableProps) {
  const { t } = useTranslation('classes')
  const roster = useRoster(trainingClass)
  const columns = useRosterColumns(isShort)
  return (
    <DataTable<RosterRow>
      label={t('roster.title')}
      records={roster}
      rowId={({ enrolment }) => enrolment.id}
      columns={columns}
      rowActions={rowActions}
      page={{ before: 0, total: roster?.length, onPrevious: undefined, onNext: undefined }}
      layout={isShort ? undefined : tableLayout('roster')}
      empty={<EmptyState text={t('roster.empty')} />}
    />
  )
}

function useRosterColumns(isShort: boolean): readonly Column<RosterRow>[] {
  const { t } = useTranslation(['classes', 'fields'])
  return useMemo(() => {
    const person: Column<RosterRow> = {
      id: 'person',
      title: t('classes:roster.person'),
      render: ({ person: who }) => <PersonCell who={isShort && who ? { name: who.name } : who} />,
      hideable: false
    }
    const voucher: Column<RosterRow> = {
      id: 'voucher',
      title: t('classes:roster.voucher'),
      render: ({ voucher: held, provisional }) =>
        held ? <VoucherState voucher={held} provisional={provisional} /> : t('classes:roster.noVoucher'),
      width: 110
    }
    const attended: Column<RosterRow> = {
      id: 'attended',
      title: t('classes:roster.attended'),
      render: ({ enrolment }) => t('classes:roster.times', { n: enrolment.sessionsAttended }),
      width: 90,
      align: 'right'
    }
    if (isShort) return [person, voucher, attended]
    return [
      person,
      {
        id: 'place',
        title: t('classes:roster.place'),
        render: ({ enrolment, provisional }) => (
          <StateBadge of="enrolment" state={enrolment.state} provisional={provisional} />
        ),
        width: 120
      },
      voucher,
      attended,
      {
        id: 'source',
        title: t('classes:roster.source'),
        render: ({ enrolment: { source } }) =>
          source === 'centre' ? t('classes:roster.here') : t(`fields:sources.${source}`),
        width: 120
      }
    ]
  }, [t, isShort])
}
