import { expect } from '@playwright/test'
import type { DemoDesk } from '../../scripts/demo/demo-desk.ts'
import { openFirstRow, press } from './screens-county.ts'
import type { Visit } from './screens-desk.ts'

/** Why somebody looked is data. */
const reason = '电话核对'

/** Has a worker's whole number shown, then waits until the server has the record of it. */
async function lookAtSomebody(desk: DemoDesk): Promise<void> {
  const { page } = desk
  await desk.go('/people')
  // The page before has rows as well.
  await page.getByLabel('查找劳动者').waitFor()
  await openFirstRow(desk)
  await press('显示完整号码')(desk)
  await page.getByRole('textbox', { name: '查看原因（将被记录）' }).fill(reason)
  await press('显示')(desk)
  await page.getByRole('button', { name: '隐藏', exact: true }).waitFor()
  await desk.go('/disclosures')
  await expect(async () => {
    await press('刷新')(desk)
    await page.getByRole('grid', { name: '查看与导出记录' }).getByText(reason).first().waitFor({ timeout: 5_000 })
  }).toPass({ timeout: 120_000 })
}

/** At a place that looks itself. */
export const disclosureVisits: readonly Visit[] = [
  { name: 'disclosures', path: '/disclosures', open: lookAtSomebody, allowed: [reason] },
  {
    name: 'disclosures-offline',
    path: '/today',
    open: async desk => {
      await desk.cut(true)
      await desk.go('/disclosures')
      await desk.page.getByText('记录只存在服务器上').waitFor()
    },
    close: desk => desk.cut(false)
  }
]

/** Above it: what the places below recorded, and nothing of a year before there was anything. */
export const overseerVisits: readonly Visit[] = [
  { name: 'disclosures', path: '/disclosures', allowed: [reason] },
  {
    name: 'disclosures-none',
    path: '/disclosures?until=2020-12-31&purpose=export',
    open: async ({ page }) => page.getByText('没有符合条件的记录').waitFor()
  }
]
