import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sampleIdNumber } from '../../../domain/codes/id-number.ts'
import { samplePhone } from '../../../domain/codes/phone.ts'

/**
 * Makes `workers.xlsx`, the list that the demonstration imports: 2,060 rows of sample workers (ID numbers of a region
 * that nobody has) with the faults that real lists have. LibreOffice saves it, so that it is a file of a real program.
 *
 * npx tsx scripts/demo/workbook/make-workbook.ts
 */
const ROWS = 2_060
/** Sample numbers from here on belong to this list; the sample province uses lower ones. */
const FIRST = 4_000_000
const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const given = [...'样例示范试填演练备用参考仿真']
const educations = ['初中', '高中', '中专', '大专']
const categories = ['农村转移劳动者', '城镇登记失业人员', '脱贫劳动力', '企业职工']

const text = (value: string): string =>
  `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`
const number = (value: string): string =>
  `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`
const row = (cells: readonly string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`

function birthOf(n: number): string {
  const year = 1978 + (n % 24)
  return `${year}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`
}

/** Every 97th ID number is a number cell, every 101st repeats the row before, every 89th has a wrong check digit. */
function workerRow(n: number): string {
  const source = n % 101 === 100 ? n - 1 : n
  const sex = source % 2 === 0 ? 'female' : 'male'
  const id = sampleIdNumber(FIRST + source, birthOf(source), sex)
  const name = `${surnames[source % surnames.length]}${given[source % given.length]}${given[(source * 5) % given.length]}`
  const wrong = `${id.slice(0, 17)}${id.endsWith('1') ? '2' : '1'}`
  const idCell =
    n % 97 === 96 ? number(id.slice(0, 15).padEnd(18, '0')) : text(n % 89 === 88 ? wrong : id.replace('X', 'x'))
  return row([
    number(String(n + 1)),
    text(n % 113 === 112 ? '' : name),
    idCell,
    text(samplePhone(FIRST + source)),
    text(educations[source % educations.length] ?? ''),
    text(categories[source % categories.length] ?? ''),
    text('育婴员'),
    text('五级')
  ])
}

const title = `<table:table-cell office:value-type="string" table:number-columns-spanned="8" table:number-rows-spanned="1"><text:p>2026年技能培训意向登记表（样例数据）</text:p></table:table-cell>${'<table:covered-table-cell/>'.repeat(7)}`
const heading = ['序号', '姓名', '身份证号码', '联系电话', '学历', '人员类别', '意向工种', '意向等级']
const blank = '<table:table-row><table:table-cell table:number-columns-repeated="8"/></table:table-row>'
const rows = Array.from({ length: ROWS }, (_, n) => (n % 251 === 250 ? blank : '') + workerRow(n))
const sheet = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="意向登记">${row([title])}${row(heading.map(text))}${rows.join('')}</table:table></office:spreadsheet></office:body></office:document>`

const folder = import.meta.dirname
const source = path.join(folder, 'workers.fods')
writeFileSync(source, sheet)
execFileSync('soffice', ['--headless', '--convert-to', 'xlsx', '--outdir', folder, source], { stdio: 'inherit' })
rmSync(source)
