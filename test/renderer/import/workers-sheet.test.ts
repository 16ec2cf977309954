import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { idCheckCharacter, sampleIdNumber } from '../../../domain/codes/id-number.ts'
import { shippedOccupations } from '../../../domain/codes/occupations.ts'
import { samplePhone } from '../../../domain/codes/phone.ts'
import { badRowsTable, columnLetter } from '../../../src-renderer/import/bad-rows-table.ts'
import { readSheet } from '../../../src-renderer/import/read-sheet.ts'
import type { CellKind, Sheet } from '../../../src-renderer/import/sheet.ts'
import { readWorkers, type WorkersDryRun } from '../../../src-renderer/import/workers-sheet.ts'

const options = { today: '2026-11-22', allowSamples: true, occupations: shippedOccupations }
type Given = string | readonly [CellKind, string]

const sheetOf = (rows: readonly (readonly Given[])[]): Sheet => ({
  format: 'xlsx',
  name: 'list',
  otherSheets: [],
  encoding: undefined,
  rows: rows
    .map((cells, index) => ({
      row: index + 1,
      cells: cells
        .map((cell, column) =>
          typeof cell === 'string'
            ? { column: column + 1, kind: 'text' as const, text: cell }
            : { column: column + 1, kind: cell[0], text: cell[1] }
        )
        .filter(cell => cell.text !== '')
    }))
    .filter(row => row.cells.length > 0)
})
const runOf = (rows: readonly (readonly Given[])[], over: Partial<typeof options> = {}): WorkersDryRun => {
  const result = readWorkers(sheetOf(rows), { ...options, ...over })
  if (!result.ok) throw new Error(result.code)
  return result.run
}
const id = (n: number, sex: 'male' | 'female' = 'male') => sampleIdNumber(n, '1990-05-06', sex)
const codes = (run: WorkersDryRun) => run.bad.map(cell => [cell.row, cell.column, cell.code])

describe('heading', () => {
  it('[K24] is found below titles, by any of the usual words', () => {
    const run = runOf([
      ['2026年培训意向登记表'],
      [],
      ['填报单位：某县', '', '2026年11月'],
      [
        '序号',
        ' 姓 名 ',
        '证件号码（必填）',
        '*联系电话',
        '学历',
        '人员类别',
        '意向 工种',
        '意向等级',
        '县（市、区）',
        '性别'
      ],
      ['1', '样例甲', id(1), samplePhone(1), '大专', '农民工', '电工', '初级工', '清徐县', '男']
    ])
    expect(run.columns).toEqual({
      name: 2,
      idNumber: 3,
      phone: 4,
      education: 5,
      category: 6,
      occupation: 7,
      level: 8,
      county: 9,
      sex: 10
    })
    expect(run.good).toEqual([
      {
        row: 5,
        name: '样例甲',
        idNumber: id(1),
        sex: 'male',
        birth: '1990-05-06',
        phone: samplePhone(1),
        education: 'college',
        category: 'rural-transfer',
        intention: { occupation: '6-31-01-03', level: '5' },
        county: '140121',
        regionUnknown: false
      }
    ])
  })

  it('[K24] may take two rows under merged cells', () => {
    const run = runOf([
      ['姓名', '身份证号', '培训信息', ''],
      ['', '', '工种', '等级'],
      ['样例甲', id(1), '焊工', '四级']
    ])
    expect(run.columns).toEqual({ name: 1, idNumber: 2, occupation: 3, level: 4 })
    expect(run.good[0]?.intention).toEqual({ occupation: '6-18-02-04', level: '4' })
  })

  it('[K24] that is missing or stands twice is refused with fields and columns', () => {
    expect(readWorkers(sheetOf([['姓名', '电话']]), options)).toEqual({
      ok: false,
      code: 'heading-not-found',
      fields: ['idNumber'],
      columns: []
    })
    expect(readWorkers(sheetOf([['姓名', '身份证号', '身份证号码']]), options)).toEqual({
      ok: false,
      code: 'heading-twice',
      fields: ['idNumber'],
      columns: [2, 3]
    })
  })

  it('[K24] repeated further down is no row; titles such as __proto__ harm nothing', () => {
    const run = runOf([
      ['姓名', '身份证号', '__proto__', 'constructor'],
      ['样例甲', id(1), 'x', 'y'],
      ['姓名', '身份证号'],
      ['样例乙', id(2)]
    ])
    expect(run.counts).toMatchObject({ rows: 2, good: 2 })
  })
})

describe('rows', () => {
  const heading = ['姓名', '身份证号', '手机号', '学历', '人员类别', '工种', '等级', '县区', '性别']

  it('[K25] [row 30] every bad cell is named by row, column and code; good rows are kept', () => {
    const run = runOf([
      heading,
      ['样例甲', id(1)],
      ['', id(2)],
      ['样例3', id(3)],
      ['样例丁', ['number', '110105194912310000']],
      ['样例戊', '1.10105E+17'],
      ['样例己', id(6).replace(/.$/, last => (last === '1' ? '2' : '1'))],
      ['样例庚', ['formula', '2']],
      ['样例辛', id(8), '12345', '不识字', '神仙', '炼丹', '九级', '长安', '女'],
      ['样例壬', ['error', '#REF!']],
      ['样例癸', id(10), '', '', '', '电工', '', '城区'],
      ['样例子', id(11), '', '', '', '', '初级']
    ])
    expect(run.good.map(worker => worker.row)).toEqual([2])
    expect(codes(run)).toEqual([
      [3, 1, 'name.empty'],
      [4, 1, 'name.characters'],
      [5, 2, 'id.number-not-text'],
      [6, 2, 'id.number-not-text'],
      [7, 2, 'id.check-digit'],
      [8, 2, 'cell.formula'],
      [9, 3, 'phone.length'],
      [9, 4, 'education.unknown'],
      [9, 5, 'category.unknown'],
      [9, 6, 'occupation.unknown'],
      [9, 7, 'level.unknown'],
      [9, 8, 'county.unknown'],
      [9, 9, 'sex.differs'],
      [10, 2, 'cell.error'],
      [11, 8, 'county.shared-name'],
      [11, 7, 'occupation.without-level'],
      [12, 6, 'level.without-occupation']
    ])
    expect(run.counts).toEqual({ rows: 11, good: 1, bad: 10, duplicates: 0, regionUnknown: 0 })
  })

  it('[K25] masks what it shows of a bad cell, in wrong columns too', () => {
    const run = runOf([heading, ['样例很长的名字1', '00000019900506', '1234567', id(9)], [id(4), '']])
    const shown = run.bad.map(cell => cell.value)
    expect(shown[0]).toBe('样***')
    for (const value of shown) expect(value).not.toMatch(/\d{5}/)
  })

  it('[K25] a phone may be a number, an ID number may carry an apostrophe, small x and spaces', () => {
    const withX = Array.from({ length: 50 }, (_, n) => id(n)).find(number => number.endsWith('X')) ?? ''
    const run = runOf([heading, ['张　三', `'${withX.toLowerCase()} `, ['number', samplePhone(1)]]])
    expect(run.good[0]).toMatchObject({ name: '张三', idNumber: withX, phone: samplePhone(1) })
  })

  it('[K25] names of minorities and foreigners are kept, their dot brought to one form', () => {
    const run = runOf([heading, ['阿依古丽．买买提', id(1)], ['Anna  Maria', id(2)], ['\ue863某', id(3)]])
    expect(run.good.map(worker => worker.name)).toEqual(['阿依古丽·买买提', 'Anna Maria', '\ue863某'])
  })

  it('[K26] a person who stands twice is taken once and reported', () => {
    const run = runOf([
      heading,
      ['样例甲', id(1), samplePhone(1)],
      ['样例乙', id(2)],
      ['样例甲', id(1), samplePhone(1)],
      ['样例甲', id(1), samplePhone(2)]
    ])
    expect(run.good.map(worker => worker.row)).toEqual([2, 3])
    expect(run.duplicatesInFile).toEqual([
      { row: 4, firstRow: 2, same: true },
      { row: 5, firstRow: 2, same: false }
    ])
    expect(run.counts).toMatchObject({ rows: 4, good: 2, bad: 0, duplicates: 2 })
  })

  it('[K6] sample numbers are refused where samples are not allowed; [K5] an unknown region passes', () => {
    const unknown = `14999919900506123${idCheckCharacter('14999919900506123')}`
    const run = runOf([heading, ['样例甲', id(1)], ['张三', unknown]], { allowSamples: false })
    expect(codes(run)).toEqual([[2, 2, 'id.sample-not-allowed']])
    expect(run.counts.regionUnknown).toBe(1)
  })

  it('[K25] reads the lists LibreOffice wrote alike in three formats', async () => {
    for (const name of ['sample-list.xlsx', 'sample-list.xls', 'sample-list.csv']) {
      const file = new URL(`../../fixtures/sheets/${name}`, import.meta.url)
      const read = await readSheet(new Uint8Array(readFileSync(file)), name)
      if (!read.ok) throw new Error(read.code)
      const result = readWorkers(read.sheet, options)
      if (!result.ok) throw new Error(result.code)
      expect(
        result.run.good.map(worker => [worker.row, worker.name]),
        name
      ).toEqual([
        [3, '样例甲'],
        [6, '样例䶮']
      ])
      expect(
        result.run.bad.map(cell => [cell.row, cell.column]),
        name
      ).toEqual([
        [4, 3],
        [7, 4]
      ])
    }
  })

  it('[K25] 20,000 rows take seconds, not minutes', () => {
    const many = Array.from({ length: 20_000 }, (_, n) => [`样例甲`, id(n), samplePhone(n), '大专', '', '电工', '五级'])
    const before = process.cpuUsage()
    expect(runOf([heading, ...many]).counts.good).toBe(20_000)
    // Of the processor's own time: what else the computer does meanwhile is not counted.
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(15)
  })
})

describe('table of rows that were not taken', () => {
  it('[K25] is in the order of the file and says where, what and why', () => {
    const run = runOf([
      ['姓名', '身份证号'],
      ['样例甲', id(1)],
      ['样例甲', id(1)],
      ['样例乙', '1'],
      ['', id(3)]
    ])
    const table = badRowsTable(run.bad, run.duplicatesInFile, {
      sheetName: '未导入',
      headers: { row: '行', column: '列', field: '项目', reason: '原因', value: '内容' },
      field: field => `<${field}>`,
      reason: code => `<${code}>`,
      duplicate: row => `同第 ${row.firstRow} 行`
    })
    expect(table.rows).toEqual([
      ['3', '', '', '同第 2 行', ''],
      ['4', 'B', '<idNumber>', '<id.length>', '*'],
      ['5', 'A', '<name>', '<name.empty>', '']
    ])
  })

  it('names columns as spreadsheet programs do', () => {
    expect([0, 1, 26, 27, 52, 53, 702, 703].map(columnLetter)).toEqual(['', 'A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  })
})
