import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export interface PrintSheetProps {
  readonly title: string
  /** 单位 and 期间 under the title. */
  readonly unit: string
  readonly period?: string
  /** One node a sheet of paper; see `rowsToPages`. */
  readonly pages: readonly ReactNode[]
  /** Who signs and seals, at the end of the last page: 经办人, 审核人, 单位（盖章）. */
  readonly signatures: readonly string[]
  /** Desk that made it and when (2026-11-22 09:12), in the foot of each page. */
  readonly madeBy: string
  readonly madeAt: string
  /** 样例 or 练习, printed large across each page where the data is not real. */
  readonly watermark?: string | undefined
}

/**
 * A4 pages in black and white. Plain class names and no style attributes: the sheet is carried to the printing page
 * as HTML beside `sheetCss`, where style attributes are blocked.
 */
export function PrintSheet(props: PrintSheetProps) {
  const { t } = useTranslation('components')
  const total = props.pages.length
  return props.pages.map((page, index) => {
    const number = index + 1
    return (
      <section className="sheet" key={`page-${number.toString()}`}>
        {props.watermark === undefined ? null : <div className="sheet-watermark">{props.watermark}</div>}
        <h1 className="sheet-title">{props.title}</h1>
        <div className="sheet-under">
          <span>{t('print.unit', { unit: props.unit })}</span>
          {props.period === undefined ? null : <span>{t('print.period', { period: props.period })}</span>}
        </div>
        <div className="sheet-body">{page}</div>
        {number < total ? null : (
          <div className="sheet-signatures">
            {props.signatures.map(signature => (
              <span key={signature}>{t('print.signature', { who: signature })}</span>
            ))}
          </div>
        )}
        <footer className="sheet-foot">
          <span>{t('print.made', { by: props.madeBy, at: props.madeAt })}</span>
          <span>{t('print.page', { number, total })}</span>
        </footer>
      </section>
    )
  })
}
