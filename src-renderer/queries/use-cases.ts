import { useOpenDesk } from '../platform/open-desk.ts'
import { type CaseFilter, type CaseReader, caseQuestion } from './cases.ts'
import { useHasRole } from './use-desk-at-work.ts'
import { type PagedRows, usePage } from './use-page.ts'
import { useToday } from './use-today.ts'

const ROWS = 50

/** Who asks for cases at this desk. The frame asks before a fresh desk knows its organisation: then nobody does. */
export function useCaseReader(): CaseReader {
  const { organisation, operator } = useOpenDesk()
  const isCounty = useHasRole('county-clerk', 'county-reviewer')
  const today = useToday()
  return { organisation: organisation?.id ?? '', operator: operator?.id ?? '', isCounty, today }
}

/** A page of cases in the order of their question. */
export function useCases(filter: CaseFilter): PagedRows<'case'> {
  return usePage({ ...caseQuestion(filter, useCaseReader()), limit: ROWS })
}
