import { readFileSync } from 'node:fs'
import { writeXlsx } from 'hucre'
import { describe, expect, it } from 'vitest'
import { readSheet } from '../../../src-renderer/import/read-sheet.ts'
import { SHEET_LIMITS } from '../../../src-renderer/import/sheet.ts'
import { textCell, workbookOf, workbookParts, type ZipPart, zipOf } from './zip-files.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const codeOf = async (bytes: Uint8Array, name = 'list.xlsx') => {
  const read = await readSheet(bytes, name)
  return read.ok ? 'ok' : read.code
}
const one = textCell('A1', '姓名')
const good = workbookOf(`<row r="1">${one}</row>`)

/** The parts of the good workbook with the sheet replaced. */
const withSheet = (change: Partial<ZipPart>): Uint8Array =>
  zipOf(
    workbookParts(`<row r="1">${one}</row>`).map(part => (part.name.includes('sheet1') ? { ...part, ...change } : part))
  )

describe('poisoned workbooks are refused with their own code', () => {
  it('[K20] the honest file of the same builder is read', async () => {
    expect(await codeOf(good)).toBe('ok')
  })

  it('[K20] nothing, and too much', async () => {
    expect(await codeOf(new Uint8Array())).toBe('empty-file')
    expect(await readSheet(new Uint8Array(SHEET_LIMITS.fileBytes + 1), 'list.xlsx')).toEqual({
      ok: false,
      code: 'file-too-big',
      detail: { found: SHEET_LIMITS.fileBytes + 1, limit: SHEET_LIMITS.fileBytes }
    })
  })

  it('[K20] [row 30] zip bombs by declared size, by ratio and by number of parts', async () => {
    expect(await codeOf(withSheet({ declaredSize: SHEET_LIMITS.inflatedBytes }))).toBe('zip-too-big')
    expect(await codeOf(withSheet({ declaredSize: 0xffffffff }))).toBe('zip-too-big')
    expect(await codeOf(withSheet({ content: new Uint8Array(5_000_000) }))).toBe('zip-ratio')
    const halves = ['a', 'b', 'c'].map(name => ({ name, content: 'x', declaredSize: 80 * 1024 * 1024 }))
    expect(await codeOf(zipOf([...workbookParts(''), ...halves]))).toBe('zip-too-big')
    const many = Array.from({ length: 2001 }, (_, index) => ({ name: `part${index}`, content: 'x' }))
    expect(await codeOf(zipOf([...workbookParts(''), ...many]))).toBe('zip-too-many-parts')
  })

  it('[K20] a bomb that lies about its size is never inflated past what it declared', async () => {
    const bomb = new Uint8Array(50_000_000)
    const before = process.memoryUsage().arrayBuffers
    expect(await codeOf(withSheet({ content: bomb, declaredSize: 1000 }))).toBe('damaged')
    expect(await codeOf(withSheet({ content: bomb, declaredSize: 0 }))).toBe('zip-damaged')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40_000_000)
  })

  it('[K20] archives cut at any place, or that are no workbook', async () => {
    for (let length = 1; length < good.length; length += 37) {
      expect(await codeOf(good.slice(0, length)), `cut at ${length}`).not.toBe('ok')
    }
    expect(await codeOf(good.slice(0, good.length - 1))).toBe('zip-damaged')
    expect(await codeOf(zipOf([{ name: 'readme.txt', content: 'hello' }]))).toBe('damaged')
    expect(await codeOf(withSheet({ content: '<worksheet><sheetData><row' }))).not.toBe('ok')
  })

  it('[K20] [row 30] no byte flipped anywhere makes the reader throw', async () => {
    for (let at = 0; at < good.length; at += 3) {
      const flipped = good.slice()
      flipped[at] = (flipped[at] ?? 0) ^ 0xff
      await expect(readSheet(flipped, 'list.xlsx'), `flipped at ${at}`).resolves.toBeDefined()
    }
  })

  it('[K20] an .xls cut or flipped anywhere is read or refused, and soon', async () => {
    const xls = new Uint8Array(readFileSync(new URL('../../fixtures/sheets/sample-list.xls', import.meta.url)))
    for (let at = 0; at < xls.length; at += 11) {
      const flipped = xls.slice()
      flipped[at] = (flipped[at] ?? 0) ^ 0xff
      await expect(readSheet(flipped, 'list.xls'), `flipped at ${at}`).resolves.toBeDefined()
      await expect(readSheet(xls.slice(0, at), 'list.xls'), `cut at ${at}`).resolves.toBeDefined()
    }
  })

  it('[K20] [row 30] a million columns, cells outside every sheet, too many rows', async () => {
    expect(await codeOf(workbookOf(`<row r="1">${one}${textCell('CW1', 'x')}</row>`))).toBe('too-many-columns')
    expect(await codeOf(workbookOf(`<row r="1">${textCell('BDWGO1', 'x')}</row>`))).toBe('damaged')
    expect(
      await codeOf(workbookOf(`<row r="1">${one}</row><row r="1048576">${textCell('XFD1048576', 'x')}</row>`))
    ).toBe('damaged')
    const rows = Array.from(
      { length: SHEET_LIMITS.rows + 1 },
      (_, index) => `<row r="${index + 1}"><c><v>${index}</v></c></row>`
    )
    expect(await codeOf(workbookOf(rows.join('')))).toBe('too-many-rows')
    expect(await codeOf(workbookOf(''))).toBe('no-rows')
  })

  it('[K20] entities are not expanded', async () => {
    const before = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    const read = await readSheet(workbookOf(`<row r="1">${textCell('A1', '&b;')}</row>`, { before }), 'list.xlsx')
    if (read.ok) expect(read.sheet.rows[0]?.cells[0]?.text.length).toBeLessThan(20)
    else expect(read.code).toBe('damaged')
  })

  it('[K20] passwords', async () => {
    expect(await codeOf(withSheet({ encrypted: true }))).toBe('encrypted')
    const locked = await writeXlsx({
      sheets: [{ name: 'list', rows: [['姓名']] }],
      encryption: { password: 'sample', spinCount: 1000 }
    })
    expect(await codeOf(locked)).toBe('encrypted')
    const old = new Uint8Array(2048)
    old.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    old.set([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00], 512)
    old.set([0x2f, 0x00, 0x36, 0x00], 532)
    expect(await codeOf(old, 'list.xls')).toBe('encrypted')
    old.set([0x86, 0x00, 0x00, 0x00, 0x2f, 0x00, 0x36, 0x00], 532)
    expect(await codeOf(old, 'list.xls')).toBe('encrypted')
  })

  it('[K20] other content under the name of a sheet', async () => {
    expect(await codeOf(encode('<html><table><tr><td>姓名</td></tr></table></html>'), 'list.xls')).toBe(
      'html-not-sheet'
    )
    expect(await codeOf(encode('\ufeff\r\n<!DOCTYPE html><p>'), 'list.csv')).toBe('html-not-sheet')
    expect(await codeOf(encode('<?xml version="1.0"?><Workbook/>'), 'list.xls')).toBe('html-not-sheet')
    expect(await codeOf(encode('姓名\t身份证号\r\n'), 'list.xls')).toBe('name-and-content-differ')
    expect(await codeOf(encode('%PDF-1.7'), 'list.xlsx')).toBe('format-unsupported')
    expect(await codeOf(encode('hello'), 'list.doc')).toBe('format-unsupported')
    const cfb = new Uint8Array(2048)
    cfb.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    expect(await codeOf(cfb, 'list.xls')).toBe('damaged')
  })
})

describe('poisoned .csv files are refused with their own code', () => {
  const csv = (bytes: Uint8Array) => codeOf(bytes, 'list.csv')

  it('[K21] bytes that are no text in any encoding', async () => {
    expect(await csv(new Uint8Array([0x80, 0xff, 0x00, 0x01]))).toBe('encoding-unknown')
    expect(await csv(encode('姓名,\0身份证号'))).toBe('encoding-unknown')
    expect(await csv(new Uint8Array([0xd0, 0xd5, 0xc3, 0xfb, 0xff]))).toBe('encoding-unknown')
  })

  it('[K21] a quote that never ends, named by its row', async () => {
    expect(await readSheet(encode('姓名,备注\n甲,好\n乙,"不\n丙,完\n'), 'list.csv')).toEqual({
      ok: false,
      code: 'csv-quotes',
      detail: { row: 3 }
    })
  })

  it('[K21] a million columns, too many rows, no rows', async () => {
    expect(await csv(encode('x,'.repeat(1_000_000)))).toBe('too-many-columns')
    expect(await csv(encode(`a${','.repeat(1_000_000)}`))).toBe('ok')
    expect(await csv(encode('x\n'.repeat(SHEET_LIMITS.rows + 1)))).toBe('too-many-rows')
    expect(await csv(encode('\n\n,,,\n'))).toBe('no-rows')
  })
})
