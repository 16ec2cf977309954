import type { Locator } from '@playwright/test'
import type { DemoDesk } from '../../scripts/demo/demo-desk.ts'

/** More than any of our pages has to walk through. */
const MOST_TABS = 250

const isFocused = (goal: Locator): Promise<boolean> => goal.evaluate(element => element === document.activeElement)

/** Goes there by Tab, as somebody without a mouse does. */
async function tabTo({ page }: DemoDesk, goal: Locator): Promise<void> {
  await goal.waitFor()
  for (let n = 0; n < MOST_TABS; n += 1) {
    if (await isFocused(goal)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('the keyboard does not get there')
}

export const buttonOf = ({ page }: DemoDesk, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: true }).first()

/** Buttons one after the other, each reached by Tab and pressed by Enter. */
export const byKeys =
  (...names: readonly (string | RegExp)[]) =>
  async (desk: DemoDesk): Promise<void> => {
    for (const name of names) {
      await tabTo(desk, buttonOf(desk, name))
      await desk.page.keyboard.press('Enter')
    }
  }
