import { randomBytes, randomUUID } from 'node:crypto'
import type { Paper } from '../contract/paper.ts'
import { hardenedHeaders, paperPolicy } from '../net/content-policy.ts'
import { PAPER_ORIGIN } from '../net/own-page.ts'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeText = (text: string): string => text.replace(/[&<>"]/g, character => escapes[character] ?? character)

/** Ends a style element early; a style sheet has no use for it. */
const withoutClosingTag = (css: string): string => css.replace(/<\/style/gi, '')

/** A4 with room for binding; the document's own style comes after and may say otherwise. */
const sheet = (landscape: boolean): string =>
  `@page { size: A4 ${landscape ? 'landscape' : 'portrait'}; margin: 16mm 14mm 18mm 18mm }`

/** Chromium 131 and later draws page numbers from the style sheet; before, only the PDF's own footer can. */
export const pageNumberStyle =
  '@page { @bottom-center { content: "第 " counter(page) " 页  共 " counter(pages) " 页"; font-size: 9pt } }'

export function paperHtml(paper: Paper, nonce: string, numberedByStyle: boolean): string {
  const css = [sheet(paper.landscape), numberedByStyle ? pageNumberStyle : '', withoutClosingTag(paper.css)].join('\n')
  return [
    '<!doctype html>',
    `<html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeText(paper.title)}</title>`,
    `<style nonce="${nonce}">${css}</style></head>`,
    `<body>${paper.body}</body></html>`
  ].join('\n')
}

export interface PaperStore {
  /** Address under which the document can be loaded until it is released. */
  readonly put: (paper: Paper) => { readonly address: string; readonly release: () => void }
  readonly answer: (request: Request) => Promise<Response>
}

/** Holds printable documents in memory only: they carry names and numbers and must not reach a disk. */
export function createPaperStore(numberedByStyle: boolean): PaperStore {
  const papers = new Map<string, Paper>()
  return {
    put: paper => {
      const name = randomUUID()
      papers.set(name, paper)
      return { address: `${PAPER_ORIGIN}/${name}`, release: () => papers.delete(name) }
    },
    answer: async request => {
      const paper = papers.get(new URL(request.url).pathname.slice(1))
      if (paper === undefined || request.method !== 'GET') return new Response('not found', { status: 404 })
      const nonce = randomBytes(16).toString('base64')
      return new Response(paperHtml(paper, nonce, numberedByStyle), {
        headers: {
          ...hardenedHeaders,
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': paperPolicy(nonce),
          'cache-control': 'no-store'
        }
      })
    }
  }
}
