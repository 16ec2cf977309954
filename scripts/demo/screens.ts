import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'

/** Pictures of screens with the text that stands on each, for whoever looks without a display. */
export class Screens {
  readonly #folder: string
  readonly #texts = new Map<string, string>()
  readonly #taken = new Set<string>()
  #isEachOnce = false
  #count = 0

  constructor(folder: string) {
    this.#folder = folder
  }

  get count(): number {
    return this.#count
  }

  /** From here on a picture of the same name is taken once: the same form filled in for many workers looks alike. */
  takeEachOnce(): void {
    this.#isEachOnce = true
  }

  /** Whether a picture of this name would be taken. */
  isWanted(name: string): boolean {
    return !this.#isEachOnce || !this.#taken.has(name)
  }

  async take(name: string, page: Page): Promise<void> {
    if (!this.isWanted(name)) return
    this.#taken.add(name)
    this.#count += 1
    const file = `${String(this.#count).padStart(2, '0')}-${name}`
    await mkdir(path.join(this.#folder, 'screens'), { recursive: true })
    await page.screenshot({ path: path.join(this.#folder, 'screens', `${file}.png`) })
    this.#texts.set(`${file}.png`, await page.locator('body').innerText())
    await writeFile(
      path.join(this.#folder, 'screens.json'),
      `${JSON.stringify(Object.fromEntries(this.#texts), null, 2)}\n`
    )
  }
}
