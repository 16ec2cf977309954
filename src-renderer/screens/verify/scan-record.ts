import type { Done } from '../../commands/verify-undo.ts'
import type { VerifyOutcome } from '../../commands/verify-verdict.ts'

/** One scan that stays in sight. In memory only: it names a person. */
export type ScanRecord = {
  readonly id: string
  readonly at: number
  readonly outcome: VerifyOutcome
  /** Name where held, else the voucher's code. */
  readonly who: string
  /** What was appended; null where nothing was. */
  readonly done: Done | null
  readonly entries: readonly string[]
  readonly isUndone: boolean
}

const KEPT = 10

export const withRecord = (records: readonly ScanRecord[], record: ScanRecord): readonly ScanRecord[] =>
  [record, ...records.filter(({ id }) => id !== record.id)].slice(0, KEPT)
