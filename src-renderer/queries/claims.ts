import { useMemo } from 'react'
import type { Certificate } from '../../domain/certificate/certificate.ts'
import type { ClaimState } from '../../domain/subsidy/claim.ts'
import type { TrainingClass } from '../../domain/training/class.ts'
import { eachOnce, useResults } from './results.ts'
import { type PagedRows, usePage } from './use-page.ts'

/** A page of claims, newest first; all states where none is named. */
export const useClaims = (state: ClaimState | undefined, limit = 50): PagedRows<'claim'> =>
  usePage({ collection: 'claim', ...(state === undefined ? {} : { where: { state } }), limit })

const CLASSES = 300

/** Classes of this place that are over, the newest first; undefined until loaded. */
export function useFinishedClasses(centre: string): readonly TrainingClass[] | undefined {
  const filter = { centre }
  const finished = usePage({ collection: 'trainingClass', where: { state: 'finished' }, filter, limit: CLASSES })
  const closed = usePage({ collection: 'trainingClass', where: { state: 'closed' }, filter, limit: CLASSES })
  return useMemo(
    () =>
      finished.rows && closed.rows
        ? eachOnce([...finished.rows, ...closed.rows].map(({ document }) => document))
        : undefined,
    [finished.rows, closed.rows]
  )
}

/** Confirmed certificates of a class for which nothing was claimed yet; undefined until loaded. */
export function useClaimable(trainingClass: string | undefined): readonly Certificate[] | undefined {
  const rows = useResults(trainingClass)
  return useMemo(
    () =>
      rows?.flatMap(({ certificate, voucher }) =>
        certificate?.state === 'confirmed' && voucher?.state === 'certified' && voucher.claim === ''
          ? [certificate]
          : []
      ),
    [rows]
  )
}
