import type { Entry, Run } from '../journal/entry.ts'

/** A run without its entries: the places it covers and who signed. */
export interface SignedRun extends Omit<Run, 'entries'> {
  readonly generation: number
  readonly firstSeq: number
  readonly lastSeq: number
}

export const signedRun = (
  { entries, ...signed }: Run,
  { envelope: { generation, seq: lastSeq } }: Entry
): SignedRun => ({
  ...signed,
  generation,
  firstSeq: entries[0]?.envelope.seq ?? lastSeq,
  lastSeq
})
