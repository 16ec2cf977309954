import { useMemo } from 'react'
import type { Voucher } from '../../domain/voucher/voucher.ts'
import { useEntries } from './use-entries.ts'
import { usePage } from './use-page.ts'
import { timelineOf, type VoucherMoment } from './vouchers-timeline.ts'

/** More than anybody has done to one voucher. */
const ENTRIES = 100
const NEARBY = 100

/** What happened to a voucher, newest first, live; undefined until everything around it is read. */
export function useVoucherLife(voucher: Voucher | undefined): readonly VoucherMoment[] | undefined {
  const person = voucher?.person
  const byPerson = person === undefined ? null : { where: { person }, limit: NEARBY }
  const enrolments = usePage(byPerson && { collection: 'enrolment', ...byPerson })
  const attendances = usePage(byPerson && { collection: 'attendance', ...byPerson })
  const disputes = usePage(
    voucher === undefined ? null : { collection: 'case', filter: { voucher: { $eq: voucher.id } }, limit: NEARBY }
  )
  const { entries } = useEntries({ text: voucher?.id ?? '-' }, ENTRIES)
  return useMemo(() => {
    if (!voucher || !enrolments.rows || !attendances.rows || !disputes.rows || !entries) return undefined
    return timelineOf({
      voucher,
      enrolments: enrolments.rows.map(({ document }) => document),
      attendances: attendances.rows.map(({ document }) => document),
      disputes: disputes.rows.flatMap(({ document }) => (document.kind === 'dispute' ? [document] : [])),
      own: entries
    })
  }, [voucher, enrolments.rows, attendances.rows, disputes.rows, entries])
}
