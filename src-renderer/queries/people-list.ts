import { useEffect, useMemo, useState } from 'react'
import type { Category } from '../../domain/fields.ts'
import type { Person } from '../../domain/person/person.ts'
import type { PageQuery, PageRow } from '../replica/pages/page-query.ts'
import type { PersonHit } from '../replica/search/person-index.ts'
import { useReplica, useReplicaState } from './replica-context.ts'
import { useReads } from './use-document.ts'
import { type PagedRows, usePage } from './use-page.ts'

export type PeopleFilter = {
  readonly category: Category | undefined
  readonly hasIntention: boolean | undefined
  readonly hasVoucher: boolean | undefined
}

const PAGE = 50
const HITS = 50

type Selector = NonNullable<PageQuery<'person'>['filter']>

const isEmpty = (field: 'intentions' | 'liveVouchers'): Selector => ({ [field]: { $size: 0 } })
const filled = (field: 'intentions' | 'liveVouchers', has: boolean): Selector =>
  has ? { $nor: [isEmpty(field)] } : isEmpty(field)

/** The list's question to the replica; records that were merged into another are left out. */
export function peopleQuery({ category, hasIntention, hasVoucher }: PeopleFilter): Omit<PageQuery<'person'>, 'after'> {
  const parts: readonly Selector[] = [
    { mergedInto: { $eq: '' } },
    ...(hasIntention === undefined ? [] : [filled('intentions', hasIntention)]),
    ...(hasVoucher === undefined ? [] : [filled('liveVouchers', hasVoucher)])
  ]
  const where = category === undefined ? {} : { where: { category } }
  return { collection: 'person', ...where, filter: { $and: [...parts] }, limit: PAGE }
}

/** The same question asked of one person, for what was found by the search. */
export const isAmong = (person: Person, { category, hasIntention, hasVoucher }: PeopleFilter): boolean =>
  person.mergedInto === '' &&
  (category === undefined || person.category === category) &&
  (hasIntention === undefined || person.intentions.length > 0 === hasIntention) &&
  (hasVoucher === undefined || person.liveVouchers.length > 0 === hasVoucher)

type Found = { readonly asked: string; readonly of: string; readonly hits: readonly PersonHit[] }

/** Persons by name, sound, last four or number, best first; null while nothing is typed, undefined until found. */
function useHits(text: string): readonly PersonHit[] | null | undefined {
  const replica = useReplica()
  const { search } = useReplicaState()
  const [found, setFound] = useState<Found>()
  const typed = text.trim()
  // A longer index may hold more of them.
  const asked = `${search.persons} ${typed}`
  useEffect(() => {
    if (typed === '') return
    let wanted = true
    void replica.search(typed, HITS).then(hits => {
      if (wanted) setFound({ asked, of: typed, hits })
    })
    return () => {
      wanted = false
    }
  }, [replica, typed, asked])
  if (typed === '') return null
  return found?.of === typed ? found.hits : undefined
}

/** Workers newest first, or those that a search found. */
export function usePeople(filter: PeopleFilter, text: string): PagedRows<'person'> {
  const replica = useReplica()
  const hits = useHits(text)
  const listed = usePage(hits === null ? peopleQuery(filter) : null)
  const read = useReads((hits ?? []).map(({ id }) => ({ collection: 'person' as const, id })))
  const { category, hasIntention, hasVoucher } = filter
  const rows = useMemo((): readonly PageRow<'person'>[] | undefined => {
    if (!hits) return undefined
    if (hits.length === 0) return []
    if (!read) return undefined
    return hits.flatMap(({ id }) => {
      const found = read('person', id)
      if (found.state !== 'present') return []
      const entries = replica.entriesOf('person', id)
      const isWanted = isAmong(found.document, { category, hasIntention, hasVoucher })
      return isWanted ? [{ document: found.document, provisional: entries.length > 0, entries }] : []
    })
  }, [hits, read, replica, category, hasIntention, hasVoucher])
  if (hits === null) return listed
  return { rows, fetching: hits === undefined, page: { before: 0, onPrevious: undefined, onNext: undefined } }
}
