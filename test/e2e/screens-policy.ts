import type { DemoDesk } from '../../scripts/demo/demo-desk.ts'
import { openFirstRow } from './screens-county.ts'
import type { Visit } from './screens-desk.ts'

/** A version with another subsidy and another age, one mistake in it, tried on what the province holds. */
async function draftVersion({ page }: DemoDesk): Promise<void> {
  await page.getByLabel('版本名称').fill('二〇二七年度政策')
  await page.getByLabel('男性最高年龄（周岁）').fill('59')
  await page.getByLabel('第 1 行标准（元）').fill('987.65')
  await page.getByRole('button', { name: '开始试算' }).click()
  await page.getByRole('button', { name: '重新试算' }).waitFor()
  await page.getByLabel('公示期（工作日）').fill('')
}

async function askToPublish(desk: DemoDesk): Promise<void> {
  await draftVersion(desk)
  await desk.page.getByLabel('公示期（工作日）').fill('7')
  await desk.page.getByRole('button', { name: '发布', exact: true }).click()
  await desk.page.getByRole('dialog').waitFor()
}

/** What only the province does: the versions of the policy, and the next one. */
export const provinceVisits: readonly Visit[] = [
  { name: 'policy', path: '/policy' },
  { name: 'policy-version', path: '/policy', open: openFirstRow },
  { name: 'policy-draft', path: '/policy?tab=draft', open: draftVersion },
  { name: 'policy-publish', path: '/policy?tab=draft', open: askToPublish }
]
