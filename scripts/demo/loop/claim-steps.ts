import path from 'node:path'
import type { DemoDesk } from '../demo-desk.ts'
import type { Learner } from './cast.ts'
import { addressValue, button, choose, dialogOf, done, lookAtPaper } from './page-steps.ts'

async function openClaim(desk: DemoDesk, claim: string, act: string): Promise<void> {
  await desk.go(`/subsidy?id=${claim}`)
  await button(desk, act).waitFor()
}

/** 新建申领: one class; yields the claim's id. */
export async function draftClaim(centre: DemoDesk, className: string, people: number): Promise<string> {
  await centre.go('/subsidy')
  await button(centre, '新建申领').first().click()
  const form = dialogOf(centre, '新建申领')
  await choose(centre, form, '班级', className)
  await form.getByText(`可申领 ${people} 人`).waitFor()
  await centre.shot('claim-form')
  await form.getByRole('button', { name: '保存', exact: true }).click()
  await done(centre, '申领已保存为草稿')
  return addressValue(centre, 'id')
}

/** One step that a click takes: 提交审核, 开始公示. */
export async function stepClaim(
  desk: DemoDesk,
  claim: string,
  act: string,
  said: string,
  picture: string
): Promise<void> {
  await openClaim(desk, claim, act)
  await desk.shot(picture)
  await button(desk, act).click()
  await done(desk, said)
  await desk.quiet()
}

/** 退回补正. */
export async function returnClaim(desk: DemoDesk, claim: string, opinion: string): Promise<void> {
  await openClaim(desk, claim, '退回补正')
  await button(desk, '退回补正').click()
  const dialog = dialogOf(desk, '退回补正')
  await dialog.getByRole('textbox').fill(opinion)
  await desk.shot('claim-return')
  await dialog.getByRole('button', { name: '退回补正' }).click()
  await done(desk, '已退回补正')
  await desk.quiet()
}

/** 审核 at one level: every line but those refused. */
export async function reviewClaim(desk: DemoDesk, claim: string, refused: readonly Learner[]): Promise<void> {
  await openClaim(desk, claim, '审核')
  await desk.shot('claim-to-review')
  await button(desk, '审核').click()
  const dialog = dialogOf(desk, /审核：/)
  for (const { name } of refused) {
    await dialog.getByRole('checkbox', { name: `同意 ${name}` }).uncheck()
    await dialog.getByRole('textbox', { name: `不予补贴的原因 ${name}` }).fill('签到与花名册不符')
  }
  await dialog.getByText(refused.length === 0 ? '材料齐全，符合规定' : '部分不符合规定，其余同意').click()
  await desk.shot('claim-review')
  await dialog.getByRole('button', { name: '保存审核意见' }).click()
  await done(desk, '审核意见已保存')
  await desk.quiet()
}

/** 抽取: the published seed says whether the province reviews as well. */
export async function drawClaim(province: DemoDesk, claim: string, seed: string): Promise<void> {
  await openClaim(province, claim, '抽取')
  await button(province, '抽取').click()
  const dialog = dialogOf(province, '省级抽查')
  await dialog.getByLabel('抽取种子').fill(seed)
  await province.shot('claim-draw')
  await dialog.getByRole('button', { name: '抽取' }).click()
  await done(province, '抽取结果已登记')
  await province.quiet()
}

/** 提出异议 while the notice runs. */
export async function objectTo(desk: DemoDesk, claim: string, { name }: Learner): Promise<void> {
  await openClaim(desk, claim, `对 ${name} 提出异议`)
  await button(desk, `对 ${name} 提出异议`).click()
  const dialog = dialogOf(desk, `对 ${name} 提出异议`)
  await dialog.getByText('已在他处享受').click()
  await desk.shot('claim-objection')
  await dialog.getByRole('button', { name: '提出异议' }).click()
  await done(desk, '异议已登记')
  await desk.quiet()
}

/** 公示结束: every objection gets its answer. */
export async function clearClaim(
  county: DemoDesk,
  claim: string,
  objected: readonly Learner[],
  isVain: boolean
): Promise<void> {
  await openClaim(county, claim, '公示结束')
  await button(county, '公示结束').click()
  const dialog = dialogOf(county, '公示结束')
  for (const [nth, { name }] of objected.entries()) {
    await dialog
      .getByText(isVain ? '异议不成立，保留' : '异议成立，不予补贴')
      .nth(nth)
      .click()
    await dialog.getByRole('textbox', { name: `处理意见 ${name}` }).fill(isVain ? '核查无重复享受' : '核查属实')
  }
  await county.shot('claim-clear')
  await dialog.getByRole('button', { name: '公示通过' }).click()
  await done(county, '公示已结束')
  await county.quiet()
}

/** 拨付: everything that stands and is not paid. */
export async function payClaim(finance: DemoDesk, claim: string): Promise<void> {
  await openClaim(finance, claim, '拨付')
  await button(finance, '拨付').click()
  const dialog = dialogOf(finance, /^第 \d+ 次拨付$/)
  await finance.shot('claim-pay')
  await dialog.getByRole('button', { name: '生成拨付' }).click()
  await done(finance, '已生成拨付')
  await finance.quiet()
}

/** A line of a claim. */
export interface ClaimLine {
  readonly name: string
  /** In the claim, from 1. */
  readonly place: number
}

/** 对账: what the bank paid, and what it did not. A line bears its place until the desk that changed hands has the names. */
export async function reconcileClaim(finance: DemoDesk, claim: string, failed: readonly ClaimLine[]): Promise<void> {
  await openClaim(finance, claim, '对账')
  await button(finance, '对账').click()
  const dialog = dialogOf(finance, /次拨付对账$/)
  for (const { name, place } of failed) {
    const who = `(第 ${place} 人|${name})$`
    await dialog.getByRole('checkbox', { name: new RegExp(`^失败 ${who}`) }).check()
    await dialog.getByRole('textbox', { name: new RegExp(`^银行失败原因 ${who}`) }).fill('账号与户名不符')
  }
  await finance.shot('claim-reconcile')
  await dialog.getByRole('button', { name: '完成对账' }).click()
  await done(finance, '对账已完成')
  await finance.quiet()
}

/** 打印: the notice with masked names, looked at before it would go to the printer. */
export async function printNotice(desk: DemoDesk, claim: string): Promise<void> {
  await openClaim(desk, claim, '打印与导出')
  await button(desk, '打印与导出').click()
  await lookAtPaper(desk, 'paper-notice', () => desk.page.getByRole('menuitem', { name: '打印公示表' }).click())
}

/** 导出拨付清单 into the folder of the run. */
export async function exportPayout(finance: DemoDesk, claim: string, folder: string): Promise<string> {
  const file = path.join(folder, 'payout.xlsx')
  await finance.app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen })
  }, file)
  await openClaim(finance, claim, '打印与导出')
  await button(finance, '打印与导出').click()
  await finance.page.getByRole('menuitem', { name: '导出拨付清单' }).click()
  await done(finance, '拨付清单已保存')
  return file
}
