import { afterEach, beforeEach, expect } from 'vitest'
import { createPullServer, type PullServer } from './pull-server.ts'
import { openRealBrowser, type RealBrowser } from './real-browser.ts'

type Rows = { rows: { document: { id: string }; provisional: boolean }[]; next?: unknown }

/** A new replica in a real browser, with a server of its own, for each test of a file. */
export function replicaOfEachTest() {
  let server: PullServer
  let browser: RealBrowser
  beforeEach(async () => {
    server = createPullServer()
    browser = await openRealBrowser('test/renderer/replica/browser/replica.page.ts', url => server.backend(url))
  })
  afterEach(async () => {
    expect(browser.refusals).toEqual([])
    await browser.close()
  })

  const ask = <T>(expression: string): Promise<T> => browser.page.evaluate<T>(expression)
  return {
    server: (): PullServer => server,
    browser: (): RealBrowser => browser,
    ask,
    async openReplica(): Promise<void> {
      await browser.until('window.replica')
      await ask('replica.open()')
    },
    loaded: (): Promise<void> => ask("settled(() => replica.state().phase === 'live' && !replica.state().isPulling)"),
    pulled: (): Promise<void> => ask('pulled(replica.pullNow)'),
    page: (query: object): Promise<Rows> => ask(`replica.page(${JSON.stringify(query)})`),
    replicasOf: async (collection: string): Promise<readonly string[]> =>
      (await ask<readonly string[]>('databases()')).filter(name => name.endsWith(`--${collection}`))
  }
}
