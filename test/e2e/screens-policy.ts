import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { DemoDesk } from '../../scripts/demo/demo-desk.ts'
import { inFirstRow, openFirstRow, press } from './screens-county.ts'
import type { Visit } from './screens-desk.ts'

/** Names of versions are data. */
const nextName = '二〇二七年度政策'
const allowed = ['示例政策（可修改）', nextName]
/** Logins are data. */
const logins = ['city-', 'county-', 'province', 'qingxu.', 'centre', 'plant', 'clerk', 'reviewer', 'finance', 'auditor']
/** What a bank says beside yes and no. */
const onItsWay = '处理中'
const bankAnswer = path.join(mkdtempSync(path.join(tmpdir(), 'jinquan-screens-')), '1123.csv')
writeFileSync(
  bankAnswer,
  [
    '申领编号,拨付次数,业务编号,金额（元）,结果,失败原因',
    'claim-0,1,v-0,1000.00,成功,',
    `claim-0,1,v-1,1000.005,${onItsWay},`,
    'claim-0,1,v-2,1000.00,失败,'
  ].join('\n')
)

/** A version with another subsidy and another age, one mistake in it, tried on what the province holds. */
async function draftVersion({ page }: DemoDesk): Promise<void> {
  await page.getByLabel('版本名称').fill(nextName)
  await page.getByLabel('男性最高年龄（周岁）').fill('59')
  await page.getByLabel('第 1 行标准（元）').fill('987.65')
  await page.getByLabel('公示期（工作日）').fill('7')
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

/** A place with a licence, skills and a site. */
const centre = '/directory?type=centre&id=centre-140121-1'

async function addSite(desk: DemoDesk): Promise<void> {
  await press('变更信息', '增加教学点')(desk)
  await desk.page.getByLabel('许可截止').fill('2020-01-01')
}

/** A slip in the last character of the code. */
async function registerPlace({ page }: DemoDesk): Promise<void> {
  await page.getByRole('button', { name: '登记单位' }).click()
  await page.getByRole('dialog').getByLabel('名称').fill('太原市人力资源和社会保障局（示例）')
  await page.getByLabel('统一社会信用代码').fill('520000000X00000000')
}

async function addLogin({ page }: DemoDesk): Promise<void> {
  await page.getByRole('button', { name: '新增账号' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: '登录名' }).fill('-1')
}

/** An operator and an office at whose desk nobody else sits here. */
const farOperator = '/directory?tab=operator&id=op-county-140105'
const farOffice = '/directory?type=county&id=org-140105'

const give =
  (act: string) =>
  async (desk: DemoDesk): Promise<void> => {
    await press(act, '发放')(desk)
    await desk.page.getByRole('status', { name: act.replace('发放', '') }).waitFor()
  }

async function printSlip(desk: DemoDesk): Promise<void> {
  await give('发放初始口令')(desk)
  await desk.page.getByRole('dialog').getByRole('button', { name: '打印' }).click()
}

/** What only the province does: the versions of the policy and the next one, who acts and on what. */
export const provinceVisits: readonly Visit[] = [
  { name: 'policy', path: '/policy', allowed },
  { name: 'policy-version', path: '/policy', open: openFirstRow, allowed },
  { name: 'policy-draft', path: '/policy?tab=draft', open: draftVersion, allowed },
  { name: 'policy-publish', path: '/policy?tab=draft', open: askToPublish, allowed },
  { name: 'directory', path: '/directory' },
  { name: 'directory-place', path: centre },
  { name: 'directory-amend', path: centre, open: addSite },
  { name: 'directory-suspend', path: centre, open: press('停用单位') },
  { name: 'directory-operators', path: '/directory?tab=operator', allowed: logins },
  {
    name: 'directory-operator',
    path: '/directory?tab=operator&organisation=centre-140121-2&id=op-qingxu.centre2',
    open: press('停用账号'),
    allowed: logins
  },
  { name: 'directory-register', path: '/directory', open: registerPlace },
  { name: 'directory-add', path: '/directory?tab=operator', open: addLogin, allowed: logins },
  { name: 'directory-first-password', path: farOperator, open: give('发放初始口令'), allowed: logins },
  { name: 'directory-slip', path: farOperator, open: printSlip, isPaper: true, allowed: logins },
  { name: 'directory-device-code', path: farOffice, open: give('发放设备注册码') },
  { name: 'directory-devices', path: '/directory?tab=device' },
  { name: 'directory-revoke', path: '/directory?tab=device&organisation=org-14', open: inFirstRow('注销设备') },
  { name: 'directory-none', path: '/directory?tab=operator&state=stopped' }
]

/** A bank's answer with what can be wrong in it; nothing of it is reconciled. */
async function openBankAnswer({ app, page }: DemoDesk): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, bankAnswer)
  await page.getByRole('button', { name: '导入银行回执' }).click()
  await page.getByRole('table', { name: '不能对账的行' }).waitFor()
}

/** What only finance does. */
export const financeVisits: readonly Visit[] = [
  { name: 'bank-answer', path: '/subsidy', open: openBankAnswer, allowed: [onItsWay] }
]
