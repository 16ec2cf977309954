import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPullServer, type PullServer } from './browser/pull-server.ts'
import { openRealBrowser, type RealBrowser } from './browser/real-browser.ts'
import { directoryLines, voucherId, voucherLine } from './browser/sample-documents.ts'

let server: PullServer
let browser: RealBrowser

const ask = <T>(expression: string): Promise<T> => browser.page.evaluate<T>(expression)
const live = (): Promise<void> => ask("settled(() => replica.state().phase === 'live' && !replica.state().isPulling)")
const compared = (): Promise<void> => ask('pulled(replica.compareNow)')
const fillings = (): number => server.requests().filter(({ checkpoint }) => Object.keys(checkpoint).length === 0).length

beforeEach(async () => {
  server = createPullServer()
  browser = await openRealBrowser('test/renderer/replica/browser/replica.page.ts', url => server.backend(url))
  server.publish(
    ...directoryLines(),
    ...Array.from({ length: 40 }, (_, n) => ({ ...voucherLine(n), version: (n % 5) + 1 }))
  )
  await browser.until('window.replica')
  await ask('replica.open()')
  await live()
})
afterEach(() => browser.close())

test('[L8] [row 36] a replica that holds what the server has is not filled anew, in whatever version it came', async () => {
  server.publish({ ...voucherLine(7), version: 12 }, { collection: 'voucher', gone: voucherId(8) })
  await compared()
  await live()
  expect(server.requests().at(-1)?.digest).toBe(true)
  expect(await ask('failures')).toEqual([])
  expect(fillings()).toBe(1)
})

test('[L8] [row 36] a replica that misses a document is filled anew', async () => {
  server.slip({ ...voucherLine(99), version: 3 })
  await compared()
  await expect
    .poll(() => ask(`replica.get("voucher", "${voucherId(99)}").then(({ state }) => state)`), { timeout: 90_000 })
    .toBe('present')
  await live()
  expect(await ask('failures')).toEqual([expect.stringContaining('drifted in 1 scopes')])
  expect(fillings()).toBe(2)
})
