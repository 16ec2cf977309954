import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { sheetCss } from './sheet-css.ts'

/** What `print.preview` and `print.pdf` of the desk take. */
export interface Paper {
  readonly title: string
  readonly css: string
  readonly body: string
  readonly landscape: boolean
}

/** Draws a sheet (PrintSheet with its pages) into HTML for the printing page, which runs no scripts. */
export async function paperOf(title: string, sheet: ReactNode, landscape = false): Promise<Paper> {
  // Outside of any render or effect that may be under way: inside one nothing can be drawn at once.
  await Promise.resolve()
  const holder = document.createElement('div')
  if (landscape) holder.className = 'landscape'
  const root = createRoot(holder)
  flushSync(() => root.render(sheet))
  const body = holder.outerHTML
  root.unmount()
  const size = landscape ? '@page { size: A4 landscape; }' : ''
  return { title, css: sheetCss + size, body, landscape }
}
