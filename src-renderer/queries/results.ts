import { useMemo } from 'react'
import type { Certificate } from '../../domain/certificate/certificate.ts'
import type { Enrolment } from '../../domain/enrolment/enrolment.ts'
import type { Reader } from '../../domain/reduction.ts'
import type { ClassState, TrainingClass } from '../../domain/training/class.ts'
import { type RosterRow, useRoster } from './attendance.ts'
import { useReads } from './use-document.ts'
import { usePage } from './use-page.ts'

export type ResultRow = RosterRow & {
  /** Undefined while there is none in sight. */
  readonly certificate: Certificate | undefined
  /** The last one that was taken away from this training, where none came in its place. */
  readonly revoked: Certificate | undefined
}

/** Everybody of a class with voucher and certificate; undefined until loaded. */
export function useResults(trainingClass: string | undefined): readonly ResultRow[] | undefined {
  const roster = useRoster(trainingClass)
  const read = useReads(
    (roster ?? []).flatMap(({ enrolment }) =>
      enrolment.certificate === '' ? [] : [{ collection: 'certificate' as const, id: enrolment.certificate }]
    )
  )
  const gone = useRevoked(trainingClass === undefined ? null : { trainingClass })
  return useMemo(() => roster?.map(row => resultOf(row, read, gone)), [roster, read, gone])
}

/** @param gone revoked certificates of the class, newest first; undefined until read */
export function resultOf(
  row: RosterRow,
  read: Reader | undefined,
  gone: readonly Certificate[] | undefined
): ResultRow {
  const { id, certificate } = row.enrolment
  const revoked = certificate === '' ? gone?.find(({ enrolment }) => enrolment === id) : undefined
  return { ...row, certificate: read && heldBy(row.enrolment, read), revoked }
}

/** The certificate that a training names, where it is in sight. */
export function heldBy({ certificate }: Pick<Enrolment, 'certificate'>, read: Reader): Certificate | undefined {
  const found = certificate === '' ? undefined : read('certificate', certificate)
  return found?.state === 'present' ? found.document : undefined
}

const CERTIFICATES = 500

/**
 * Revoked certificates that a filter lets pass, newest first; undefined until read. A training does not name them any
 * more; they are few, so they are read row by row.
 */
export function useRevoked(
  filter: Readonly<Record<string, string | { readonly $in: string[] }>> | null
): readonly Certificate[] | undefined {
  const { rows } = usePage(
    filter && { collection: 'certificate', where: { state: 'revoked' }, filter, limit: CERTIFICATES }
  )
  return useMemo(() => rows?.map(({ document }) => document), [rows])
}

/** How many certificates of each class wait for the county; undefined until loaded, nothing for who does not confirm. */
export function useCertificatesToConfirm(mayConfirm: boolean): ReadonlyMap<string, number> | undefined {
  const { rows } = usePage(
    mayConfirm ? { collection: 'certificate', where: { state: 'entered' }, limit: CERTIFICATES } : null
  )
  return useMemo(
    () => (mayConfirm ? rows && countedByClass(rows.map(({ document }) => document)) : new Map()),
    [mayConfirm, rows]
  )
}

function countedByClass(certificates: readonly Pick<Certificate, 'trainingClass'>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { trainingClass } of certificates) counts.set(trainingClass, (counts.get(trainingClass) ?? 0) + 1)
  return counts
}

/** In the order in which they need somebody. */
const withResults = ['finished', 'running', 'suspended', 'closed'] as const satisfies readonly ClassState[]
const CLASSES = 300

const useClassesIn = (state: ClassState): readonly TrainingClass[] | undefined => {
  const { rows } = usePage({ collection: 'trainingClass', where: { state }, limit: CLASSES })
  return useMemo(() => rows?.map(({ document }) => document), [rows])
}

/** Classes in sight that have begun, finished ones first; undefined until loaded. */
export function useClassesWithResults(): readonly TrainingClass[] | undefined {
  const [finished, running, suspended, closed] = [
    useClassesIn(withResults[0]),
    useClassesIn(withResults[1]),
    useClassesIn(withResults[2]),
    useClassesIn(withResults[3])
  ]
  return useMemo(
    () =>
      finished && running && suspended && closed ? eachOnce([finished, running, suspended, closed].flat()) : undefined,
    [finished, running, suspended, closed]
  )
}

/** Each state is a question of its own: a class that goes from one to the next is for a moment in both answers. */
export const eachOnce = (classes: readonly TrainingClass[]): readonly TrainingClass[] => [
  ...new Map(classes.map(one => [one.id, one])).values()
]
