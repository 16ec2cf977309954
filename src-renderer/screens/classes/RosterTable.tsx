import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../domain/training/class.ts'
import { heldBefore, plannedHours } from '../../../domain/training/hours.ts'
import { StateBadge } from '../../components/badge/StateBadge.tsx'
import { EmptyState } from '../../components/page/EmptyState.tsx'
import { PersonCell } from '../../components/person/PersonCell.tsx'
import type { Column } from '../../components/table/column.ts'
import { DataTable } from '../../components/table/DataTable.tsx'
import { tableLayout } from '../../platform/table-layout.ts'
import { type RosterRow, useRoster } from '../../queries/attendance.ts'
import { useToday } from '../../queries/use-today.ts'
import { RateBadge } from '../results/RateBadge.tsx'
import { VoucherState } from '../vouchers/VoucherState.tsx'

export interface RosterTableProps {
  readonly trainingClass: string
  /** Of the class, so that the rate of attendance is shown. */
  readonly sessions?: readonly Session[]
  /** In a drawer: who, voucher and sign-ins only. */
  readonly isShort?: boolean
  readonly rowActions?: (row: RosterRow) => ReactNode
}

/** 花名册: everybody with a place in the class; walk-ins of the centre show as its own. */
export function RosterTable({ trainingClass, sessions, isShort = false, rowActions }: RosterTableProps) {
  const { t } = useTranslation('classes')
  const roster = useRoster(trainingClass)
  const columns = useRosterColumns(isShort, sessions)
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

function useRosterColumns(isShort: boolean, sessions: readonly Session[] | undefined): readonly Column<RosterRow>[] {
  const { t } = useTranslation(['classes', 'fields', 'results'])
  const today = useToday()
  return useMemo(() => {
    const person: Column<RosterRow> = {
      id: 'person',
      title: t('classes:roster.person'),
      render: ({ person: who }) => <PersonCell who={isShort && who ? { ...who, masked: undefined } : who} />,
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
    // while a class runs, what is still to come is held against nobody
    const planned = plannedHours(heldBefore(sessions ?? [], today))
    const rate: readonly Column<RosterRow>[] =
      sessions === undefined
        ? []
        : [
            {
              id: 'rate',
              title: t('results:columns.rate'),
              render: ({ enrolment }) => <RateBadge attended={enrolment.hours} planned={planned} />,
              width: 76
            }
          ]
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
      ...rate,
      {
        id: 'source',
        title: t('classes:roster.source'),
        render: ({ enrolment: { source } }) =>
          source === 'centre' ? t('classes:roster.here') : t(`fields:sources.${source}`),
        width: 120
      }
    ]
  }, [t, isShort, sessions, today])
}
