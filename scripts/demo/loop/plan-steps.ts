import type { DemoDesk } from '../demo-desk.ts'
import { addressValue, button, choose, dialogOf, done } from './page-steps.ts'

/** What a county asks for: one line of its plan and the batch made from it. */
export interface PlanWish {
  readonly size: number
  /** Unit value and face value, in yuan. */
  readonly yuan: number
  readonly occupation: string
}

/** 拟定计划、提交审批: by a reviewer of the county; yields the line's id. */
export async function draftPlan(county: DemoDesk, { size, yuan, occupation }: PlanWish): Promise<string> {
  await county.go('/plans')
  await button(county, '拟定计划').click()
  const form = dialogOf(county, '拟定年度计划')
  await choose(county, form, '职业（工种）', occupation)
  await choose(county, form, '技能等级', /五级/)
  await form.getByLabel('发放规模（张）').fill(String(size))
  await form.getByLabel('单价（元）').fill(String(yuan))
  await form.getByLabel('资金来源').fill('职业技能提升行动资金')
  await county.shot('plan-form')
  await form.getByRole('button', { name: '保存', exact: true }).click()
  await done(county, '已拟定计划')
  const plan = await addressValue(county, 'id')
  await button(county, '提交审批').click()
  await done(county, '已提交审批')
  await county.quiet()
  return plan
}

export async function approvePlan(city: DemoDesk, plan: string): Promise<void> {
  await city.go(`/plans?id=${plan}`)
  await button(city, '同意计划').waitFor()
  await city.shot('plan-submitted')
  await button(city, '同意计划').click()
  await done(city, '已同意计划')
  await city.quiet()
}

/** 拟定批次、提交审批; yields the batch's id. */
export async function draftBatch(county: DemoDesk, plan: string): Promise<string> {
  await county.go(`/plans?id=${plan}`)
  await button(county, '拟定批次').click()
  const form = dialogOf(county, '拟定制券批次')
  await county.shot('batch-form')
  await form.getByRole('button', { name: '保存', exact: true }).click()
  await done(county, '已拟定批次')
  await county.page.getByRole('button', { name: /^面值券/ }).click()
  const batch = await addressValue(county, 'batch')
  await button(county, '提交审批').click()
  await done(county, '已提交审批')
  await county.quiet()
  return batch
}

/** 同意批次、制券: by the city. */
export async function makeBatch(city: DemoDesk, batch: string, size: number): Promise<void> {
  await city.go(`/plans?tab=batches&batch=${batch}`)
  await button(city, '同意批次').click()
  await done(city, '已同意批次')
  await button(city, '制券').click()
  const confirm = city.page.getByRole('button', { name: `制券 ${size} 张` })
  await confirm.waitFor()
  await city.shot('batch-dry-run')
  await confirm.click()
  await done(city, /^已制券/)
  await city.quiet()
}
