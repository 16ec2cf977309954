import { useEffect, useState } from 'react'
import { typedCode } from '../../domain/codes/typed-text.ts'
import { addDays } from '../../domain/time/business-date.ts'
import type { Voucher, VoucherState } from '../../domain/voucher/voucher.ts'
import type { Counted, PageQuery, PageRow } from '../replica/pages/page-query.ts'
import { useReplica } from './replica-context.ts'
import { useCount } from './use-count.ts'
import { type PagedRows, usePage } from './use-page.ts'
import { useWarningRules } from './use-policy.ts'

/** `expired` and `ending` (unused, and soon expired) are derived from dates, so they are questions about dates. */
export type LedgerState = VoucherState | 'expired' | 'ending'

export type LedgerFilter = {
  readonly state: LedgerState | undefined
  readonly occupation: string | undefined
  readonly level: Voucher['level'] | undefined
  readonly batch: string | undefined
  /** Short code or its beginning as typed; with it nothing else narrows the list. */
  readonly code: string
}

const PAGE = 50
const SHORTEST_CODE = 4

/** The beginning of a short code, or undefined while what is typed is none. */
export function codeBeginning(typed: string): string | undefined {
  const begin = typedCode(typed).replace(/[-‐–—\s]/g, '')
  return begin.length >= SHORTEST_CODE && /^[0-9A-Z]+$/.test(begin) ? begin : undefined
}

type Selector = NonNullable<PageQuery<'voucher'>['filter']>

function stateParts(
  state: LedgerState | undefined,
  today: string,
  endingDays: number
): Pick<PageQuery<'voucher'>, 'where'> & { readonly parts: readonly Selector[] } {
  switch (state) {
    case undefined:
      return { parts: [] }
    case 'expired':
      return { parts: [{ state: { $in: ['issued', 'collected'] } }, { validUntil: { $lt: today } }] }
    case 'ending':
      return {
        parts: [
          { state: { $in: ['issued', 'collected'] } },
          { validUntil: { $gte: today, $lte: addDays(today, endingDays) } }
        ]
      }
    case 'issued':
    case 'collected':
      return { where: { state }, parts: [{ validUntil: { $gte: today } }] }
    case 'bound':
    case 'redeemed':
    case 'certified':
    case 'settled':
    case 'frozen':
    case 'lapsed':
    case 'void':
      return { where: { state }, parts: [] }
  }
}

/** The ledger's question to the replica, newest first. `endingDays`: what counts as soon expired. */
export function ledgerQuery(
  filter: LedgerFilter,
  today: string,
  endingDays: number
): Omit<PageQuery<'voucher'>, 'after'> {
  const { where, parts: byState } = stateParts(filter.state, today, endingDays)
  const parts: readonly Selector[] = [
    ...byState,
    ...(filter.occupation === undefined ? [] : [{ occupation: { $eq: filter.occupation } }]),
    ...(filter.level === undefined ? [] : [{ level: { $eq: filter.level } }]),
    ...(filter.batch === undefined ? [] : [{ batch: { $eq: filter.batch } }])
  ]
  return {
    collection: 'voucher',
    ...(where === undefined ? {} : { where }),
    ...(parts.length === 0 ? {} : { filter: { $and: [...parts] } }),
    limit: PAGE
  }
}

/** Vouchers whose code begins so, in the order of codes; undefined until found, null while nothing is asked. */
function useVouchersByCode(begin: string | undefined): readonly PageRow<'voucher'>[] | null | undefined {
  const replica = useReplica()
  const [shown, setShown] = useState<{ readonly of: string; readonly rows: readonly PageRow<'voucher'>[] }>()
  useEffect(() => {
    if (begin === undefined) return
    const query = { collection: 'voucher' as const, order: 'code' as const, after: [begin, ''], limit: PAGE }
    return replica.watchPage(query, ({ rows }) =>
      setShown({ of: begin, rows: rows.filter(({ document }) => document.code.startsWith(begin)) })
    )
  }, [replica, begin])
  if (begin === undefined) return null
  return shown?.of === begin ? shown.rows : undefined
}

/** The ledger of vouchers, a page at a time, newest first; by code as soon as enough of one is typed. */
export function useLedger(filter: LedgerFilter, today: string): PagedRows<'voucher'> {
  const found = useVouchersByCode(codeBeginning(filter.code))
  const { endingDays } = useWarningRules()
  const listed = usePage(found === null ? ledgerQuery(filter, today, endingDays) : null)
  if (found === null) return listed
  return { rows: found, fetching: found === undefined, page: { before: 0, onPrevious: undefined, onNext: undefined } }
}

/** How many there are, where an index knows it: all, or one stored state that no date divides. */
export function useLedgerCount(filter: LedgerFilter): Counted | undefined {
  const isNarrowed = filter.occupation !== undefined || filter.level !== undefined || filter.batch !== undefined
  const byDate: readonly (LedgerState | undefined)[] = ['expired', 'ending', 'issued', 'collected']
  const isByDate = byDate.includes(filter.state)
  const isIndexed = !isNarrowed && !isByDate && codeBeginning(filter.code) === undefined
  return useCount(
    isIndexed
      ? { collection: 'voucher', ...(filter.state === undefined ? {} : { where: { state: filter.state } }) }
      : null
  )
}
