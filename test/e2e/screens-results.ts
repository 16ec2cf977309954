import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from '@playwright/test'
import { sampleIdNumber } from '../../domain/codes/id-number.ts'
import type { DemoDesk } from '../../scripts/demo/demo-desk.ts'
import { done } from '../../scripts/demo/loop/page-steps.ts'
import type { Stage } from '../../scripts/demo/stage.ts'
import { ask } from './counter-work.ts'
import type { Visit } from './screens-desk.ts'
import { buttonOf, byKeys } from './screens-keyboard.ts'

/** Picked here for one worker, whom the county sees from then on. */
export const usualDropReason = '出勤不足'

/** A class of the second centre whose sessions are over. */
const trainingClass = 'class-140121-35'
const results = `/results?class=${trainingClass}`
const platform = 'platform-01'

const folder = mkdtempSync(path.join(tmpdir(), 'jinquan-screens-'))
const written = (name: string, lines: readonly string[]): string => {
  const file = path.join(folder, name)
  writeFileSync(file, lines.join('\n'))
  return file
}

/** A platform's record with what can be wrong in it. */
const hoursFile = written('1124.csv', [
  '证件号码,理论学时,实操学时,开始时间,结束时间',
  `${sampleIdNumber(4_990_001, '1990-01-01', 'male')},2,0,2026-01-05 19:00,2026-01-05 21:00`,
  `${sampleIdNumber(4_990_002, '1990-01-01', 'male')},二,0,2026-01-05 19:00,2026-01-05 18:00`,
  '140105199001011234,2,0,昨天,2026-01-05 21:00'
])
const headless = written('1125.csv', ['证件号码,学时', '1,2'])

const said = ({ page }: DemoDesk, text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor()

/** Some hours were to be studied online, and the class is over: its workers have every action there is. */
async function finishClass(desk: DemoDesk, stage: Stage): Promise<void> {
  const [row] = await ask<{ date: string }>(stage, "select body::json->>'to' as date from document where id = $1", [
    trainingClass
  ])
  const session = {
    id: 'evening',
    date: row?.date ?? '',
    from: '19:00',
    to: '21:00',
    part: 'theory',
    mode: 'online',
    hours: 2
  } as const
  await desk.append({ kind: 'session.schedule', args: { trainingClass, session } })
  await desk.quiet()
  await desk.go(`/classes?id=${trainingClass}`)
  await byKeys('结班')(desk)
  const dialog = desk.page.getByRole('dialog', { name: /^结班：/ })
  await expect(dialog.getByRole('button', { name: '确认结班' })).toBeFocused()
  await desk.page.keyboard.press('Control+Enter')
  await done(desk, '已结班')
  await desk.quiet()
  await desk.go(results)
  await buttonOf(desk, /^结业：/).waitFor()
}

const importHours =
  (file: string) =>
  async (desk: DemoDesk): Promise<void> => {
    await desk.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
    }, file)
    await byKeys('导入线上学时')(desk)
    await expect(desk.page.getByLabel('平台代码')).toBeFocused()
    await desk.page.keyboard.insertText(platform)
    await byKeys('选择文件')(desk)
  }

async function marksBelowPass(desk: DemoDesk): Promise<void> {
  await byKeys(/^结业：/)(desk)
  const { keyboard } = desk.page
  await expect(desk.page.getByRole('dialog').getByLabel('理论成绩')).toBeFocused()
  await keyboard.type('59')
  await keyboard.press('Enter')
  await keyboard.type('80')
}

/** The training centre: what became of everybody. Every dialog is reached without a mouse. */
export const resultVisits: readonly Visit[] = [
  {
    name: 'results-running',
    path: results,
    open: desk => said(desk, /^本班还没有结班/)
  },
  { name: 'results-actions', path: results, open: finishClass },
  { name: 'hours-form', path: results, open: byKeys(/^线上学时：/), allowed: [platform] },
  {
    name: 'hours-import',
    path: results,
    open: async desk => {
      await importHours(hoursFile)(desk)
      await desk.page.getByRole('table', { name: '不能录入的行' }).waitFor()
    },
    allowed: [platform]
  },
  {
    name: 'hours-import-heading',
    path: results,
    open: async desk => {
      await importHours(headless)(desk)
      await desk.page.getByRole('alert').waitFor()
    },
    allowed: [platform]
  },
  {
    name: 'complete-form',
    path: results,
    open: async desk => {
      await byKeys(/^结业：/)(desk)
      await expect(desk.page.getByRole('dialog').getByLabel('理论成绩')).toBeFocused()
      await desk.page.keyboard.press('Control+Enter')
      await said(desk, '请填 0–100 的整数')
    }
  },
  {
    name: 'complete-below-pass',
    path: results,
    open: async desk => {
      await marksBelowPass(desk)
      await buttonOf(desk, '低于及格线：保留成绩，按考核未通过办理').waitFor()
    }
  },
  {
    // Its row has no such button any more: the table has the keyboard, not the bare page.
    name: 'not-passed',
    path: results,
    open: async desk => {
      await marksBelowPass(desk)
      await byKeys('低于及格线：保留成绩，按考核未通过办理')(desk)
      await expect(desk.page.getByRole('grid')).toBeFocused()
    }
  },
  { name: 'drop', path: results, open: byKeys(/^退学：/) },
  {
    // The usual sentence that was picked has the keyboard, and the keys that confirm work there as well.
    name: 'drop-by-preset',
    path: results,
    open: async desk => {
      await byKeys(/^退学：/)(desk)
      const dialog = desk.page.getByRole('dialog', { name: /^退学：/ })
      await dialog.getByRole('radio', { name: usualDropReason }).press('Space')
      await desk.page.keyboard.press('Control+Enter')
      await dialog.waitFor({ state: 'detached' })
    }
  }
]
