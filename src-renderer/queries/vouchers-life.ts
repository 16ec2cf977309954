import { useMemo } from 'react'
import type { Voucher } from '../../domain/voucher/voucher.ts'
import { certificatesOf, useTrainingsOf } from './people-record.ts'
import { useDocument } from './use-document.ts'
import { useEntries } from './use-entries.ts'
import { usePage } from './use-page.ts'
import { timelineOf, type VoucherMoment } from './vouchers-timeline.ts'

/** More than anybody has done to one voucher. */
const ENTRIES = 100
const NEARBY = 100

/** What happened to a voucher, newest first, live; undefined until everything around it is read. */
export function useVoucherLife(voucher: Voucher): readonly VoucherMoment[] | undefined {
  const { id, person } = voucher
  const enrolments = usePage({ collection: 'enrolment', where: { person }, limit: NEARBY })
  const attendances = usePage({ collection: 'attendance', where: { person }, limit: NEARBY })
  const disputes = usePage({ collection: 'case', filter: { voucher: { $eq: id } }, limit: NEARBY })
  const trainings = useTrainingsOf(enrolments.rows, [person])
  const claim = useDocument('claim', voucher.claim || undefined)
  const isClaimRead = voucher.claim === '' || claim.state !== 'loading'
  const { entries } = useEntries({ text: id }, ENTRIES)
  return useMemo(() => {
    if (!enrolments.rows || !attendances.rows || !disputes.rows || !trainings || !isClaimRead || !entries)
      return undefined
    return timelineOf({
      voucher,
      enrolments: enrolments.rows.map(({ document }) => document),
      attendances: attendances.rows.map(({ document }) => document),
      disputes: disputes.rows.flatMap(({ document }) => (document.kind === 'dispute' ? [document] : [])),
      certificates: certificatesOf(trainings.filter(({ enrolment }) => enrolment.voucher === voucher.id)),
      claim: claim.document,
      own: entries
    })
  }, [voucher, enrolments.rows, attendances.rows, disputes.rows, trainings, isClaimRead, claim.document, entries])
}
