import { expect } from '@playwright/test'
import { openProvince } from '../../scripts/demo/province-watch.ts'
import { auditPage, hearComplaints } from './page-audit.ts'
import { test } from './seeded-server.ts'

/** What the province page calls its other language. */
const allowed = ['English']

test('the province page in a browser, at both sizes and with counties shown', async ({ stage }) => {
  test.setTimeout(900_000)
  const opened = await openProvince(stage.url, true)
  expect(opened, 'Chromium is one of the packages that the setup asks for').not.toBeNull()
  const { browser, page } = opened!
  const complaints = hearComplaints(page)
  // Its first answer is heard as well.
  await page.reload()
  await page.locator('tr.province').waitFor()
  await page.getByRole('note').getByText('样例数据').waitFor()
  const look = async (picture: string, language: 'zh' | 'en' = 'zh'): Promise<void> => {
    const faults = await auditPage(page, { picture, axe: 'all', language, allowed })
    expect.soft([...complaints.splice(0), ...faults], picture).toEqual([])
  }
  await look('province-1366')
  await page.getByTitle('展开各县（市、区）').first().click()
  await look('province-counties-1366')
  await page.setViewportSize({ width: 1920, height: 1080 })
  await look('province-1920')
  await page.getByRole('button', { name: 'English' }).click()
  await look('province-english-1920', 'en')
  await page.setViewportSize({ width: 1366, height: 768 })
  await look('province-english-1366', 'en')
  await browser.close()
})
