import { type MatchedAnswer, matchAnswers } from '../../domain/subsidy/bank-answer.ts'
import { type BadBankCell, type BankAnswerRead, readBankAnswer } from '../import/bank-answer-sheet.ts'
import type { SheetRefusal } from '../import/sheet.ts'
import { readSheetApart } from '../import/sheet-client.ts'
import type { SheetFile } from '../import/sheet-request.ts'
import type { Replica } from '../replica/replica.ts'
import { bulkJobs } from './bulk-job.ts'
import { reconcilingClaim } from './claims.ts'
import type { Unit } from './commit-many.ts'

/** A bank's answer that was read and compared with the payouts under way; nothing is written yet. */
export type BankPreview = MatchedAnswer & {
  readonly name: string
  readonly bad: readonly BadBankCell[]
}
export type BankOpened =
  | { readonly kind: 'preview'; readonly preview: BankPreview }
  | { readonly kind: 'unreadable'; readonly refusal: SheetRefusal | Extract<BankAnswerRead, { ok: false }> }

/** Claims that are being reconciled by one answer of the bank, in the order of the units. */
export const bankJobOf = bulkJobs<BankPreview>()

/** Reads the file in a thread of its own and matches its rows with the claims they name. */
export async function openBankAnswer(
  file: SheetFile,
  replica: Pick<Replica, 'reads'>,
  read: typeof readSheetApart = readSheetApart
): Promise<BankOpened> {
  const sheet = await read(file)
  if (!sheet.ok) return { kind: 'unreadable', refusal: sheet }
  const answer = readBankAnswer(sheet.sheet.rows)
  if (!answer.ok) return { kind: 'unreadable', refusal: answer }
  const ids = [...new Set(answer.rows.map(({ claim }) => claim))]
  const reader = await replica.reads(ids.map(id => ({ collection: 'claim', id })))
  const claims = ids.flatMap(id => {
    const found = reader('claim', id)
    return found.state === 'present' ? [found.document] : []
  })
  return { kind: 'preview', preview: { name: file.name, bad: answer.bad, ...matchAnswers(answer.rows, claims) } }
}

/** One claim a unit: its payout is reconciled as a whole or not at all. */
export const reconcilingUnits = ({ answered }: Pick<MatchedAnswer, 'answered'>): readonly Unit[] =>
  answered.map(({ claim, failed }) => [reconcilingClaim(claim, failed)])
