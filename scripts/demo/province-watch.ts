import { type Browser, chromium, type Page } from '@playwright/test'
import { installedBrowser } from './installed-browser.ts'

const PATIENCE = 120_000

/** The province page in a real browser; null where no browser is installed. */
export async function openProvince(url: string, isHeadless: boolean): Promise<{ browser: Browser; page: Page } | null> {
  const executablePath = installedBrowser()
  if (!executablePath) return null
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({ executablePath, headless: isHeadless, args })
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  page.setDefaultTimeout(PATIENCE)
  await page.goto(url)
  return { browser, page }
}

/** Vouchers of the whole province, as its page counts them: ever issued, and redeemed. */
export interface ProvinceCount {
  readonly given: number
  readonly redeemed: number
}

/** Opens the page without a window and shows it to `look`; null where no browser is installed. */
export async function atProvince<T>(url: string, look: (page: Page) => Promise<T>): Promise<T | null> {
  const province = await openProvince(url, true)
  if (!province) return null
  try {
    await province.page.locator('tr.province').waitFor()
    return await look(province.page)
  } finally {
    await province.browser.close()
  }
}

export async function countOnPage(page: Page): Promise<ProvinceCount> {
  const figure = async (column: keyof ProvinceCount): Promise<number> => {
    const text = await page.locator(`tr.province td[data-column="${column}"]`).innerText()
    return Number(text.replaceAll(',', ''))
  }
  return { given: await figure('given'), redeemed: await figure('redeemed') }
}

/** The page moves by itself as entries arrive: waits until it shows these figures. */
export async function untilCounted(page: Page, expected: ProvinceCount): Promise<void> {
  let shown = await countOnPage(page)
  for (const end = Date.now() + PATIENCE; Date.now() < end; shown = await countOnPage(page)) {
    if (shown.given === expected.given && shown.redeemed === expected.redeemed) return
    await page.waitForTimeout(250)
  }
  throw new Error(`the province page shows ${JSON.stringify(shown)} in place of ${JSON.stringify(expected)}`)
}
