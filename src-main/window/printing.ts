import { BrowserWindow, type MenuItemConstructorOptions, type PrintToPDFOptions } from 'electron'
import type { Paper } from '../contract/paper.ts'
import type { Bytes } from '../contract/parts.ts'
import { Foreseen } from '../ipc/failures.ts'
import { giveMenu } from './menu.ts'
import type { PaperStore } from './paper-store.ts'
import { paperPreferences } from './web-preferences.ts'

export interface Printing {
  /** @throws Foreseen `print.failed` */
  readonly toPdf: (paper: Paper) => Promise<Bytes>
  readonly preview: (paper: Paper) => Promise<void>
}

const numberedFooter =
  '<div style="font-size:8px;width:100%;text-align:center">第 <span class="pageNumber"></span> 页　共 <span class="totalPages"></span> 页</div>'

const pdfOptions = (paper: Paper, numberedByStyle: boolean): PrintToPDFOptions => ({
  landscape: paper.landscape,
  pageSize: 'A4',
  printBackground: true,
  preferCSSPageSize: true,
  ...(numberedByStyle
    ? {}
    : { displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: numberedFooter })
})

/** Characters no file system takes; the title becomes the suggested name. */
const fileName = (title: string): string => `${title.replace(/[\\/:*?"<>|]/g, ' ').trim()}.pdf`

export interface PrintingOptions {
  readonly papers: PaperStore
  readonly numberedByStyle: boolean
  readonly save: (name: string, bytes: Bytes) => Promise<string | null>
  readonly parent: () => BrowserWindow | null
  readonly log: (event: string, facts: Readonly<Record<string, unknown>>) => void
}

/** Menu of a preview: the window itself runs no script, so its commands are the system's own. */
const previewMenu = (window: BrowserWindow, savePdf: () => void): MenuItemConstructorOptions[] => [
  { label: '打印(&P)…', accelerator: 'CmdOrCtrl+P', click: () => window.webContents.print({ pageSize: 'A4' }) },
  { label: '存为 PDF(&S)…', accelerator: 'CmdOrCtrl+S', click: savePdf },
  { label: '关闭(&C)', accelerator: 'Esc', click: () => window.close() }
]

export function createPrinting({ papers, numberedByStyle, save, parent, log }: PrintingOptions): Printing {
  const toPdf = async (paper: Paper): Promise<Bytes> => {
    const held = papers.put(paper)
    const window = new BrowserWindow({ show: false, webPreferences: paperPreferences })
    try {
      await window.loadURL(held.address)
      return new Uint8Array(await window.webContents.printToPDF(pdfOptions(paper, numberedByStyle)))
    } catch (error) {
      throw new Foreseen('print.failed', { cause: error })
    } finally {
      window.destroy()
      held.release()
    }
  }

  const savePdf = async (paper: Paper): Promise<void> => {
    await save(fileName(paper.title), await toPdf(paper))
  }

  return {
    toPdf,
    preview: async paper => {
      const held = papers.put(paper)
      const owner = parent()
      const window = new BrowserWindow({
        ...(owner === null ? {} : { parent: owner }),
        width: paper.landscape ? 1180 : 900,
        height: 760,
        title: paper.title,
        webPreferences: paperPreferences
      })
      giveMenu(
        window,
        previewMenu(window, () => void savePdf(paper).catch(() => log('print.save-failed', {})))
      )
      window.once('closed', held.release)
      await window.loadURL(held.address)
    }
  }
}
