import { useMemo } from 'react'
import type { Certificate } from '../../domain/certificate/certificate.ts'
import type { TrainingClass } from '../../domain/training/class.ts'
import { eachOnce, type ResultRow, useResults } from './results.ts'
import { usePage } from './use-page.ts'

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

export interface Claimable {
  /** Confirmed certificates for which nothing was claimed yet. */
  readonly certificates: readonly Certificate[]
  /** How many wait for the county. */
  readonly unconfirmed: number
  /** How many are in a claim. */
  readonly claimed: number
}

/** What of a class can be claimed for, and what stands against the rest. */
export function claimableOf(rows: readonly Pick<ResultRow, 'certificate' | 'voucher'>[]): Claimable {
  const isClaimed = ({ voucher }: Pick<ResultRow, 'voucher'>): boolean => voucher !== undefined && voucher.claim !== ''
  return {
    certificates: rows.flatMap(row =>
      row.certificate?.state === 'confirmed' && row.voucher?.state === 'certified' && !isClaimed(row)
        ? [row.certificate]
        : []
    ),
    unconfirmed: rows.filter(({ certificate }) => certificate?.state === 'entered').length,
    claimed: rows.filter(isClaimed).length
  }
}

/** The same of a class by its id; undefined until loaded. */
export function useClaimable(trainingClass: string | undefined): Claimable | undefined {
  const rows = useResults(trainingClass)
  return useMemo(() => rows && claimableOf(rows), [rows])
}
