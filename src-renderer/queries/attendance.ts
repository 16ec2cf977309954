import { useMemo } from 'react'
import type { Attendance } from '../../domain/attendance/attendance.ts'
import type { Enrolment } from '../../domain/enrolment/enrolment.ts'
import type { Revocations } from '../../domain/policy/policy.ts'
import type { Voucher } from '../../domain/voucher/voucher.ts'
import { useReads } from './use-document.ts'
import { usePage } from './use-page.ts'
import { type PersonName, usePersonNames } from './use-person.ts'

/** A class has at most 500 seats; each may have been given up and taken anew. */
const PLACES = 1000
/** One a day: more than five years of them. */
const CHUNKS = 2000
/** 200 sessions of 50 trainees. */
const SIGN_INS = 10_000

/** Every chunk of revocations there is; `unknown` until they are read. */
export function useRevocations(): readonly Revocations[] | 'unknown' {
  const { rows, page } = usePage({ collection: 'policy', where: { kind: 'revocations' }, limit: CHUNKS })
  const isWhole = rows !== undefined && page.onNext === undefined
  return useMemo(
    () => (isWhole ? rows.flatMap(({ document }) => (document.kind === 'revocations' ? [document] : [])) : 'unknown'),
    [rows, isWhole]
  )
}

export type RosterRow = {
  readonly enrolment: Enrolment
  /** Null: this desk may not open it; undefined while it is read. */
  readonly person: PersonName | null | undefined
  /** Undefined while there is none in sight. */
  readonly voucher: Voucher | undefined
  /** Own undecided entries are folded into it (暂). */
  readonly provisional: boolean
}

const placeless: readonly Enrolment['state'][] = ['withdrawn', 'refused', 'waitlisted']

/** Everybody with a place in a class, by name; undefined until loaded. */
export function useRoster(trainingClass: string | undefined): readonly RosterRow[] | undefined {
  const { rows, fetching } = usePage(
    trainingClass === undefined ? null : { collection: 'enrolment', where: { trainingClass }, limit: PLACES }
  )
  // Rows of the class before stay until the next are there: they are not this class's.
  const places = useMemo(
    () => (fetching ? undefined : rows?.filter(({ document }) => !placeless.includes(document.state))),
    [rows, fetching]
  )
  const names = usePersonNames(places?.map(({ document }) => document.person) ?? [])
  const vouchers = useReads(
    (places ?? []).flatMap(({ document }) =>
      document.voucher === '' ? [] : [{ collection: 'voucher' as const, id: document.voucher }]
    )
  )
  return useMemo(() => {
    const roster = places?.map(({ document, provisional }): RosterRow => {
      const found = document.voucher === '' ? undefined : vouchers?.('voucher', document.voucher)
      return {
        enrolment: document,
        person: names.get(document.person),
        voucher: found?.state === 'present' ? found.document : undefined,
        provisional
      }
    })
    return roster?.sort((a, b) => (a.person?.name ?? '').localeCompare(b.person?.name ?? '', 'zh-CN'))
  }, [places, names, vouchers])
}

export type SignInRow = { readonly attendance: Attendance; readonly provisional: boolean }

/** Sign-ins to one session, void ones too, newest first; undefined until loaded. */
export function useSignIns(trainingClass: string | undefined, session: string): readonly SignInRow[] | undefined {
  const { rows, fetching } = usePage(
    trainingClass === undefined || session === ''
      ? null
      : { collection: 'attendance', where: { trainingClass }, filter: { session }, limit: PLACES }
  )
  return useMemo(
    () => (fetching ? undefined : rows?.map(({ document, provisional }) => ({ attendance: document, provisional }))),
    [rows, fetching]
  )
}

/** Sign-ins to all sessions of a class, void ones too, and whether these are all; undefined until loaded. */
export function useClassSignIns(
  trainingClass: string
): { readonly rows: readonly Attendance[]; readonly isWhole: boolean } | undefined {
  const { rows, fetching, page } = usePage({ collection: 'attendance', where: { trainingClass }, limit: SIGN_INS })
  const isWhole = page.onNext === undefined
  return useMemo(
    () => (fetching || !rows ? undefined : { rows: rows.map(({ document }) => document), isWhole }),
    [rows, fetching, isWhole]
  )
}
