import { describe, expect, it } from 'vitest'
import { createPaperStore, paperHtml } from '../../../src-main/window/paper-store.ts'

const paper = { title: '花名册 <1>', css: 'td { border: 1px }', body: '<p>甲</p>', landscape: true }

describe('paper', () => {
  it('is one A4 page with its style under a nonce', () => {
    const html = paperHtml(paper, 'n0nce', false)
    expect(html).toContain('<style nonce="n0nce">@page { size: A4 landscape;')
    expect(html).toContain('<title>花名册 &lt;1&gt;</title>')
    expect(html).toContain('<body><p>甲</p></body>')
    expect(html).not.toContain('counter(pages)')
    expect(paperHtml(paper, 'n0nce', true)).toContain('counter(pages)')
  })

  it('a style sheet cannot end its element', () => {
    const html = paperHtml({ ...paper, css: 'a{}</style><script>x</script>' }, 'n', false)
    expect(html.match(/<\/style/g)).toHaveLength(1)
  })

  it('can be loaded until it is released, under a policy that runs nothing', async () => {
    const store = createPaperStore(false)
    const { address, release } = store.put(paper)
    expect(address).toMatch(/^app:\/\/paper\/[0-9a-f-]{36}$/)
    const response = await store.answer(new Request(address))
    expect(response.status).toBe(200)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/script-src|unsafe|connect-src/)
    release()
    expect((await store.answer(new Request(address))).status).toBe(404)
  })
})
