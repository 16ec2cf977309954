import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from '@playwright/test'

/** Where Debian, macOS and Windows put a browser that Playwright can drive. */
const browsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
]

/** The province page in a real browser; null where no browser is installed. */
export async function openProvince(url: string, isHeadless: boolean): Promise<{ browser: Browser; page: Page } | null> {
  const executablePath = browsers.find(path => existsSync(path))
  if (!executablePath) return null
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({ executablePath, headless: isHeadless, args })
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  await page.goto(url)
  return { browser, page }
}

/** A figure of the whole province as it stands on the page. */
export async function provinceFigure(page: Page, column: string): Promise<number> {
  const text = await page.locator(`tr.province td[data-column="${column}"]`).innerText()
  return Number(text.replaceAll(',', ''))
}
