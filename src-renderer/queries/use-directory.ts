import { useMemo } from 'react'
import type { Device } from '../../domain/directory/device.ts'
import type { Operator } from '../../domain/directory/operator.ts'
import type { Organisation } from '../../domain/directory/organisation.ts'
import { useDocument, useReads } from './use-document.ts'
import { usePage } from './use-page.ts'

/** Offices and training places of a province are some thousands at most. */
const ALL = 10_000

/** All organisations by id; undefined until loaded. */
export function useOrganisations(): ReadonlyMap<string, Organisation> | undefined {
  const { rows } = usePage({ collection: 'directory', where: { kind: 'organisation' }, limit: ALL })
  return useMemo(
    () =>
      rows &&
      new Map(
        rows.flatMap(({ document }) => (document.kind === 'organisation' ? [[document.id, document] as const] : []))
      ),
    [rows]
  )
}

/** One organisation, operator or device of the directory; undefined while loading or not known. */
export function useOrganisation(id: string | undefined): Organisation | undefined {
  const { document } = useDocument('directory', id === '' ? undefined : id)
  return document?.kind === 'organisation' ? document : undefined
}

export function useOperator(id: string | null | undefined): Operator | undefined {
  const { document } = useDocument('directory', id ?? undefined)
  return document?.kind === 'operator' ? document : undefined
}

export function useDevice(id: string | undefined): Device | undefined {
  const { document } = useDocument('directory', id)
  return document?.kind === 'device' ? document : undefined
}

/** What the desks call these operators; nothing for whom this desk does not know. */
export function useOperatorLabels(ids: readonly string[]): (id: string) => string {
  const read = useReads(ids.map(id => ({ collection: 'directory', id })))
  return id => {
    const found = read?.('directory', id)
    return found?.state === 'present' && found.document.kind === 'operator' ? found.document.label : ''
  }
}

const OPERATORS = 500

/** All operators of a place, the suspended ones too, by their desk names. */
export function useEveryOperatorOf(organisation: string | undefined): readonly Operator[] {
  const found = usePage(
    organisation === undefined
      ? null
      : { collection: 'directory', where: { kind: 'operator' }, filter: { organisation }, limit: OPERATORS }
  )
  // Asking nothing keeps the last page in sight.
  return (found.rows ?? [])
    .flatMap(({ document }) =>
      document.kind === 'operator' && document.organisation === organisation ? [document] : []
    )
    .sort((a, b) => (a.label < b.label ? -1 : 1))
}

/** The active operators of a place, by their desk names. */
export const useOperatorsOf = (organisation: string | undefined): readonly Operator[] =>
  useEveryOperatorOf(organisation).filter(({ state }) => state === 'active')
