import { useMemo } from 'react'
import type { Attendance } from '../../domain/attendance/attendance.ts'
import type { TrainingClass } from '../../domain/training/class.ts'
import { type ClassFileFacts, classFile, type FileStanding } from '../../domain/training/class-file.ts'
import { useClassSignIns } from './attendance.ts'
import { type ResultRow, useResults } from './results.ts'
import { usePage } from './use-page.ts'

const CLAIMS = 50

export type ClassFile = {
  readonly rows: readonly ResultRow[]
  readonly attendances: readonly Attendance[]
  readonly standing: readonly FileStanding[]
}

/** The file of a class (T13) with what it is made of; undefined until all of it is read. */
export function useClassFile(trainingClass: TrainingClass): ClassFile | undefined {
  const { id } = trainingClass
  const rows = useResults(id)
  const signIns = useClassSignIns(id)
  const claim = usePage({ collection: 'claim', filter: { trainingClass: { $eq: id } }, limit: CLAIMS })
  return useMemo(() => {
    // A paper is drawn once: without the names that are still being opened it would be a list of numbers.
    if (!rows || rows.some(({ person }) => person === undefined) || !signIns || !claim.rows) return undefined
    const { rows: attendances } = signIns
    const facts: ClassFileFacts = {
      trainingClass,
      enrolments: rows.map(({ enrolment }) => enrolment),
      attendances,
      certificates: rows.flatMap(({ certificate }) => (certificate ? [certificate] : [])),
      claims: claim.rows.map(({ document }) => document)
    }
    return { rows, attendances, standing: classFile(facts) }
  }, [trainingClass, rows, signIns, claim.rows])
}
