import type { Locator } from '@playwright/test'
import type { DemoDesk } from '../demo-desk.ts'

/** What all pages have in common, found as a person finds it: by its words. */
export const button = ({ page }: DemoDesk, name: string): Locator => page.getByRole('button', { name, exact: true })

export const dialogOf = ({ page }: DemoDesk, name: string | RegExp): Locator =>
  page.getByRole('dialog', typeof name === 'string' ? { name, exact: true } : { name })

/** Long enough to press a cross, short beside the patience with a page. */
const GLANCE = 5000

/**
 * Waits for what the desk says when something is saved, and for it to go: the next one may say the same. It goes by
 * itself as well, perhaps in the moment in which it is closed; but never below the pointer of a click that missed it,
 * so that the cross is pressed until the message is gone.
 */
export async function done(desk: DemoDesk, said: string | RegExp): Promise<void> {
  const note = desk.page.getByRole('alert').filter({ hasText: said }).first()
  await note.waitFor()
  await desk.until(async () => {
    await note
      .getByRole('button')
      .first()
      .click({ timeout: GLANCE })
      .catch(() => undefined)
    return (await note.count()) === 0
  })
}

/** 今日: the next step is among what waits for whoever sits here. */
export async function lookAtToday(desk: DemoDesk, name: string, waiting: string): Promise<void> {
  await desk.go('/today')
  await desk.page.getByText(waiting, { exact: true }).first().waitFor()
  await desk.shot(`today-${name}`)
}

/** Picks one of a list by what is written on it. */
export async function choose({ page }: DemoDesk, form: Locator, field: string, option: string | RegExp): Promise<void> {
  await form.getByRole('combobox', { name: field }).click()
  await page.getByRole('option', { name: option }).first().click()
}

/** A part of the page's address, once it is there. */
export async function addressValue(desk: DemoDesk, name: string): Promise<string> {
  const read = (): string | null => new URLSearchParams(new URL(desk.page.url()).hash.split('?')[1]).get(name)
  await desk.until(async () => read() !== null)
  return read() ?? ''
}

/** Looks at a paper in its preview and puts it away. */
export async function lookAtPaper(desk: DemoDesk, name: string, open: () => Promise<void>): Promise<void> {
  const [paper] = await Promise.all([desk.nextWindow(), open()])
  await paper.locator('.sheet').first().waitFor()
  await desk.shot(name, paper)
  await desk.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) if (window.getParentWindow()) window.close()
  })
}
