import { idSchema } from '../../domain/journal/entry.ts'
import type { AnswerRow } from '../../domain/subsidy/bank-answer.ts'
import type { SheetRow } from './sheet.ts'
import { readTitledRows, type TitledRow, type TitledRows } from './titled-rows.ts'

/** The bank's answer to a payout file (docs/bank.md): rows that can be read, and every cell that cannot. */

export const bankFields = ['claim', 'payout', 'line', 'fen', 'yuan', 'result', 'reason'] as const
export type BankField = (typeof bankFields)[number]
export type BankCellFault = 'missing' | 'not-understood' | 'amounts-differ' | 'reason-missing'
export type BadBankCell = Readonly<{
  row: number
  column: number | undefined
  field: BankField
  code: BankCellFault
  value: string
}>
export type BankAnswerRead =
  | Readonly<{ ok: true; rows: readonly AnswerRow[]; bad: readonly BadBankCell[] }>
  | Extract<TitledRows<BankField>, { ok: false }>

/** As the payout file writes them, and what banks make of them. */
export const bankTitles = {
  claim: ['申领编号'],
  payout: ['拨付次数'],
  line: ['业务编号'],
  fen: ['金额（分）'],
  yuan: ['金额（元）', '金额', '交易金额'],
  result: ['结果', '交易结果', '处理结果', '状态', '交易状态'],
  reason: ['原因', '失败原因', '备注', '附言']
} as const satisfies Readonly<Record<BankField, readonly string[]>>
const paid: readonly string[] = ['成功', '交易成功', '已付', '已入账']
const failed: readonly string[] = ['失败', '交易失败', '退票', '未成功']

/** Yuan with at most two decimals as whole fen, by its digits: no fraction is ever rounded. */
export function fenOfYuan(text: string): number | undefined {
  const match = /^¥?(\d{1,10}|\d{1,3}(?:,\d{3}){1,3})(?:\.(\d{1,2}))?$/.exec(text)
  if (!match) return undefined
  return Number((match[1] ?? '').replaceAll(',', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0') || '0')
}
const wholeNumber = (text: string): number | undefined => (/^\d{1,12}$/.test(text) ? Number(text) : undefined)

export function readBankAnswer(rows: readonly SheetRow[]): BankAnswerRead {
  const found = readTitledRows<BankField>(rows, bankTitles, ['claim', 'payout', 'line', 'result'])
  if (!found.ok) return found
  if (found.columns.fen === undefined && found.columns.yuan === undefined)
    return { ok: false, code: 'heading-not-found', fields: ['yuan'] }
  const good: AnswerRow[] = []
  const bad: BadBankCell[] = []
  for (const row of found.rows) {
    const checked = checkRow(row)
    if ('answer' in checked) good.push(checked.answer)
    else bad.push(...checked.faults.map(fault => ({ ...fault, row: row.row, column: found.columns[fault.field] })))
  }
  return { ok: true, rows: good, bad }
}

type Fault = Pick<BadBankCell, 'field' | 'code' | 'value'>

function checkRow({ row, text }: TitledRow<BankField>): { readonly answer: AnswerRow } | { readonly faults: Fault[] } {
  const faults: Fault[] = []
  const fault = (field: BankField): void => {
    faults.push({ field, code: text[field] === '' ? 'missing' : 'not-understood', value: text[field].slice(0, 40) })
  }
  for (const field of ['claim', 'line'] as const) if (!idSchema.safeParse(text[field]).success) fault(field)
  const payout = wholeNumber(text.payout)
  if (payout === undefined || payout < 1 || payout > 99) fault('payout')
  const outcome = paid.includes(text.result) ? 'paid' : failed.includes(text.result) ? 'failed' : undefined
  if (outcome === undefined) fault('result')
  if (outcome === 'failed' && text.reason === '') faults.push({ field: 'reason', code: 'reason-missing', value: '' })
  const byFen = text.fen === '' ? undefined : wholeNumber(text.fen)
  const byYuan = text.yuan === '' ? undefined : fenOfYuan(text.yuan)
  if (text.fen !== '' && byFen === undefined) fault('fen')
  if (text.yuan !== '' && byYuan === undefined) fault('yuan')
  if (text.fen === '' && text.yuan === '') fault('yuan')
  if (byFen !== undefined && byYuan !== undefined && byFen !== byYuan)
    faults.push({ field: 'yuan', code: 'amounts-differ', value: text.yuan })
  const amountFen = byFen ?? byYuan
  if (faults.length > 0 || payout === undefined || outcome === undefined || amountFen === undefined) return { faults }
  const reason = outcome === 'failed' ? text.reason.slice(0, 200) : ''
  return { answer: { row, claim: text.claim, payout, voucher: text.line, amountFen, outcome, reason } }
}
