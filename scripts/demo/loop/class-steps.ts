import type { DemoDesk } from '../demo-desk.ts'
import { ownWork } from '../papers.ts'
import { addressValue, button, choose, dialogOf, done } from './page-steps.ts'

export interface ClassWish {
  readonly name: string
  readonly occupation: string
  readonly date: string
  readonly seats: number
}

/** Practice on site all day long, theory online in the evening: hours of each. */
const plannedSessions = [
  { from: '00:01', to: '20:00', part: '实操', mode: '线下', hours: 6 },
  { from: '20:01', to: '23:59', part: '理论', mode: '线上', hours: 2 }
] as const
export const onlineHours = 2

/** 新建班级、排课、提交审批; yields the class's id. */
export async function draftClass(centre: DemoDesk, { name, occupation, date, seats }: ClassWish): Promise<string> {
  await centre.go('/classes')
  await button(centre, '新建班级').first().click()
  const form = dialogOf(centre, '新建班级')
  await form.getByLabel('班级名称').fill(name)
  await choose(centre, form, '职业（工种）', occupation)
  await form.getByLabel('开班日期').fill(date)
  await form.getByLabel('结束日期').fill(date)
  await form.getByLabel('名额').fill(String(seats))
  await centre.shot('class-form')
  await form.getByRole('button', { name: '保存草稿' }).click()
  await done(centre, '班级已保存为草稿')
  const id = await addressValue(centre, 'id')
  for (const session of plannedSessions) await schedule(centre, session)
  await centre.shot('class-draft')
  await button(centre, '提交审批').click()
  await done(centre, '已提交')
  await centre.quiet()
  return id
}

async function schedule(centre: DemoDesk, session: (typeof plannedSessions)[number]): Promise<void> {
  await button(centre, '排课').click()
  const form = dialogOf(centre, '排课')
  await form.getByLabel('开始时间').fill(session.from)
  await form.getByLabel('结束时间').fill(session.to)
  await choose(centre, form, '内容', session.part)
  await choose(centre, form, '方式', session.mode)
  await form.getByLabel('每次学时').fill(String(session.hours))
  await centre.shot('schedule')
  await form.getByRole('button', { name: '排 1 次课' }).click()
  await done(centre, '已排 1 次课')
}

/** One step of a class in its drawer: 批准开班, 开班, 归档. */
export async function stepClass(
  desk: DemoDesk,
  trainingClass: string,
  step: string,
  said: string,
  picture: string
): Promise<void> {
  await desk.go(`/classes?id=${trainingClass}`)
  await button(desk, step).waitFor()
  await desk.shot(picture)
  await button(desk, step).click()
  await done(desk, said)
  await desk.quiet()
}

/** 结班: what cannot be taken back is confirmed, after a look at what is open. */
export async function finishClass(centre: DemoDesk, trainingClass: string): Promise<void> {
  await centre.go(`/classes?id=${trainingClass}`)
  await button(centre, '结班').click()
  const confirm = dialogOf(centre, /^结班：/).getByRole('button', { name: '确认结班' })
  await confirm.waitFor()
  await centre.shot('class-finish')
  await confirm.click()
  await done(centre, '已结班')
  await centre.quiet()
}

/** The session on site, as the centre itself scheduled it. */
export async function sessionOnSite(centre: DemoDesk, trainingClass: string): Promise<string> {
  const scheduled = (await ownWork(centre)).filter(({ kind }) => kind === 'session.schedule')
  for (const { args } of scheduled) {
    const session = args.session as { readonly id: string; readonly mode: string }
    if (args.trainingClass === trainingClass && session.mode === 'offline') return session.id
  }
  throw new Error('the class has no session on site')
}

/** 受理: everybody who applied for the skill gets a place in the class. */
export async function acceptAll(county: DemoDesk, skillKey: string, count: number): Promise<void> {
  await county.go(`/enrolments?skill=${encodeURIComponent(skillKey)}`)
  await button(county, `选择最早的 ${count} 条`).click()
  await button(county, '受理').click()
  const dialog = dialogOf(county, '受理报名')
  await county.shot('accept')
  await dialog.getByRole('button', { name: '试算' }).click()
  const confirm = county.page.getByRole('button', { name: `受理 ${count} 人` })
  await confirm.waitFor()
  await county.shot('accept-dry-run')
  await confirm.click()
  await county.page.getByText(`已受理 ${count} 人`).first().waitFor()
}

/** Address of the sign-ins of one session: without it the page chooses by the hour of the day. */
export const signInsOf = (trainingClass: string, session: string): string =>
  `/attendance?class=${trainingClass}&tab=sign-ins&session=${session}`

/** 全部签退: everybody who was signed in to a session. `signIns` is its address. */
export async function signOutAll(centre: DemoDesk, signIns: string, count: number): Promise<void> {
  await centre.go(signIns)
  await button(centre, `全部签退（${count} 人）`).waitFor()
  await centre.shot('signed-in')
  await button(centre, `全部签退（${count} 人）`).click()
  await done(centre, `已签退 ${count} 人`)
}
