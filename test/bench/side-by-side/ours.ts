import { MAX_BATCH } from '../../../domain/journal/entry.ts'
import { openRealBrowser } from '../../renderer/replica/browser/real-browser.ts'
import type { Desk } from '../server/province.ts'
import { ingest } from '../server/upload-rate.ts'
import type { Stack } from './foreign.ts'

/** As the outbox sends them. */
const SENT = MAX_BATCH / 2

/** The product: its server in a process of its own, its replica in the page, its entries signed and judged. */
export function openOurs(server: URL, desk: Desk): Stack {
  async function* fromServer(url: URL): AsyncIterable<string> {
    const headers = { authorization: `Bearer ${desk.token}` }
    const answer = await fetch(new URL(url.pathname + url.search, server), { headers })
    const decoder = new TextDecoder()
    for await (const piece of answer.body ?? []) yield decoder.decode(piece as Uint8Array, { stream: true })
  }
  const backend = (url: URL) => (url.pathname === '/v1/replica' ? fromServer(url) : undefined)
  return {
    name: 'the product',
    async pull(count) {
      const { page, until, close } = await openRealBrowser('test/renderer/replica/browser/replica.page.ts', backend)
      await until('window.replica')
      const seconds = await page.evaluate<number>(`(async () => {
        const start = performance.now()
        await replica.open()
        await settled(() => replica.state().phase === 'live')
        const { rows } = await replica.page({ collection: 'voucher', where: { state: 'bound' }, limit: 50 })
        const spent = (performance.now() - start) / 1000
        const { settled: held } = await replica.count({ collection: 'voucher' })
        if (rows.length < 50 || held < ${count}) throw new Error(held + ' of ${count} documents came')
        return spent
      })()`)
      await close()
      return count / seconds
    },
    push: documents => ingest(server, [desk], SENT, Math.ceil(documents.length / SENT)),
    close: async () => undefined
  }
}
