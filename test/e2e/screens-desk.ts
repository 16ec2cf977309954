import path from 'node:path'
import { expect, test } from '@playwright/test'
import { DemoDesk, type DeskPlace } from '../../scripts/demo/demo-desk.ts'
import type { Stage } from '../../scripts/demo/stage.ts'
import { auditPage, hearComplaints, pictureFile } from './page-audit.ts'

/** One thing to look at: a page by its address, and what is opened on it. */
export interface Visit {
  readonly name: string
  readonly path: string
  readonly open?: (desk: DemoDesk) => Promise<void>
  readonly allowed?: readonly string[]
}

interface View {
  readonly suffix: string
  readonly width: number
  readonly height: number
  readonly textScale: number
}

/** The office PC of the design, the same with the largest text, and a large window. */
const views: readonly View[] = [
  { suffix: '1366', width: 1366, height: 768, textScale: 100 },
  { suffix: '1366-large-text', width: 1366, height: 768, textScale: 125 },
  { suffix: '1920', width: 1920, height: 1080, textScale: 100 }
]

async function show(desk: DemoDesk, { width, height, textScale }: View): Promise<void> {
  await desk.app.evaluate(
    ({ BrowserWindow }, size) => {
      const window = BrowserWindow.getAllWindows()[0]!
      window.setMinimumSize(1, 1)
      window.setContentSize(size.width, size.height)
    },
    { width, height }
  )
  await desk.page.evaluate(scale => {
    document.documentElement.style.fontSize = scale === 100 ? '' : `${scale}%`
  }, textScale)
  await desk.page.waitForFunction(wide => Math.abs(innerWidth - wide) <= 2, width)
}

/** Looks at pages of one desk in every size; what is wrong fails the test without ending it. */
export class ScreenAudit {
  readonly desk: DemoDesk
  readonly #complaints: string[]

  constructor(desk: DemoDesk) {
    this.desk = desk
    this.#complaints = hearComplaints(desk.page)
  }

  /** The page as it stands, in every size. */
  async look(name: string, allowed: readonly string[] = []): Promise<void> {
    for (const view of views) {
      await show(this.desk, view)
      const picture = `${this.desk.place.name}-${name}-${view.suffix}`
      const faults = await auditPage(this.desk.page, {
        picture,
        axe: view.suffix === '1366',
        allowed: [...allowed, this.desk.place.login]
      })
      expect.soft([...this.#complaints.splice(0), ...faults], picture).toEqual([])
    }
    await show(this.desk, views[0]!)
  }

  async visit({ name, path: address, open, allowed }: Visit): Promise<void> {
    await test.step(name, async () => {
      await this.desk.go(address)
      try {
        await open?.(this.desk)
        await this.look(name, allowed)
      } catch (error) {
        await this.desk.page.screenshot({ path: pictureFile(`${this.desk.place.name}-${name}-failed`) })
        expect.soft(String(error), `${this.desk.place.name}-${name} could not be opened`).toBe('')
      }
      await this.desk.page.keyboard.press('Escape')
      // An address of no page: whatever was open on this one is gone.
      await this.desk.go('/nowhere')
    })
  }
}

/** A new desk, looked at from its registration to its first load. */
export async function openAuditedDesk(stage: Stage, place: DeskPlace): Promise<ScreenAudit> {
  const desk = new DemoDesk(place, path.join(stage.journals, place.name), stage.screens)
  await desk.start()
  desk.page.setDefaultTimeout(60_000)
  const audit = new ScreenAudit(desk)
  const { page } = desk
  await page.getByLabel('服务器地址').fill('没有地址')
  await audit.look('registration')
  await page.getByLabel('服务器地址').fill(stage.url)
  await page.getByLabel('注册码').fill(await stage.registerCode(place))
  await page.getByRole('button', { name: '注册', exact: true }).click()
  await page.getByLabel('密码').waitFor()
  await page.getByRole('combobox', { name: '登录名' }).fill(place.login)
  await page.getByLabel('密码').fill('wrong-password-1')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('alert').waitFor()
  await audit.look('login-refused')
  await desk.login()
  await desk.ready()
  await audit.look('first-load')
  await page.getByRole('button', { name: /^已同步/ }).waitFor()
  return audit
}
