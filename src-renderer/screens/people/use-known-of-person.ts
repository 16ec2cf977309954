import { useMemo } from 'react'
import { MAX_MERGED, type Person } from '../../../domain/person/person.ts'
import type { KnownOfPerson } from '../../commands/erasure.ts'
import { useCasesOf } from '../../queries/people-record.ts'
import { useVouchersOf } from '../../queries/people-records.ts'
import { usePage } from '../../queries/use-page.ts'

/** What this desk knows of a worker that an erasure has to name; undefined until read. */
export function useKnownOfPerson(person: Person): KnownOfPerson | undefined {
  const { rows } = usePage({ collection: 'person', filter: { mergedInto: { $eq: person.id } }, limit: MAX_MERGED })
  const merged = useMemo(() => rows?.map(({ document }) => document), [rows])
  const held = useVouchersOf(person)
  const cases = useCasesOf([person.id, ...(merged ?? []).map(({ id }) => id)])
  return useMemo(() => {
    if (!merged || !held || !cases) return undefined
    return { merged, vouchers: held.flatMap(({ document }) => document ?? []), cases }
  }, [merged, held, cases])
}
