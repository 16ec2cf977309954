import { useEffect, useState } from 'react'
import { PrintSheet } from '../../../../src-renderer/components/print/PrintSheet.tsx'
import { PrintTable } from '../../../../src-renderer/components/print/PrintTable.tsx'
import { rowsToPages } from '../../../../src-renderer/components/print/pages.ts'
import { type Paper, paperOf } from '../../../../src-renderer/components/print/paper.ts'
import { formatMoney } from '../../../../src-renderer/locale/format.ts'
import { type SampleRow, sampleRows } from './sample-rows.ts'

const rows = sampleRows(60, Date.UTC(2026, 10, 22))
const columns = [
  { title: '序号', cell: (_row: SampleRow, number: number) => number, align: 'center' },
  { title: '姓名', cell: (row: SampleRow) => row.name },
  { title: '职业（工种）', cell: (row: SampleRow) => row.occupation },
  { title: '等级', cell: (row: SampleRow) => row.level },
  { title: '券号', cell: (row: SampleRow) => row.code },
  { title: '面值', cell: (row: SampleRow) => formatMoney(row.faceValueFen), align: 'right' }
] as const

/** The finished paper in a frame of its own, as the printing page gets it. */
export function PaperPage() {
  const [paper, setPaper] = useState<Paper>()
  useEffect(() => {
    void paperOf(
      '券发放清单',
      <PrintSheet
        title="职业技能电子培训券发放清单"
        unit="清徐县人力资源和社会保障局"
        period="2026-11-01 至 2026-11-22"
        signatures={['经办人', '审核人', '单位负责人', '单位（盖章）']}
        madeBy="经办 01"
        madeAt="2026-11-22 14:40"
        watermark="样例"
        pages={rowsToPages(rows, 32).map(page => (
          <PrintTable key={page.firstNumber} columns={columns} rows={page.rows} firstNumber={page.firstNumber} />
        ))}
      />
    ).then(setPaper)
  }, [])
  if (paper === undefined) return null
  return <iframe title={paper.title} srcDoc={`<style>${paper.css}</style>${paper.body}`} width="100%" height="1200" />
}
