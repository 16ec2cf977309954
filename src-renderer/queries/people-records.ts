import { useEffect, useMemo, useState } from 'react'
import type { Person } from '../../domain/person/person.ts'
import type { Voucher } from '../../domain/voucher/voucher.ts'
import type { PageRow } from '../replica/pages/page-query.ts'
import { useReplica } from './replica-context.ts'
import { useReads } from './use-document.ts'

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

/** The names a worker goes by: the record's own, and those of records that ended in it, which what was theirs keeps (W9). */
export const namesOf = (
  { id, mergedFrom = [] }: Pick<Person, 'id' | 'mergedFrom'>,
  vouchers: readonly Pick<HeldVoucher, 'document'>[]
): readonly string[] => [...new Set([id, ...mergedFrom, ...vouchers.flatMap(({ document }) => document?.person ?? [])])]

/** Enrolments of a worker under every name of theirs, newest first; undefined until read. */
export const useEnrolmentsOf = (
  person: Person | undefined,
  vouchers: readonly HeldVoucher[] | undefined
): readonly PageRow<'enrolment'>[] | undefined => useEnrolmentsUnder(person && vouchers && namesOf(person, vouchers))

/** Enrolments under several names, newest first; undefined until all are read. Names may be made anew at each drawing. */
export function useEnrolmentsUnder(names: readonly string[] | undefined): readonly PageRow<'enrolment'>[] | undefined {
  const replica = useReplica()
  const asked = JSON.stringify(names ?? [])
  const [pages, setPages] = useState<ReadonlyMap<string, readonly PageRow<'enrolment'>[]>>(new Map())
  useEffect(() => {
    const all = JSON.parse(asked) as readonly string[]
    setPages(new Map())
    const stops = all.map(person =>
      replica.watchPage({ collection: 'enrolment', where: { person }, limit: ENROLMENTS }, ({ rows }) =>
        setPages(before => new Map(before).set(person, rows))
      )
    )
    return () => {
      for (const stop of stops) stop()
    }
  }, [replica, asked])
  return useMemo(() => {
    const all = JSON.parse(asked) as readonly string[]
    if (all.length === 0 || !all.every(person => pages.has(person))) return undefined
    const rows = all.flatMap(person => pages.get(person) ?? [])
    return all.length === 1 ? rows : rows.sort((a, b) => b.document.appliedAt - a.document.appliedAt)
  }, [asked, pages])
}
