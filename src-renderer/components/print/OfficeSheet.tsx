import { useTranslation } from 'react-i18next'
import {
  type Fact,
  NUMBER_SHARE,
  type OfficePaper,
  type OfficeTable,
  type PaperBlock,
  sheetsOf
} from './office-paper.ts'
import { PrintSheet, type PrintSheetProps } from './PrintSheet.tsx'
import { type PrintColumn, PrintTable } from './PrintTable.tsx'

export interface OfficeSheetProps extends Pick<PrintSheetProps, 'unit' | 'madeBy' | 'madeAt' | 'watermark'> {
  readonly paper: OfficePaper
}

/** An office's paper on as many sheets as it takes. */
export function OfficeSheet({ paper, unit, ...made }: OfficeSheetProps) {
  const { title, period, signatures } = paper
  return (
    <PrintSheet
      title={title}
      unit={paper.unit ?? unit}
      {...(period === undefined ? {} : { period })}
      pages={sheetsOf(paper).map(blocks => blocks.map(block => <Block key={keyOf(block)} block={block} />))}
      signatures={signatures}
      {...made}
    />
  )
}

const keyOf = (block: PaperBlock): string =>
  block.kind === 'table' ? `${block.heading ?? block.kind} ${block.firstNumber}` : block.kind

function Block({ block }: { readonly block: PaperBlock }) {
  switch (block.kind) {
    case 'facts':
      return <Facts rows={block.facts} />
    case 'table':
      return <Rows table={block} firstNumber={block.firstNumber} />
    case 'notes':
      return (
        <div className="sheet-notes">
          {block.notes.map(note => (
            <p key={note} className="sheet-text">
              {note}
            </p>
          ))}
        </div>
      )
  }
}

function Facts({ rows }: { readonly rows: readonly (readonly Fact[])[] }) {
  return (
    <table className="sheet-table sheet-facts">
      <tbody>
        {rows.map(row => (
          <tr key={row[0]?.[0]}>
            {row.map(([label, value]) => [
              <th key={label}>{label}</th>,
              <td key={`${label} of`} colSpan={row.length === 1 ? 3 : 1}>
                {value}
              </td>
            ])}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Rows({ table, firstNumber }: { readonly table: OfficeTable; readonly firstNumber: number }) {
  const { t } = useTranslation('papers')
  const weight = table.columns.reduce((sum, { share }) => sum + share, NUMBER_SHARE)
  const percent = (share: number): number => Math.floor((share * 1000) / weight) / 10
  const columns = [
    { title: t('row'), cell: (_row, number) => number, align: 'center', width: percent(NUMBER_SHARE) },
    ...table.columns.map(
      ({ title, share, align = 'left' }, place): PrintColumn<readonly string[]> => ({
        title,
        align,
        width: percent(share),
        cell: row => row[place] ?? ''
      })
    )
  ] satisfies readonly PrintColumn<readonly string[]>[]
  return (
    <>
      {table.heading === undefined ? null : <h2 className="sheet-heading">{table.heading}</h2>}
      <PrintTable columns={columns} rows={table.rows} firstNumber={firstNumber} />
    </>
  )
}
