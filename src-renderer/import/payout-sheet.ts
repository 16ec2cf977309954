import { type Claim, numberOfLine } from '../../domain/subsidy/claim.ts'
import { bankTitles } from './bank-answer-sheet.ts'
import type { SheetTable } from './write-sheet.ts'

/** The payout file (docs/bank.md): Chinese whatever the screen speaks, since the bank gives its columns back. */
const columns = [
  ['序号', 8],
  [bankTitles.claim[0], 44],
  [bankTitles.payout[0], 10],
  [bankTitles.line[0], 44],
  ['收款单位', 30],
  [bankTitles.fen[0], 14],
  [bankTitles.yuan[0], 14]
] as const

/** 拨付清单: every line of the payout under way, amounts in whole fen and as yuan. */
export const payoutTable = (
  { id, lines, payouts }: Pick<Claim, 'id' | 'lines' | 'payouts'>,
  payee: string
): SheetTable => ({
  name: '拨付清单',
  columns: columns.map(([header, width]) => ({ header, width })),
  rows: lines
    .filter(({ state }) => state === 'paying')
    .map(line => [
      `${numberOfLine({ lines }, line)}`,
      id,
      `${payouts.length}`,
      line.voucher,
      payee,
      `${line.amountFen}`,
      (line.amountFen / 100).toFixed(2)
    ])
})
