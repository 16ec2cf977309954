import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { DemoDesk, type DeskPlace } from '../../scripts/demo/demo-desk.ts'
import type { Stage } from '../../scripts/demo/stage.ts'
import { type AxeRules, auditPage, hearComplaints, pictureFile } from './page-audit.ts'
import { faces, firstFace, show } from './screens-face.ts'

/** One thing to look at: a page by its address, and what is opened on it. */
export interface Visit {
  readonly name: string
  readonly path: string
  readonly open?: (desk: DemoDesk, stage: Stage) => Promise<void>
  /** Looked at is the paper that `open` has previewed. */
  readonly isPaper?: boolean
  /** Puts right what the visit left behind on the desk. */
  readonly close?: (desk: DemoDesk) => Promise<unknown>
  readonly allowed?: readonly string[]
}

/** Looks at pages of one desk in every face; what is wrong fails the test without ending it. */
export class ScreenAudit {
  readonly desk: DemoDesk
  readonly #stage: Stage
  readonly #complaints: string[]

  constructor(desk: DemoDesk, stage: Stage) {
    this.desk = desk
    this.#stage = stage
    this.#complaints = hearComplaints(desk.page)
  }

  /** The page as it stands, in every face. */
  async look(name: string, allowed: readonly string[] = []): Promise<void> {
    // A message is on its way out at a time of its own, and stays in the language in which it was said.
    await expect(this.desk.page.locator('.mantine-Notification-root')).toHaveCount(0)
    for (const face of faces) {
      await show(this.desk, face)
      const { axe, suffix } = face
      const found = await this.#audit(this.desk.page, `${name}-${suffix}`, { axe, language: face.ui.language, allowed })
      expect.soft([...this.#complaints.splice(0), ...found], `${name}-${suffix}`).toEqual([])
    }
  }

  async visit(visit: Visit): Promise<void> {
    const { name, path: address, close, allowed } = visit
    await test.step(name, async () => {
      await this.desk.go(address)
      try {
        if (visit.isPaper) await this.#lookAtPaper(visit)
        else {
          await visit.open?.(this.desk, this.#stage)
          await this.look(name, allowed)
        }
      } catch (error) {
        await this.desk.page.screenshot({ path: pictureFile(`${this.desk.place.name}-${name}-failed`) })
        expect.soft(String(error), `${this.desk.place.name}-${name} could not be opened`).toBe('')
      }
      await show(this.desk, firstFace)
      await this.desk.page.keyboard.press('Escape')
      await close?.(this.desk)
      // An address of no page: whatever was open on this one is gone, once that is drawn.
      await this.desk.go('/nowhere')
      await this.desk.page.getByText('没有这个页面').waitFor()
    })
  }

  /** Paper has one face: black on white, in Chinese, in a window of its own. */
  async #lookAtPaper({ name, open, allowed = [] }: Visit): Promise<void> {
    const [paper] = await Promise.all([this.desk.nextWindow(), open?.(this.desk, this.#stage)])
    await paper.locator('.sheet').first().waitFor()
    const found = await this.#audit(paper, name, { axe: 'none', allowed })
    expect.soft([...this.#complaints.splice(0), ...found], name).toEqual([])
    await this.desk.app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) if (window.getParentWindow()) window.close()
    })
  }

  #audit(
    page: Page,
    name: string,
    { allowed, ...asked }: { axe: AxeRules; language?: 'zh' | 'en'; allowed: readonly string[] }
  ): Promise<string[]> {
    const { place } = this.desk
    return auditPage(page, { picture: `${place.name}-${name}`, ...asked, allowed: [...allowed, place.login] })
  }
}

/** A new desk that is registered and logged in; `isLookedAt`: at its gate, too. */
export async function openAuditedDesk(stage: Stage, place: DeskPlace, isLookedAt: boolean): Promise<ScreenAudit> {
  const desk = new DemoDesk(place, path.join(stage.journals, place.name), stage.screens)
  await desk.start()
  const audit = new ScreenAudit(desk, stage)
  const { page } = desk
  if (isLookedAt) {
    await page.getByLabel('服务器地址').fill('没有地址')
    await audit.look('registration')
    await show(desk, firstFace)
  }
  await desk.register(stage.url, await stage.registerCode(place))
  if (isLookedAt) {
    await page.getByRole('combobox', { name: '登录名' }).fill(place.login)
    await page.getByRole('textbox', { name: '密码' }).fill('wrong-password-1')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('alert').waitFor()
    await audit.look('login-refused')
    await show(desk, firstFace)
  }
  await desk.login()
  await desk.ready()
  if (isLookedAt) await audit.look('first-load')
  await show(desk, firstFace)
  await page.getByRole('button', { name: /^已同步/ }).waitFor()
  return audit
}
