import { useMemo } from 'react'
import type { Person } from '../../domain/person/person.ts'
import type { Voucher } from '../../domain/voucher/voucher.ts'
import type { PageRow } from '../replica/pages/page-query.ts'
import { useReplica } from './replica-context.ts'
import { useReads } from './use-document.ts'
import { usePage } from './use-page.ts'

/** A voucher of a person; `document` undefined where it is out of this desk's sight. */
export type HeldVoucher = {
  readonly id: string
  readonly document: Voucher | undefined
  readonly provisional: boolean
}

/** All vouchers of a worker, live ones first; undefined until read. */
export function useVouchersOf(person: Person | undefined): readonly HeldVoucher[] | undefined {
  const replica = useReplica()
  const ids = useMemo(
    () => [...(person?.liveVouchers ?? []), ...(person?.history ?? [])].map(({ voucher }) => voucher),
    [person]
  )
  const read = useReads(ids.map(id => ({ collection: 'voucher' as const, id })))
  return useMemo(() => {
    if (ids.length === 0) return person ? [] : undefined
    if (!read) return undefined
    return [...new Set(ids)].map(id => {
      const found = read('voucher', id)
      return {
        id,
        document: found.state === 'present' ? found.document : undefined,
        provisional: replica.entriesOf('voucher', id).length > 0
      }
    })
  }, [ids, read, person, replica])
}

const ENROLMENTS = 50

/** Enrolments of a worker, newest first; undefined until read. */
export function useEnrolmentsOf(person: string | undefined): readonly PageRow<'enrolment'>[] | undefined {
  const { rows } = usePage(
    person === undefined ? null : { collection: 'enrolment', where: { person }, limit: ENROLMENTS }
  )
  return rows
}
