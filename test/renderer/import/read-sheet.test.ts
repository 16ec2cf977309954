import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSheet } from '../../../src-renderer/import/read-sheet.ts'
import type { Sheet } from '../../../src-renderer/import/sheet.ts'
import { neutralised, writeSheet } from '../../../src-renderer/import/write-sheet.ts'
import { textCell, workbookOf } from './zip-files.ts'

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/sheets/${name}`, import.meta.url)))
const sheetOf = async (bytes: Uint8Array, name: string): Promise<Sheet> => {
  const read = await readSheet(bytes, name)
  if (!read.ok) throw new Error(read.code)
  return read.sheet
}
const rowsOf = async (bytes: Uint8Array, name = 'list.xlsx') => (await sheetOf(bytes, name)).rows

describe('sheets that LibreOffice wrote', () => {
  const ids = async (name: string) => {
    const rows = await rowsOf(fixture(name), name)
    return rows.slice(2).map(row => row.cells.find(cell => cell.column === 3))
  }

  it('[K22] .xlsx keeps rows, columns and kinds; the merged title and the blank row survive', async () => {
    const sheet = await sheetOf(fixture('sample-list.xlsx'), 'sample-list.xlsx')
    expect(sheet).toMatchObject({ format: 'xlsx', name: '名单', otherSheets: [] })
    expect(sheet.rows.map(row => row.row)).toEqual([1, 2, 3, 4, 6, 7])
    expect(sheet.rows[0]?.cells).toHaveLength(1)
    expect(await ids('sample-list.xlsx')).toMatchObject([
      { kind: 'text', text: '00000019900101123X' },
      { kind: 'number' },
      { kind: 'text', text: '000000199202293034' },
      { kind: 'text' }
    ])
    expect(sheet.rows.at(-1)?.cells.at(-1)).toEqual({ column: 4, kind: 'formula', text: '2' })
  })

  it('[K22] .xls says the same, but shows the result of a formula as a number', async () => {
    const sheet = await sheetOf(fixture('sample-list.xls'), 'sample-list.xls')
    expect(sheet.rows.map(row => row.row)).toEqual([1, 2, 3, 4, 6, 7])
    expect((await ids('sample-list.xls')).map(cell => cell?.kind)).toEqual(['text', 'number', 'text', 'text'])
    expect(sheet.rows.at(-1)?.cells.at(-1)).toEqual({ column: 4, kind: 'number', text: '2' })
  })

  it('[K21] .csv in GB 18030 keeps rare characters', async () => {
    const sheet = await sheetOf(fixture('sample-list.csv'), 'sample-list.csv')
    expect(sheet.encoding).toBe('gb18030')
    expect(sheet.rows.find(row => row.row === 6)?.cells[1]?.text).toBe('样例䶮')
  })
})

describe('cells', () => {
  it('[K22] a formula is never computed and never mistaken for text', async () => {
    const rows = await rowsOf(
      workbookOf(
        `<row r="1">${textCell('A1', '=1+1')}<c r="B1"><f>HYPERLINK("http://example.invalid","x")</f><v>7</v></c><c r="C1" t="e"><v>#REF!</v></c><c r="D1" t="b"><v>1</v></c></row>`
      )
    )
    expect(rows[0]?.cells).toEqual([
      { column: 1, kind: 'text', text: '=1+1' },
      { column: 2, kind: 'formula', text: '7' },
      { column: 3, kind: 'error', text: '#REF!' },
      { column: 4, kind: 'boolean', text: 'true' }
    ])
  })

  it('[K22] rows without numbers follow one another', async () => {
    expect(await rowsOf(workbookOf('<row><c><v>1</v></c></row><row/><row><c><v>2</v></c></row>'))).toEqual([
      { row: 1, cells: [{ column: 1, kind: 'number', text: '1' }] },
      { row: 3, cells: [{ column: 1, kind: 'number', text: '2' }] }
    ])
  })

  it('[K21] .csv is read in UTF-8 with and without mark, UTF-16 and GB 18030', async () => {
    const text = '姓名,备注\r\n甲,"一,二"\r\n'
    const utf8 = new TextEncoder().encode(text)
    const utf16 = new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]))
    const gb = Buffer.from('d0d5c3fb2cb1b8d7a20d0abcd72c22d2bb2cb6fe220d0a', 'hex')
    for (const [bytes, encoding] of [
      [utf8, 'utf-8'],
      [new Uint8Array([0xef, 0xbb, 0xbf, ...utf8]), 'utf-8'],
      [utf16, 'utf-16'],
      [new Uint8Array(gb), 'gb18030']
    ] as const) {
      const sheet = await sheetOf(bytes, 'list.csv')
      expect(sheet.encoding).toBe(encoding)
      expect(sheet.rows.map(row => row.cells.map(cell => cell.text))).toEqual([
        ['姓名', '备注'],
        ['甲', '一,二']
      ])
    }
  })

  it('[K21] a .csv cell that begins with = is a formula', async () => {
    const rows = await rowsOf(new TextEncoder().encode('="140105",x\n'), 'list.csv')
    expect(rows[0]?.cells.map(cell => cell.kind)).toEqual(['formula', 'text'])
  })
})

describe('writeSheet', () => {
  it('[K23] [row 30] writes every cell as text and no cell that starts a formula', async () => {
    const written = await writeSheet({
      name: '未导入/的行',
      columns: [{ header: '身份证号', width: 22 }, { header: '说明' }],
      rows: [
        ['000000199202293034', '=HYPERLINK("http://example.invalid")'],
        ['+86', '@SUM(1)'],
        ['-1', '＝1+1']
      ]
    })
    const sheet = await sheetOf(written, 'out.xlsx')
    expect(sheet.name).toBe('未导入 的行')
    expect(sheet.rows.map(row => row.cells.map(cell => [cell.kind, cell.text]))).toEqual([
      [
        ['text', '身份证号'],
        ['text', '说明']
      ],
      [
        ['text', '000000199202293034'],
        ['text', '\'=HYPERLINK("http://example.invalid")']
      ],
      [
        ['text', "'+86"],
        ['text', "'@SUM(1)"]
      ],
      [
        ['text', "'-1"],
        ['text', "'＝1+1"]
      ]
    ])
  })

  it('[K23] leaves harmless text as it is', () => {
    for (const text of ['', '张三', '140105', '3-4', 'a=b', '（-）']) expect(neutralised(text)).toBe(text)
    for (const text of ['=a', '+a', '-a', '@a', '\ta', '\ra', '－a']) expect(neutralised(text)).toBe(`'${text}`)
  })
})
