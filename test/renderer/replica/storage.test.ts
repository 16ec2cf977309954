import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRealBrowser, type RealBrowser } from './browser/real-browser.ts'

let browser: RealBrowser
beforeAll(async () => {
  browser = await openRealBrowser('test/renderer/replica/browser/storage-oracle.page.ts')
  await browser.until('window.storageAgreesWithStock')
}, 120_000)
afterAll(() => browser.close())

test('answers random queries over random writes as the stock Dexie storage does', async () => {
  expect(await browser.page.evaluate<number>('storageAgreesWithStock(false, 25)')).toBeGreaterThan(100)
}, 240_000)

test('does so too while existence is answered from known keys', async () => {
  expect(await browser.page.evaluate<number>('storageAgreesWithStock(true, 25)')).toBeGreaterThan(100)
}, 240_000)

test('loses and doubles nothing where one batch of reads ends', async () => {
  expect(await browser.page.evaluate('readsAcrossBatches()')).toBe(true)
}, 240_000)

test.each([true, false])('a deleted document leaves the disk and may come back (filling %s)', async filling => {
  expect(await browser.page.evaluate(`deletedLeavesTheDisk(${filling})`)).toEqual([0, 1])
})
