import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from '@playwright/test'
import { EXPORT_ALONE_MAX } from '../../domain/protocol/disclosure.ts'
import type { DemoDesk } from '../../scripts/demo/demo-desk.ts'
import type { Stage } from '../../scripts/demo/stage.ts'
import { chooseFile, press } from './screens-county.ts'
import type { Visit } from './screens-desk.ts'

/** Another operator of the county, who has been at the same desk. */
const second = 'qingxu.reviewer'
/** Data as the list and the desk name it. */
const allowed = ['乡镇名单', second]
const rows = EXPORT_ALONE_MAX + 112

/** A town's list in which no number is one: each of its rows stands in the table of problems. */
function longList({ out }: Stage): string {
  const file = path.join(out, '乡镇名单.csv')
  const lines = Array.from({ length: rows }, (_, n) => `样例${'甲乙丙丁'.charAt(n % 4)},${1000 + n}`)
  writeFileSync(file, ['姓名,身份证号', ...lines].join('\n'))
  return file
}

/** Wants the table of problems as a file, which has more rows than one may let out alone. */
async function exportProblems(desk: DemoDesk, stage: Stage): Promise<void> {
  await chooseFile(desk, longList(stage))
  await press('导出问题行')(desk)
  await desk.page.getByRole('dialog', { name: '导出需要双人确认' }).waitFor()
}

/** The only other operator of the desk is chosen already. */
async function confirmWith(desk: DemoDesk, password: string): Promise<void> {
  await desk.page.getByRole('dialog').getByRole('textbox', { name: '密码' }).fill(password)
  await press('确认导出')(desk)
}

/** The form is gone: a desk that shows a password's field is taken for a locked one. */
const isGone = ({ page }: DemoDesk): Promise<void> => page.getByRole('dialog').waitFor({ state: 'hidden' })

/** The refused form is gone, and the right password lets the file out. */
async function letOut(desk: DemoDesk): Promise<void> {
  const file = `${desk.profile}.xlsx`
  await desk.app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen })
  }, file)
  await isGone(desk)
  await press('导出问题行')(desk)
  await confirmWith(desk, desk.place.password)
  await desk.page.getByText('已导出问题行').first().waitFor()
  expect(existsSync(file)).toBe(true)
  await isGone(desk)
}

/** W11 on a desk: nobody to ask; then a second person, with a wrong password before the right one. */
export const exportVisits: readonly Visit[] = [
  {
    name: 'export-alone',
    path: '/people/import',
    open: async (desk, stage) => {
      await exportProblems(desk, stage)
      await desk.page.getByText('本机还没有其他经办登录过').waitFor()
    },
    close: isGone,
    allowed
  },
  {
    name: 'export-refused',
    path: '/today',
    open: async (desk, stage) => {
      await desk.handOver(second)
      await desk.handOver(desk.place.login)
      await desk.page.getByRole('button', { name: /^已同步/ }).waitFor()
      await desk.go('/people/import')
      await exportProblems(desk, stage)
      await confirmWith(desk, 'wrong-password-1')
      await desk.page.getByText('登录名或密码不对').waitFor()
    },
    close: letOut,
    allowed
  }
]
