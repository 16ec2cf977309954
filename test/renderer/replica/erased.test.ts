import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPullServer, type PullServer } from './browser/pull-server.ts'
import { openRealBrowser, type RealBrowser } from './browser/real-browser.ts'
import { directoryLines, personId, personLine, sampleIdNumber, samplePerson } from './browser/sample-documents.ts'

let server: PullServer
let browser: RealBrowser

const ask = <T>(expression: string): Promise<T> => browser.page.evaluate<T>(expression)
const live = (): Promise<void> => ask("settled(() => replica.state().phase === 'live' && !replica.state().isPulling)")
const pulled = (): Promise<void> =>
  ask(
    'new Promise(done => { const stop = replica.onState(s => { if (!s.isPulling) { stop(); done() } }); replica.pullNow() })'
  )

beforeEach(async () => {
  server = createPullServer()
  browser = await openRealBrowser('test/renderer/replica/browser/replica.page.ts', url => server.backend(url))
  server.publish(...directoryLines(), ...Array.from({ length: 20 }, (_, n) => personLine(n)))
  await browser.until('window.replica')
  await ask('replica.open()')
  await live()
})
afterEach(() => browser.close())

test('[W15] who was erased leaves the replica and the search, and main is told until it has answered', async () => {
  await ask('settled(() => replica.state().search.done)')
  const found = async () =>
    (await ask<readonly { id: string }[]>(`replica.search(${JSON.stringify(sampleIdNumber(7))}, 50)`)).map(
      ({ id }) => id
    )
  expect(await found()).toEqual([personId(7)])

  await ask('double.refuseErased(true)')
  const document = { ...samplePerson(7), erased: { reason: 'asked', at: 1_770_000_000_000 } } as const
  server.publish({ collection: 'person', document, version: 2 })
  await pulled()
  expect(await found()).toEqual([])
  expect(await ask(`replica.maskedPart("${personId(7)}", "identity")`)).toBeNull()
  expect(await ask(`replica.encryptedPart("${personId(7)}", "identity")`)).toBeNull()
  expect(await ask(`replica.get("person", "${personId(7)}")`)).toMatchObject({
    document: { erased: { reason: 'asked' } }
  })
  expect(await ask('double.erased')).toEqual([])

  await ask('double.refuseErased(false)')
  await pulled()
  expect(await ask('double.erased')).toEqual([personId(7)])
  await pulled()
  expect(await ask('double.erased')).toEqual([personId(7)])
  expect(await ask('failures')).toEqual([])
})
