import type { DemoDesk } from '../demo-desk.ts'
import type { Learner } from './cast.ts'
import { button, dialogOf, done } from './page-steps.ts'

const openResults = (desk: DemoDesk, trainingClass: string): Promise<void> => desk.go(`/results?class=${trainingClass}`)

/** 线上学时: what the platform recorded for one worker. */
export async function recordOnlineHours(
  centre: DemoDesk,
  trainingClass: string,
  { name }: Learner,
  { date, hours }: { readonly date: string; readonly hours: number }
): Promise<void> {
  await openResults(centre, trainingClass)
  await button(centre, `线上学时：${name}`).click()
  const form = dialogOf(centre, `录入线上学时：${name}`)
  await form.getByLabel('平台代码').fill('140001')
  await form.getByLabel('理论学时').fill(String(hours))
  await form.getByLabel('学习开始').fill(`${date}T19:00`)
  await form.getByLabel('学习结束').fill(`${date}T21:00`)
  await centre.shot('online-hours')
  await form.getByRole('button', { name: '保存', exact: true }).click()
  await done(centre, '线上学时已录入')
}

/** 结业 with marks. */
export async function complete(centre: DemoDesk, trainingClass: string, { name }: Learner): Promise<void> {
  await openResults(centre, trainingClass)
  await button(centre, `结业：${name}`).click()
  const form = dialogOf(centre, `结业：${name}`)
  await form.getByLabel('理论成绩').fill('86')
  await form.getByLabel('实操成绩').fill('91')
  await centre.shot('complete')
  await form.getByRole('button', { name: '保存', exact: true }).click()
  await done(centre, '已结业 1 人')
}

/** 退学 with a reason. */
export async function dropOut(centre: DemoDesk, trainingClass: string, { name }: Learner): Promise<void> {
  await openResults(centre, trainingClass)
  await button(centre, `退学：${name}`).click()
  const dialog = dialogOf(centre, `退学：${name}`)
  await dialog.getByText('本人中途退出').click()
  await centre.shot('drop')
  await dialog.getByRole('button', { name: '退学' }).click()
  await done(centre, '已退学')
}

/** 录入证书. */
export async function enterCertificate(
  centre: DemoDesk,
  trainingClass: string,
  { name }: Learner,
  number: string
): Promise<void> {
  await openResults(centre, trainingClass)
  await button(centre, `录入证书：${name}`).click()
  const form = dialogOf(centre, `录入证书：${name}`)
  await form.getByLabel('证书编号').fill(number)
  await centre.shot('certificate')
  await form.getByRole('button', { name: '保存', exact: true }).click()
  await done(centre, '证书已录入')
}

/** 确认证书: all of the class at once, after the dry run. */
export async function confirmCertificates(county: DemoDesk, trainingClass: string, count: number): Promise<void> {
  await openResults(county, trainingClass)
  await county.page
    .getByText('待确认')
    .nth(count - 1)
    .waitFor()
  await county.page.getByRole('checkbox').first().click()
  await county.shot('results-selected')
  await button(county, '确认证书').click()
  const confirm = county.page.getByRole('button', { name: `确认 ${count} 份证书` })
  await confirm.waitFor()
  await county.shot('confirm-dry-run')
  await confirm.click()
  await county.page.getByText(`已确认 ${count} 份证书`).waitFor()
  await county.quiet()
}

/** 认定未通过: the county finds that a training came to nothing. */
export async function findFailed(county: DemoDesk, trainingClass: string, { name }: Learner): Promise<void> {
  await openResults(county, trainingClass)
  await button(county, `认定未通过：${name}`).click()
  const dialog = dialogOf(county, `认定未通过：${name}`)
  await dialog.getByText('中途退出，核实无误').click()
  await county.shot('fail')
  await dialog.getByRole('button', { name: '认定未通过' }).click()
  await done(county, '已认定未通过')
  await county.quiet()
}
