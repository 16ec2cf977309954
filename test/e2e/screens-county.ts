import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from '@playwright/test'
import { sampleIdNumber } from '../../domain/codes/id-number.ts'
import { untilMatched } from '../../scripts/demo/county-steps.ts'
import type { DemoDesk } from '../../scripts/demo/demo-desk.ts'
import { scanAsKeyboard } from '../../scripts/demo/scanner.ts'
import type { Visit } from './screens-desk.ts'
import { usualDropReason } from './screens-results.ts'

const workbook = path.resolve(import.meta.dirname, '../../scripts/demo/workbook/workers.xlsx')
/** No list of workers, whatever its name says. */
const unreadable = path.join(mkdtempSync(path.join(tmpdir(), 'jinquan-screens-')), '1122.PDF')
writeFileSync(unreadable, '这不是表格')
/** A plan line of the sample province that many want, and the batch made from it. */
const plan = 'plan-140121-4-10-01-05-5'
export const batch = 'batch-140121-4-10-01-05-5'
/** Number of a sample worker that neither the sample province nor the workbook holds. */
const newcomer = sampleIdNumber(4_950_001, '1988-08-08', 'female')

export const openFirstRow = async ({ page }: DemoDesk): Promise<void> => {
  const dialog = page.getByRole('dialog')
  // One that is on its way out is not the one that is asked for.
  await expect(dialog).toHaveCount(0)
  // Rows may move under the pointer while the list is filled; a drawer that comes late lies over them.
  await expect(async () => {
    if ((await dialog.count()) === 0) await page.getByRole('grid').getByRole('row').nth(1).click({ timeout: 5_000 })
    await dialog.first().waitFor({ timeout: 5_000 })
  }).toPass({ timeout: 120_000 })
}

export const press =
  (...names: readonly (string | RegExp)[]) =>
  async ({ page }: DemoDesk): Promise<void> => {
    for (const name of names) await page.getByRole('button', { name, exact: true }).first().click()
  }

/** A button of the first row's drawer. */
export const inFirstRow =
  (name: string) =>
  async (desk: DemoDesk): Promise<void> => {
    await openFirstRow(desk)
    await press(name)(desk)
  }

/** Of the first claim, which the sample province has gone all the way with. */
const paperOfClaim =
  (name: string) =>
  async (desk: DemoDesk): Promise<void> => {
    await openFirstRow(desk)
    await press('打印与导出')(desk)
    await desk.page.getByRole('menuitem', { name }).click()
  }

/** Of somebody whose voucher was paid for: every part of the record has something in it. */
async function openRecord(desk: DemoDesk): Promise<void> {
  await desk.go('/vouchers?state=settled')
  await openFirstRow(desk)
  await desk.page.getByTitle('查看劳动者').click()
  await desk.page.getByRole('region', { name: '证书' }).getByRole('listitem').first().waitFor()
}

async function scan(desk: DemoDesk, idNumber: string): Promise<void> {
  await desk.page.getByRole('textbox', { name: '扫码或输入' }).waitFor()
  await scanAsKeyboard(desk.page, idNumber)
}

async function serveNewcomer(desk: DemoDesk): Promise<void> {
  const { page } = desk
  await scan(desk, newcomer)
  await page.getByLabel('姓名').fill('样例乙')
}

/** The numbers of this desk are of another skill: more are asked for without leaving the worker. */
async function reserveAtCounter(desk: DemoDesk): Promise<void> {
  const { page } = desk
  await serveNewcomer(desk)
  const occupation = page.getByRole('combobox', { name: '职业（工种）' })
  await occupation.fill('4-10-01-02')
  await page.getByRole('option', { name: '育婴员' }).click()
  await page.getByText('本机没有这个职业（工种）的预留券').waitFor()
  const dialog = page.getByRole('dialog', { name: '申请预留券号' })
  await page.keyboard.press('Alt+R')
  await expect(dialog.getByLabel('张数')).toBeFocused()
  await dialog.getByLabel('张数').fill('3')
  await page.keyboard.press('Control+Enter')
  await page.getByText('本机预留剩余 3 张').waitFor()
  // Back in the field, and the visit is still the one that was begun.
  await expect(occupation).toBeFocused()
  await page
    .getByRole('alert')
    .filter({ hasText: '已预留 3 张' })
    .getByRole('button')
    .click({ timeout: 5_000 })
    .catch(() => undefined)
  await page.keyboard.press('Alt+R')
  await expect(dialog.getByLabel('张数')).toBeFocused()
}

/** The next visit begins with nobody at the counter. */
async function emptyCounter({ page }: DemoDesk): Promise<void> {
  await page.getByRole('textbox', { name: '扫码或输入' }).focus()
  await page.keyboard.press('Escape')
  await page.getByText('请刷劳动者的身份证').waitFor()
}

async function serveKnown(desk: DemoDesk): Promise<void> {
  const { page } = desk
  await serveNewcomer(desk)
  // The preview of the slip would stand before the page, and a page behind another does not move on.
  await page.getByLabel('打印凭条').uncheck()
  await page.keyboard.press('Control+Enter')
  await page
    .getByText(/^已办结/)
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await scan(desk, newcomer)
  await page.getByRole('heading', { name: '本次办理' }).waitFor()
}

/** The filters of the address leave nothing of the list. */
async function isNothing({ page }: DemoDesk): Promise<void> {
  await page.getByRole('button', { name: '清除条件', exact: true }).first().waitFor()
}

export async function chooseFile(desk: DemoDesk, file: string): Promise<void> {
  await desk.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, file)
  await desk.page.getByRole('button', { name: '选择文件', exact: true }).click()
}

async function importUnreadable(desk: DemoDesk): Promise<void> {
  await chooseFile(desk, unreadable)
  await desk.page.getByRole('alert').waitFor()
}

async function previewImport(desk: DemoDesk): Promise<void> {
  await chooseFile(desk, workbook)
  await desk.page.getByRole('button', { name: /^登记 [\d,]+ 人$/ }).waitFor()
}

async function tryOutIssuing({ page }: DemoDesk): Promise<void> {
  await untilMatched(page)
  await page.getByRole('textbox', { name: '选前' }).fill('12')
  await page.getByRole('button', { name: '选中', exact: true }).click()
  await page.getByRole('button', { name: '试算发放' }).click()
  await page.getByRole('button', { name: /^发放 \d+ 张$/ }).waitFor()
}

async function issue(desk: DemoDesk): Promise<void> {
  await tryOutIssuing(desk)
  await desk.page.getByRole('button', { name: /^发放 \d+ 张$/ }).click()
  await desk.page
    .getByText(/^已发放 \d+ 张/)
    .first()
    .waitFor()
}

async function tryOutAcceptance({ page }: DemoDesk): Promise<void> {
  await page.getByRole('button', { name: /^选择最早的/ }).click()
  await page.getByRole('button', { name: '受理', exact: true }).click()
  await page.getByRole('dialog').waitFor()
}

/** The pages of a county as they are opened, and their drawers. */
export const clerkPages: readonly Visit[] = [
  { name: 'today', path: '/today' },
  { name: 'counter', path: '/counter' },
  { name: 'people', path: '/people' },
  { name: 'person', path: '/people', open: openFirstRow },
  { name: 'person-record', path: '/people/record', open: openRecord },
  { name: 'enrolments', path: '/enrolments' },
  { name: 'enrolment', path: '/enrolments', open: openFirstRow },
  { name: 'issuing', path: '/issuing' },
  { name: 'vouchers', path: '/vouchers' },
  { name: 'voucher', path: '/vouchers', open: openFirstRow },
  {
    name: 'voucher-settled',
    path: '/vouchers?state=settled',
    open: async desk => {
      await openFirstRow(desk)
      await desk.page.getByText('补贴已发放').waitFor()
    }
  },
  { name: 'plans', path: '/plans' },
  { name: 'plan', path: '/plans', open: openFirstRow },
  { name: 'batches', path: '/plans?tab=batches' },
  { name: 'batch', path: '/plans?tab=batches', open: openFirstRow },
  { name: 'classes', path: '/classes' },
  { name: 'class', path: '/classes', open: openFirstRow },
  { name: 'results', path: '/results' },
  { name: 'subsidy', path: '/subsidy' },
  { name: 'cases', path: '/cases' },
  { name: 'case', path: '/cases?kind=dispute', open: openFirstRow },
  { name: 'alert', path: '/cases?kind=alert', open: openFirstRow },
  { name: 'synchronisation', path: '/synchronisation' },
  { name: 'readiness', path: '/readiness' },
  { name: 'settings', path: '/settings' },
  { name: 'leases', path: '/settings?part=leases' },
  { name: 'desk', path: '/settings?part=desk' },
  { name: 'reader', path: '/settings?part=reader' },
  { name: 'password', path: '/settings?part=password' }
]

/** What a clerk does on them: forms, dry runs, the counter. */
export const clerkWork: readonly Visit[] = [
  { name: 'not-found', path: '/nothing-here' },
  {
    name: 'search',
    path: '/today',
    open: async ({ page }) => {
      await page.keyboard.press('Control+k')
      await page.getByPlaceholder('搜索劳动者').fill('王')
      await page.locator('.mantine-Spotlight-action').filter({ hasText: '王' }).first().waitFor()
    }
  },
  {
    name: 'people-none',
    path: '/people',
    open: async ({ page }) => {
      await page.getByLabel('查找劳动者').fill('没有这个人')
      await page.getByText('没有符合条件的劳动者').waitFor()
    },
    allowed: ['没有这个人']
  },
  { name: 'vouchers-none', path: '/vouchers?code=ZZZZ-9999-222', open: isNothing },
  { name: 'enrolments-none', path: '/enrolments?skill=none', open: isNothing },
  { name: 'plans-none', path: '/plans?year=2024', open: isNothing },
  { name: 'classes-none', path: '/classes?state=cancelled' },
  { name: 'cases-none', path: '/cases?state=finished&kind=dispute', open: isNothing },
  {
    name: 'line-cut',
    path: '/synchronisation',
    open: async desk => {
      await desk.cut(true)
      await desk.page.getByRole('button', { name: /^离线/ }).waitFor()
    },
    close: desk => desk.cut(false)
  },
  { name: 'register', path: '/people', open: press('登记劳动者') },
  {
    name: 'amend',
    path: '/people',
    open: async desk => {
      await openFirstRow(desk)
      await press('更正信息')(desk)
    }
  },
  {
    name: 'intention-form',
    path: '/people',
    open: async desk => {
      await openFirstRow(desk)
      await press('登记意愿')(desk)
      await expect(desk.page.getByRole('dialog').getByRole('combobox', { name: '职业（工种）' })).toBeFocused()
    }
  },
  { name: 'import', path: '/people/import' },
  { name: 'import-unreadable', path: '/people/import', open: importUnreadable },
  { name: 'import-preview', path: '/people/import', open: previewImport, allowed: ['workers'] },
  { name: 'counter-wrong-number', path: '/counter', open: desk => scan(desk, '140105199001011234') },
  { name: 'counter-unknown', path: '/counter', open: serveNewcomer },
  { name: 'counter-reserve', path: '/counter', open: reserveAtCounter, close: emptyCounter },
  { name: 'counter-known', path: '/counter', open: serveKnown },
  { name: 'accepting', path: '/enrolments', open: tryOutAcceptance },
  { name: 'issuing-line', path: `/issuing?line=${plan}` },
  { name: 'issuing-refused', path: `/issuing?line=${plan}&fit=refused` },
  { name: 'issuing-dry-run', path: `/issuing?line=${plan}`, open: tryOutIssuing },
  { name: 'issuing-done', path: `/issuing?line=${plan}`, open: issue },
  { name: 'paper-slips', path: `/issuing?line=${plan}`, open: press('打印凭条'), isPaper: true },
  { name: 'paper-issued', path: `/issuing?line=${plan}`, open: press('打印券发放清单'), isPaper: true },
  {
    name: 'paper-receipts',
    path: '/enrolments',
    open: press(/^选择最早的/, '打印报名受理单'),
    isPaper: true
  },
  {
    name: 'voucher-void',
    path: '/vouchers?state=issued',
    open: async desk => {
      await openFirstRow(desk)
      await press('作废')(desk)
    }
  },
  {
    name: 'alert-raise',
    path: '/vouchers',
    open: inFirstRow('提出预警')
  },
  { name: 'vouchers-ending', path: '/vouchers?state=ending', open: isNothing },
  { name: 'entry', path: '/synchronisation', open: openFirstRow }
]

/** What a reviewer sees beyond the clerk, and what a reviewer may do there. */
export const reviewerVisits: readonly Visit[] = [
  { name: 'today', path: '/today' },
  { name: 'plans', path: '/plans' },
  { name: 'plan-form', path: '/plans', open: press('拟定计划') },
  { name: 'class-submitted', path: '/classes?state=submitted', open: openFirstRow },
  {
    name: 'class-file',
    path: '/classes?state=running',
    open: async desk => {
      await openFirstRow(desk)
      await press('一班一档')(desk)
    }
  },
  { name: 'case', path: '/cases?kind=dispute', open: openFirstRow },
  {
    name: 'merge',
    path: '/people',
    open: async desk => {
      await inFirstRow('合并重复登记')(desk)
      await desk.page.getByLabel('要并入的登记').first().fill('王')
      await desk.page.getByRole('dialog', { name: '合并重复登记' }).getByRole('radio').first().click()
      await desk.page.getByText('已用过的券').waitFor()
    },
    // The worker on top of the list is the last one of whom somebody said why: the visits of results end a training.
    allowed: [usualDropReason]
  },
  { name: 'alert-assign', path: '/cases?view=mine', open: inFirstRow('交办') },
  { name: 'alert-close', path: '/cases?view=answered', open: inFirstRow('办结') },
  { name: 'paper-warnings', path: '/cases?state=all', open: press('打印预警通报'), isPaper: true },
  { name: 'paper-plan', path: '/plans', open: press('打印计划表'), isPaper: true },
  { name: 'paper-figures', path: '/vouchers', open: press('打印使用情况统计'), isPaper: true },
  { name: 'paper-application', path: '/subsidy', open: paperOfClaim('打印补贴申请表'), isPaper: true },
  { name: 'paper-opinion', path: '/subsidy', open: paperOfClaim('打印审核意见单'), isPaper: true },
  { name: 'paper-reconciliation', path: '/subsidy', open: paperOfClaim('打印对账结果'), isPaper: true }
]
