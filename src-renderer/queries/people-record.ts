import { useMemo } from 'react'
import type { Case } from '../../domain/casework/case.ts'
import type { Certificate } from '../../domain/certificate/certificate.ts'
import type { Enrolment } from '../../domain/enrolment/enrolment.ts'
import type { Reader } from '../../domain/reduction.ts'
import type { TrainingClass } from '../../domain/training/class.ts'
import type { PageRow } from '../replica/pages/page-query.ts'
import { heldBy, useRevoked } from './results.ts'
import { useReads } from './use-document.ts'
import { usePage } from './use-page.ts'

/** A class that a worker had a place in, with what came of it. */
export type Training = {
  readonly enrolment: Enrolment
  /** Undefined where it is out of this desk's sight. */
  readonly trainingClass: TrainingClass | undefined
  readonly certificate: Certificate | undefined
  /** What was taken away from this training, newest first. */
  readonly revoked: readonly Certificate[]
}

/** All certificates of a worker's trainings, the revoked ones behind what holds. */
export const certificatesOf = (trainings: readonly Training[]): readonly Certificate[] =>
  trainings.flatMap(({ certificate, revoked }) => (certificate ? [certificate, ...revoked] : revoked))

/** Places in classes among the enrolments of a worker, who goes by these names (W9); undefined until read. */
export function useTrainingsOf(
  enrolments: readonly PageRow<'enrolment'>[] | undefined,
  names: readonly string[]
): readonly Training[] | undefined {
  const placed = useMemo(
    () => enrolments?.flatMap(({ document }) => (document.trainingClass === '' ? [] : [document])),
    [enrolments]
  )
  const read = useReads(
    (placed ?? []).flatMap(({ trainingClass, certificate }) => [
      { collection: 'trainingClass' as const, id: trainingClass },
      ...(certificate === '' ? [] : [{ collection: 'certificate' as const, id: certificate }])
    ])
  )
  const gone = useRevoked({ person: { $in: [...names] } })
  return useMemo(() => {
    if (placed?.length === 0) return []
    if (!placed || !read || !gone) return undefined
    return placed.map(enrolment => trainingOf(enrolment, read, gone))
  }, [placed, read, gone])
}

/** @param gone revoked certificates of the worker, newest first */
export function trainingOf(enrolment: Enrolment, read: Reader, gone: readonly Certificate[]): Training {
  const taught = read('trainingClass', enrolment.trainingClass)
  return {
    enrolment,
    trainingClass: taught.state === 'present' ? taught.document : undefined,
    certificate: heldBy(enrolment, read),
    revoked: gone.filter(one => one.enrolment === enrolment.id && one.id !== enrolment.certificate)
  }
}

const CASES = 50

/** Alerts and disputes about a worker or a voucher of theirs; there are few cases, so they are read row by row. */
export function useCasesOf(names: readonly string[]): readonly Case[] | undefined {
  const { rows } = usePage({ collection: 'case', filter: { person: { $in: [...names] } }, limit: CASES })
  return useMemo(() => rows?.map(({ document }) => document), [rows])
}
