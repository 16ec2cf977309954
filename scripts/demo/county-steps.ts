import type { Page } from '@playwright/test'
import { groupShortCode } from '../../domain/codes/short-code.ts'
import { plan } from './classes.ts'
import type { DemoDesk } from './demo-desk.ts'
import { ownWork } from './papers.ts'
import { scanAsKeyboard } from './scanner.ts'

/** The next file dialog of this window answers with `file`: the one thing on the way that no page can drive. */
async function chooseNext(desk: DemoDesk, file: string): Promise<void> {
  await desk.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, file)
}

/** Imports a list of workers on the import page, after its dry run; yields how many it registered. */
export async function importWorkbook(desk: DemoDesk, file: string): Promise<number> {
  const { page } = desk
  await chooseNext(desk, file)
  await desk.go('/people/import')
  await page.getByRole('button', { name: '选择文件', exact: true }).click()
  const start = page.getByRole('button', { name: /^登记 [\d,]+ 人$/ })
  await start.waitFor()
  await desk.shot('import-dry-run')
  const registered = Number((await start.innerText()).replaceAll(/\D/g, ''))
  await start.click()
  await page.getByText('导入结束').waitFor()
  await desk.shot('import-done')
  return registered
}

/** Reserves voucher numbers for this desk while the line is up. */
export async function reserve(desk: DemoDesk, count: number, line = plan): Promise<void> {
  const { page } = desk
  await desk.go(`/issuing?line=${line}`)
  await page.getByRole('button', { name: '申请预留' }).click()
  await page.getByRole('dialog').getByLabel('张数').fill(String(count))
  await page.getByRole('dialog').getByRole('button', { name: '申请预留' }).click()
  await page.getByText(`本机预留剩余 ${count} 张`).waitFor()
}

/** Waits until all workers of the county were looked through: before that, first ones are those of a part of them. */
export async function untilMatched(page: Page): Promise<void> {
  await page.getByRole('button', { name: '重新匹配', disabled: false }).waitFor()
}

/** Issues to the first `count` workers who want the skill of a plan line, in bulk and after a dry run. */
export async function issueInBulk(desk: DemoDesk, count: number): Promise<void> {
  const { page } = desk
  await desk.go(`/issuing?line=${plan}`)
  await untilMatched(page)
  await page.getByRole('textbox', { name: '选前' }).fill(String(count))
  await page.getByRole('button', { name: '选中', exact: true }).click()
  await page.getByRole('button', { name: '试算发放' }).click()
  const confirm = page.getByRole('button', { name: `发放 ${count} 张` })
  await confirm.waitFor()
  await desk.shot('issuing-dry-run')
  await confirm.click()
  await page.getByText(`已发放 ${count} 张`).first().waitFor()
  await desk.shot('issued-offline')
}

export interface Newcomer {
  readonly name: string
  readonly idNumber: string
  readonly phone: string
}

/** One worker at the counter whom nobody knows: registered, issued to, collected and applied for in one go. */
export async function serveAtCounter(desk: DemoDesk, newcomer: Newcomer): Promise<void> {
  const { page } = desk
  await desk.go('/counter')
  await page.getByRole('textbox', { name: '扫码或输入' }).waitFor()
  await scanAsKeyboard(page, newcomer.idNumber)
  await page.getByLabel('姓名').fill(newcomer.name)
  await page.getByLabel('手机号码').fill(newcomer.phone)
  await desk.shot('counter')
  await page.keyboard.press('Control+Enter')
  await page
    .getByText(/^已办结/)
    .first()
    .waitFor()
  await desk.shot('counter-done')
}

/** Gives the worker served last a seat in a class and reserves the voucher for it; yields the voucher's code. */
export async function seatOf(desk: DemoDesk, trainingClass: string): Promise<string> {
  const work = await ownWork(desk)
  const issue = work.findLast(({ kind }) => kind === 'voucher.issue')?.args
  const application = work.findLast(({ kind }) => kind === 'enrolment.apply')?.args
  if (!issue || !application || issue.person !== application.person)
    throw new Error('nobody was served who got a voucher and applied')
  const seat = {
    enrolment: String(application.enrolment),
    person: String(issue.person),
    trainingClass,
    voucher: String(issue.voucher)
  }
  await desk.append({ kind: 'enrolment.accept', args: seat })
  await desk.quiet()
  return groupShortCode(String(issue.code))
}
