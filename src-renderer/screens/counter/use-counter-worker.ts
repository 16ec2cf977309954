import { useMemo } from 'react'
import { checkIdNumber, type IdNumberOptions } from '../../../domain/codes/id-number.ts'
import type { Person } from '../../../domain/person/person.ts'
import { type Lookup, useLookup } from '../../queries/people-lookup.ts'
import { type HeldVoucher, useEnrolmentsOf, useVouchersOf } from '../../queries/people-records.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { type PersonName, useMaskedPart, usePerson } from '../../queries/use-person.ts'
import { useToday } from '../../queries/use-today.ts'
import type { PageRow } from '../../replica/pages/page-query.ts'
import { newcomer, type VisitForm } from './visit-form.ts'

/** Everything this desk knows of the worker at the counter. */
export type CounterWorker = {
  readonly lookup: Lookup
  /** The record, where there is one. */
  readonly person: Person | undefined
  /** The record, or what the form would make of one; undefined while it is looked up. */
  readonly judged: Person | undefined
  readonly identity: PersonName | null | undefined
  /** Masked. */
  readonly phone: string | null | undefined
  readonly vouchers: readonly HeldVoucher[] | undefined
  readonly enrolments: readonly PageRow<'enrolment'>[] | undefined
}

/** Numbers as this desk takes them: with today's date, samples only where they belong. */
export function useNumberOptions(): IdNumberOptions {
  const { allowsSamples } = useDeskAtWork()
  const today = useToday()
  return useMemo(() => ({ today, allowSampleRegion: allowsSamples }), [today, allowsSamples])
}

export function useCounterWorker({ idNumber, worker }: VisitForm): CounterWorker {
  const { organisation } = useDeskAtWork()
  const options = useNumberOptions()
  const lookup = useLookup(idNumber)
  const id = lookup.state === 'found' ? lookup.person : undefined
  const { document: person, identity } = usePerson(id)
  const contact = useMaskedPart(id, 'contact')
  const vouchers = useVouchersOf(person)
  const enrolments = useEnrolmentsOf(person, vouchers)
  const { education, category, employment } = worker
  const drafted = useMemo(() => {
    const number = checkIdNumber(idNumber, options)
    if (lookup.state !== 'none' || !number.ok) return undefined
    const { sex, birth } = number
    return newcomer(organisation.region, { sex, birth, education, category, employment })
  }, [lookup.state, idNumber, options, organisation.region, education, category, employment])
  const phone = contact === null ? '' : contact?.phone
  return { lookup, person, judged: person ?? drafted, identity, phone, vouchers, enrolments }
}
