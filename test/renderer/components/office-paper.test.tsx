import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { OfficeSheet } from '../../../src-renderer/components/print/OfficeSheet.tsx'
import { type OfficePaper, sheetsOf } from '../../../src-renderer/components/print/office-paper.ts'
import { startTexts } from '../../../src-renderer/locale/i18n.ts'

startTexts('zh')
const long = '标准 ¥1,000.00，线上折算 9000/10000 得 ¥900.00，不超过券面值 ¥800.00'
const paper = (rows: readonly (readonly string[])[], notes: readonly string[] = ['合计']): OfficePaper => ({
  title: '示例表',
  unit: '示例单位',
  facts: [
    ['甲', '一'],
    ['乙', '二'],
    ['丙', long]
  ],
  tables: [
    {
      columns: [
        { title: '姓名', share: 20 },
        { title: '计算过程', share: 80 }
      ],
      rows
    }
  ],
  notes,
  signatures: ['经办人', '审核人', '单位（盖章）', '日期']
})
const rowsOf = (one: OfficePaper) =>
  sheetsOf(one).map(blocks => blocks.flatMap(block => (block.kind === 'table' ? block.rows : [])).length)

test('a paper takes as many sheets as its rows are high, and loses none', () => {
  const short = Array.from({ length: 60 }, (_, n) => [`${n}`, '短'])
  const high = short.map(([n = '']) => [n, long.repeat(3)])
  expect(rowsOf(paper(short)).reduce((sum, n) => sum + n, 0)).toBe(60)
  expect(rowsOf(paper(short)).length).toBe(3)
  expect(rowsOf(paper(high)).reduce((sum, n) => sum + n, 0)).toBe(60)
  expect(rowsOf(paper(high)).length).toBeGreaterThan(rowsOf(paper(short)).length)
})

test('the notes stand on the sheet with the signatures, on one of their own where there is no room', () => {
  for (let n = 0; n < 60; n += 1) {
    const sheets = sheetsOf(paper(Array.from({ length: n }, () => ['甲', '短'])))
    expect(sheets.map(blocks => blocks.some(({ kind }) => kind === 'notes')).indexOf(true)).toBe(sheets.length - 1)
    expect(sheets.every(blocks => blocks.length > 0)).toBe(true)
  }
})

test('a paper numbers its rows through all sheets, and puts two short facts into a row', () => {
  const html = renderToStaticMarkup(
    <OfficeSheet
      paper={paper(Array.from({ length: 40 }, (_, n) => [`样例${n}`, '短']))}
      unit="别的单位"
      madeBy="经办"
      madeAt="2026-11-23 09:12"
      watermark="样例"
    />
  )
  expect(html.match(/<section/g)).toHaveLength(2)
  expect(html).toContain('第 2 页，共 2 页')
  expect(html).toMatch(/>40<\/td><td class="sheet-left">样例39</)
  expect(html).toMatch(/<tr><th>甲<\/th><td colSpan="1">一<\/td><th>乙<\/th>/)
  expect(html).toMatch(/<th>丙<\/th><td colSpan="3">/)
  expect(html).toContain('sheet-watermark')
  expect(html).not.toContain('style=')
})
