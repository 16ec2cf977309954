import { expect, test } from 'vitest'
import type { Claim, ClaimLine } from '../../../../domain/subsidy/claim.ts'
import { payoutTable } from '../../../../src-renderer/import/payout-sheet.ts'
import { startTexts } from '../../../../src-renderer/locale/i18n.ts'
import {
  applicationPaper,
  areNamesKnown,
  type ClaimNames,
  detailPaper,
  hasPayoutFile,
  isReconciled,
  noticePaper,
  opinionPaper,
  reconciliationPaper
} from '../../../../src-renderer/screens/subsidy/claim-papers.ts'
import { furnishedDesk } from '../../../doubles/furnished-desk.ts'
import { claimId, claimScenes, stage } from '../../../doubles/loop-desk.ts'
import { personId } from '../../../doubles/test-desk.ts'

startTexts('zh')
const desk = furnishedDesk()
const claimAt = (n: number): Claim => desk.get('claim', claimId(n))
const names: ClaimNames = {
  payee: '示例培训中心',
  person: id => (id === personId(stage.submitted) ? { name: '样例甲', masked: '001122********1234' } : undefined),
  operator: id => (id === 'reviewer' ? '王审核' : '')
}

test('[M18] the application shows how each amount came about, and its sum in figures and in capitals', () => {
  const paper = applicationPaper(claimAt(stage.submitted), names)
  expect(paper.tables[0]?.rows).toEqual([
    ['样例甲', '001122********1234', expect.stringMatching(/^S[0-9]{21}$/), expect.stringMatching(/^标准 ¥/), '¥1.00']
  ])
  expect(paper.facts).toContainEqual(['申领金额', '¥1.00（大写：人民币壹元整）'])
  expect(paper.notes[0]).toBe('合计 1 人，¥1.00（大写：人民币壹元整）')
})

test('papers wait for names that are being read, and for none that this desk may not open', () => {
  const claim = claimAt(stage.submitted)
  const [line] = claim.lines
  if (!line) throw new Error('a line')
  expect(areNamesKnown(claim, new Map())).toBe(false)
  expect(areNamesKnown(claim, new Map([[line.person, null]]))).toBe(true)
  expect(areNamesKnown(claim, new Map([[line.person, { name: '样例甲', masked: '' }]]))).toBe(true)
})

test('the detail has every line with its state, the notice only lines that stand and names that are masked', () => {
  const claim = claimAt(stage.submitted)
  const [line] = claim.lines
  if (!line) throw new Error('a line')
  const both: Claim = { ...claim, lines: [line, { ...line, state: 'refused' }] }
  expect(detailPaper(both, names).tables[0]?.rows.map(row => row.at(-1))).toEqual(['待审', '不予补贴'])
  expect(noticePaper(both, names).tables[0]?.rows).toEqual([['样**', '¥1.00']])
  const erased: ClaimNames = { ...names, person: () => ({ name: '已清除', masked: '', isErased: true }) }
  expect(noticePaper(both, erased).tables[0]?.rows).toEqual([['第 1 人', '¥1.00']])
})

test('[M19, M20] a line that was struck is asked for no more, and says why in words of the page', () => {
  const claim = claimAt(stage.submitted)
  const [line] = claim.lines
  if (!line) throw new Error('a line')
  const struck = { ...line, state: 'refused' as const, struck: 'certificate-revoked' as const }
  const both = { ...claim, lines: [line, struck] } satisfies Claim
  const application = applicationPaper(both, names)
  expect(application.tables[0]?.rows.length).toBe(1)
  expect(application.notes[0]).toBe('合计 1 人，¥1.00（大写：人民币壹元整）')
  const reasons = () => opinionPaper(both, names).tables[1]?.rows.map(row => row.at(-1))
  expect(reasons()).toEqual(['', '证书已撤销，不再申领'])
  startTexts('en')
  expect(reasons()).toEqual(['', 'Certificate revoked; claimed no more'])
  // M20: a reviewer said why.
  both.lines[1] = { ...struck, reason: 'gone' }
  expect(reasons()).toEqual(['', 'Certificate revoked; claimed no more: gone'])
  startTexts('zh')
})

test('the opinions name stage, reviewer and time, and what became of each line with its reason', () => {
  const reviewed = claimAt(stage.reviewed)
  const [line] = reviewed.lines
  if (!line) throw new Error('a line')
  const refused: Claim = { ...reviewed, lines: [line, { ...line, state: 'refused', reason: '证书不实' }] }
  const [reviews, lines] = opinionPaper(refused, names).tables
  expect(reviews?.rows).toEqual([
    ['1', '县级审核', '王审核', '审核通过', '材料齐全', expect.stringMatching(/^2026-03-/)]
  ])
  expect(lines?.rows.map(row => row.slice(2))).toEqual([
    ['¥1.00', '核定', ''],
    ['¥1.00', '不予补贴', '证书不实']
  ])
  expect(opinionPaper(refused, names).notes).toEqual(['核定 1 人，¥1.00（大写：人民币壹元整）；不予补贴 1 人'])
})

test('the reconciliation is there once the bank has answered, names nobody and comes to the sum of the payout', () => {
  expect(isReconciled(claimAt(stage.cleared))).toBe(false)
  expect(isReconciled(claimAt(stage.paying))).toBe(false)
  const { args, acting } = claimScenes['claim.reconcile']
  desk.do('claim.reconcile', args, acting)
  const paid = claimAt(stage.paying)
  expect(isReconciled(paid)).toBe(true)
  const paper = reconciliationPaper(paid, { ...names, person: () => ({ name: '样例乙', masked: '' }) })
  expect(JSON.stringify(paper)).not.toContain('样例乙')
  expect(paper.tables[0]?.rows).toEqual([['第 1 人', '1', '¥1.00', '已拨付', '']])
  for (const fact of ['拨付金额', '成功金额']) expect(paper.facts).toContainEqual([fact, '¥1.00（大写：人民币壹元整）'])
  expect(paper.facts).toContainEqual(['失败金额', '¥0.00（大写：人民币零元整）'])
})

test('[M12, M13] a payout file is offered as long as it names somebody: of an answered payout it would be empty', () => {
  const at = (state: Claim['state'], line: ClaimLine['state']): Claim => {
    const claim = claimAt(stage.paying)
    return { ...claim, state, lines: claim.lines.map(one => ({ ...one, state: line })) }
  }
  const [claim, answered] = [at('paying', 'paying'), at('reconciled', 'paid')]
  expect([isReconciled(claim), isReconciled(answered)]).toEqual([false, true])
  expect([hasPayoutFile(claim), payoutTable(claim, '').rows.length]).toEqual([true, claim.lines.length])
  expect([hasPayoutFile(answered), payoutTable(answered, '').rows.length]).toEqual([false, 0])
})
