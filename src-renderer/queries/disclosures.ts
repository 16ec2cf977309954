import { readsDisclosuresOf } from '../../domain/access/disclosure-view.ts'
import type { Organisation } from '../../domain/directory/organisation.ts'
import type { Disclosure } from '../../domain/protocol/disclosure.ts'
import type { AuditedDisclosure } from '../../domain/protocol/disclosure-page.ts'
import { addDays, isDate, startOfDate } from '../../domain/time/business-date.ts'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { RequestOf } from '../../src-main/contract/table.ts'
import { type Turning, useCursors } from './use-cursors.ts'
import { useDeskAnswer } from './use-desk-answer.ts'
import { useDeskAtWork } from './use-desk-at-work.ts'
import { useOrganisations } from './use-directory.ts'

/** What the list is narrowed by; dates are business dates, both of them within. */
export type DisclosureNarrowing = {
  readonly organisation: string | undefined
  readonly operator: string | undefined
  readonly purpose: Disclosure['purpose'] | undefined
  readonly outcome: AuditedDisclosure['outcome'] | undefined
  readonly from: string | undefined
  readonly until: string | undefined
}

const ROWS = 50

/** The same as main asks for it: the last day ends where the next begins. */
export function disclosureRequest(
  { from, until, ...narrowing }: DisclosureNarrowing,
  after: string | undefined
): RequestOf<'disclosure.page'> {
  const instant = (date: string | undefined, days: number) =>
    date !== undefined && isDate(date) ? startOfDate(addDays(date, days)) : undefined
  return { ...narrowing, from: instant(from, 0), until: instant(until, 1), after, limit: ROWS }
}

export type FoundDisclosures = {
  /** Undefined while the first page is on its way. */
  readonly rows: readonly AuditedDisclosure[] | undefined
  readonly fetching: boolean
  readonly page: Turning
  /** Why there is no answer: the line is down, or the server does not let it be read. */
  readonly failure: Failure | null
  readonly askAgain: () => void
}

/** A page of who saw whole parts and who exported lists: only the server has it, asked when somebody looks (W12). */
export function useDisclosures(narrowing: DisclosureNarrowing): FoundDisclosures {
  const { after, turning } = useCursors<string>(JSON.stringify(narrowing), ROWS)
  const request = disclosureRequest(narrowing, after)
  const { value, isEarlier, failure, askAgain } = useDeskAnswer('disclosure.page', request, [])
  const next = isEarlier || failure !== null ? null : value?.next
  // What was found for another question is no answer to one that failed.
  const rows = failure === null ? value?.disclosures : []
  return { rows, fetching: isEarlier && failure === null, page: turning(next ?? undefined), failure, askAgain }
}

/** The places whose records may be read here, by name. */
export function useReadablePlaces(): readonly Organisation[] {
  const { organisation } = useDeskAtWork()
  const organisations = useOrganisations()
  return [...(organisations?.values() ?? [])].filter(place => readsDisclosuresOf(organisation, place))
}
