import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { DemoDesk, type DeskPlace } from '../../scripts/demo/demo-desk.ts'
import { button, choose, dialogOf, done } from '../../scripts/demo/loop/page-steps.ts'
import { removeFolder } from '../../scripts/demo/remove-folder.ts'
import { Screens } from '../../scripts/demo/screens.ts'
import { runServerCommand } from '../../scripts/demo/server-process.ts'
import { Stage } from '../../scripts/demo/stage.ts'
import { ask } from './counter-work.ts'

const out = path.resolve(import.meta.dirname, '../../test-results/stages/founding')
const bureau = { organisation: 'org-14', name: '山西省人力资源和社会保障厅', login: 'province.admin' }
const office = { organisation: 'org-140121', name: '清徐县人力资源和社会保障局', login: 'qingxu.clerk' }
const chosen = { bureau: 'an-own-password-of-14', office: 'an-own-password-of-140121' }

/** A new PC: registered by its code, then the first password, which opens nothing but the choice of an own one. */
async function beginAt(stage: Stage, place: DeskPlace, code: string, own: string): Promise<DemoDesk> {
  const desk = new DemoDesk(place, path.join(stage.journals, place.name), stage.screens)
  await desk.start()
  const { page } = desk
  await desk.register(stage.url, code)
  await desk.login()
  await page.getByText('设置自己的密码').waitFor()
  const enter = button(desk, '设置并登录')
  await page.getByRole('textbox', { name: '新密码' }).fill(own)
  await page.getByRole('textbox', { name: '再输一次' }).fill(`${own}?`)
  await page.getByText('两次输入不一致').waitFor()
  await expect(enter).toBeDisabled()
  await page.getByRole('textbox', { name: '再输一次' }).fill(own)
  await desk.shot('choose-password')
  await enter.click()
  await desk.ready()
  return desk
}

/** The code that a dialog gives out, as somebody would read it. */
async function codeOf(desk: DemoDesk, act: string): Promise<string> {
  await button(desk, act).click()
  const dialog = dialogOf(desk, act)
  await dialog.getByRole('button', { name: '发放', exact: true }).click()
  const code = await dialog.getByRole('status', { name: act.replace('发放', '') }).innerText()
  await desk.shot(act === '发放初始口令' ? 'first-password' : 'device-code')
  await dialog.getByRole('button', { name: '关闭', exact: true }).last().click()
  await dialog.waitFor({ state: 'detached' })
  return code
}

async function registerOffice(desk: DemoDesk): Promise<string> {
  await desk.go('/directory')
  await button(desk, '登记单位').click()
  const form = dialogOf(desk, '登记单位')
  await choose(desk, form, '类别', '县级部门')
  await choose(desk, form, '所在地区', /清徐县/)
  await form.getByLabel('名称').fill(office.name)
  await desk.shot('register-office')
  await form.getByRole('button', { name: '保存', exact: true }).click()
  await done(desk, `已登记：${office.name}`)
  await desk.quiet()
  return codeOf(desk, '发放设备注册码')
}

async function addClerk(desk: DemoDesk): Promise<string> {
  await desk.go('/directory?tab=operator')
  await button(desk, '新增账号').click()
  const form = dialogOf(desk, '新增账号')
  await choose(desk, form, '所属单位', office.name)
  // by the keyboard: the field lies under what was picked
  await form.getByRole('combobox', { name: '岗位' }).press('ArrowDown')
  await desk.page.getByRole('option', { name: '县级经办' }).click()
  await form.getByRole('textbox', { name: '登录名' }).fill(office.login)
  await form.getByRole('textbox', { name: '工位名称' }).fill('经办 01')
  await desk.shot('add-clerk')
  await form.getByRole('button', { name: '保存', exact: true }).click()
  await done(desk, '已新增：经办 01')
  await desk.quiet()
  return codeOf(desk, '发放初始口令')
}

let stage: Stage
// A server that nobody stops outlives a test that failed.
test.afterEach(() => stage.stopServer())

test('[D11] [D12] a province begins with nothing, and its first clerk sits down at a desk of a county', async () => {
  test.setTimeout(600_000)
  await removeFolder(out)
  await mkdir(out, { recursive: true })
  stage = new Stage(out, new Screens(out), null)
  const { organisation, name, login } = bureau
  const said = await runServerCommand({ data: stage.data, database: null }, [
    ...['found', '--org', organisation, '--name', name, '--login', login]
  ])
  const { firstPassword } = JSON.parse(said) as { firstPassword: string }
  await stage.startServer()

  const first = { name: 'bureau', organisation, login, password: firstPassword }
  const province = await beginAt(stage, first, await stage.registerCode(first), chosen.bureau)
  const deviceCode = await registerOffice(province)
  const clerkPassword = await addClerk(province)

  const second = { ...office, name: 'office', password: clerkPassword }
  const county = await beginAt(stage, second, deviceCode, chosen.office)
  await county.page.getByText(office.name).first().waitFor()
  await county.go('/people')
  await county.page.getByText('还没有登记劳动者').first().waitFor()
  await county.shot('nobody-yet')

  const lanes = await ask<{ lane: string }>(stage, 'select distinct lane from entry')
  expect(lanes).toEqual([{ lane: 'accepted' }])
  const audited = await ask<{ action: string }>(stage, `select action from audit where outcome = 'given' order by n`)
  expect(audited.map(({ action }) => action)).toEqual([
    'POST /v1/registration-codes',
    'POST /v1/operator/first-password'
  ])
  expect([...province.complaints, ...county.complaints]).toEqual([])
  await province.close()
  await county.close()
})
