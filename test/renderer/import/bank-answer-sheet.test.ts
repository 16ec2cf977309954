import { describe, expect, it } from 'vitest'
import { matchAnswers } from '../../../domain/subsidy/bank-answer.ts'
import type { Claim, ClaimLine } from '../../../domain/subsidy/claim.ts'
import { openBankAnswer, reconcilingUnits } from '../../../src-renderer/commands/bank-answer.ts'
import type { DraftOf } from '../../../src-renderer/commands/draft.ts'
import { fenOfYuan, readBankAnswer } from '../../../src-renderer/import/bank-answer-sheet.ts'
import { payoutTable } from '../../../src-renderer/import/payout-sheet.ts'
import { readSheet } from '../../../src-renderer/import/read-sheet.ts'
import { writeSheet } from '../../../src-renderer/import/write-sheet.ts'
import { furnishedDesk } from '../../doubles/furnished-desk.ts'
import { claimId, finance, stage } from '../../doubles/loop-desk.ts'
import { gist } from '../../doubles/test-desk.ts'

const desk = furnishedDesk()
const paying = desk.get('claim', claimId(stage.paying))
const [line] = paying.lines as [ClaimLine]
const claim: Claim = {
  ...paying,
  lines: [100_001, 7, 99].map((amountFen, n) => ({
    ...line,
    enrolment: `00000000-0000-4000-8000-00000000000${n}`,
    voucher: `v-a${n}`,
    amountFen
  }))
}
const csv = async (...lines: readonly string[]) => {
  const read = await readSheet(new TextEncoder().encode(lines.join('\n')), 'answer.csv')
  if (!read.ok) throw new Error(read.code)
  return readBankAnswer(read.sheet.rows)
}
const heading = '申领编号,拨付次数,业务编号,金额（元）,结果,失败原因'

describe('the payout file and the bank’s answer to it', () => {
  it('[M14] comes back with two columns more and reconciles to the fen', async () => {
    const table = payoutTable(claim, '示例培训中心')
    expect(table.rows.map(row => [row[0], row.at(-1)])).toEqual([
      ['1', '1000.01'],
      ['2', '0.07'],
      ['3', '0.99']
    ])
    const bytes = await writeSheet({
      ...table,
      columns: [...table.columns, { header: '结果' }, { header: '原因' }],
      rows: table.rows.map((row, n) => [...row, ...(n === 1 ? ['失败', '账户已销户'] : ['成功', ''])])
    })
    const file = { name: 'answer.xlsx', bytes }
    const replica = {
      reads: async () => (_: string, id: string) =>
        id === claim.id ? { state: 'present', document: claim } : { state: 'absent' }
    } as never
    const opened = await openBankAnswer(file, replica, ({ bytes: given, name }) => readSheet(given, name))
    if (opened.kind !== 'preview') throw new Error('it can be read')
    expect(opened.preview).toMatchObject({
      bad: [],
      known: [],
      faulty: [],
      answered: [{ paidFen: 100_100, failedFen: 7 }]
    })
    const [unit] = reconcilingUnits(opened.preview)
    const [draft] = unit as readonly [DraftOf<'claim.reconcile'>]
    expect(draft.kind).toBe('claim.reconcile')
    expect(draft.args.answers).toEqual([
      { voucher: 'v-a0', amountFen: 100_001, outcome: 'paid', reason: '' },
      { voucher: 'v-a1', amountFen: 7, outcome: 'failed', reason: '账户已销户' },
      { voucher: 'v-a2', amountFen: 99, outcome: 'paid', reason: '' }
    ])
  })

  it('[M14] is accepted by the reducer, and has no effect a second time', async () => {
    const id = claimId(stage.paying)
    const read = await csv(heading, `${id},1,v-${stage.paying},1.00,成功,`)
    if (!read.ok) throw new Error(read.code)
    const [unit] = reconcilingUnits(matchAnswers(read.rows, [paying]))
    const [draft] = unit as readonly [DraftOf<'claim.reconcile'>]
    expect(gist(desk.do('claim.reconcile', draft.args, finance))).toBe('accepted')
    expect(matchAnswers(read.rows, [desk.get('claim', id)])).toEqual({
      answered: [],
      incomplete: [],
      known: [2],
      faulty: []
    })
  })

  it('[K25] names every bad cell and keeps the good rows', async () => {
    const read = await csv(
      '某银行交易明细',
      heading,
      'claim-1,1,v-1,"1,000.10",成功,',
      'claim-1,x,v-2,10.001,成功,',
      'claim-1,1,v-3,,处理中,',
      'claim-1,1,v-4,1.00,失败,'
    )
    if (!read.ok) throw new Error(read.code)
    expect(read.rows).toMatchObject([{ row: 3, amountFen: 100_010, outcome: 'paid' }])
    expect(read.bad.map(({ row, column, field, code }) => [row, column, field, code])).toEqual([
      [4, 2, 'payout', 'not-understood'],
      [4, 4, 'yuan', 'not-understood'],
      [5, 5, 'result', 'not-understood'],
      [5, 4, 'yuan', 'missing'],
      [6, 6, 'reason', 'reason-missing']
    ])
  })

  it('[K24] is refused without its columns, or with one twice', async () => {
    expect(await csv('申领编号,拨付次数,业务编号,金额（元）', 'a,1,b,1')).toMatchObject({
      ok: false,
      fields: ['result']
    })
    expect(await csv('申领编号,拨付次数,业务编号,结果', 'a,1,b,成功')).toMatchObject({ ok: false, fields: ['yuan'] })
    expect(await csv(`${heading},结果`, 'a,1,b,1,成功,,成功')).toMatchObject({ ok: false, code: 'heading-twice' })
  })

  it('compares yuan with fen where both stand', async () => {
    const both = '申领编号,拨付次数,业务编号,金额（分）,金额（元）,结果'
    expect(await csv(both, 'a,1,b,100001,1000.01,成功')).toMatchObject({ rows: [{ amountFen: 100_001 }] })
    expect(await csv(both, 'a,1,b,100001,1000.1,成功')).toMatchObject({ bad: [{ code: 'amounts-differ' }] })
  })

  it('reads yuan by their digits', () => {
    const texts = ['0.07', '1', '1.5', '1,234,567.89', '¥12.30', '1.005', '1,23', '-1', '', '1e3']
    expect(texts.map(fenOfYuan)).toEqual([
      7,
      100,
      150,
      123_456_789,
      1230,
      ...Array.from({ length: 5 }, () => undefined)
    ])
  })
})
