import { useMemo } from 'react'
import type { Voucher } from '../../domain/voucher/voucher.ts'
import { useRevoked } from './results.ts'
import { useDocument } from './use-document.ts'
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
  const trainings = enrolments.rows?.filter(({ document }) => document.voucher === voucher?.id) ?? []
  const held = useDocument('certificate', trainings.map(({ document }) => document.certificate).find(Boolean))
  const revoked = useRevoked(voucher === undefined ? null : { voucher: voucher.id })
  const claim = useDocument('claim', voucher?.claim || undefined).document
  const { entries } = useEntries({ text: voucher?.id ?? '-' }, ENTRIES)
  return useMemo(() => {
    if (!voucher || !enrolments.rows || !attendances.rows || !disputes.rows || !revoked || !entries) return undefined
    return timelineOf({
      voucher,
      enrolments: enrolments.rows.map(({ document }) => document),
      attendances: attendances.rows.map(({ document }) => document),
      disputes: disputes.rows.flatMap(({ document }) => (document.kind === 'dispute' ? [document] : [])),
      certificates: held.document ? [held.document, ...revoked] : revoked,
      claim,
      own: entries
    })
  }, [voucher, enrolments.rows, attendances.rows, disputes.rows, held.document, revoked, claim, entries])
}
