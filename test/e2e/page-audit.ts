import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { layoutFaults } from './layout-audit.ts'
import { englishFaults, textFaults, textsOfPage } from './text-audit.ts'

const pictures = path.resolve(import.meta.dirname, '../../test-results/screens')
export const pictureFile = (picture: string): string => path.join(pictures, `${picture}.png`)

/** All of them, those whose answer changes with colours and sizes, or none: the rest is the same in every picture. */
export type AxeRules = 'all' | 'look' | 'none'
const lookRules = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable']

/** What is looked at in one picture of a page. */
export interface Look {
  readonly picture: string
  readonly axe: AxeRules
  readonly language?: 'zh' | 'en'
  readonly allowed?: readonly string[]
}

/** Runs in the page: what is still on its way. */
function unrest(): string[] {
  const moving = document
    .getAnimations()
    .filter(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().iterations !== Infinity)
    .map(({ effect }) => effect instanceof KeyframeEffect && effect.target?.className)
  const waiting = document.querySelectorAll(
    '[aria-busy="true"], .mantine-Skeleton-root[data-visible], .mantine-Loader-root, [data-loading]'
  )
  return [...moving, ...[...waiting].map(({ className }) => className)].map(String)
}

/** Waits until nothing of the page is on its way any more, twice in a row. */
export async function settled(page: Page): Promise<void> {
  let left: string[] = []
  for (let calm = 0, tries = 0; calm < 2; tries += 1) {
    left = await page.evaluate(unrest)
    calm = left.length === 0 ? calm + 1 : 0
    if (tries > 2000) throw new Error(`the page does not come to rest: ${left.join(', ')}`)
    await page.waitForTimeout(60)
  }
}

/** Everything that is wrong with the page as it stands, in words; its picture is kept. */
export async function auditPage(page: Page, { picture, axe, language, allowed }: Look): Promise<string[]> {
  await settled(page)
  await mkdir(pictures, { recursive: true })
  await page.screenshot({ path: pictureFile(picture) })
  const texts = await page.evaluate(textsOfPage)
  const wordFaults = language === 'en' ? englishFaults(texts, allowed) : textFaults(texts, allowed)
  const found = [...(await page.evaluate(layoutFaults)), ...wordFaults]
  if (axe !== 'none') found.push(...(await axeFaults(page, axe)))
  await writeFaults(picture, found)
  return found
}

/** Beside the picture, so that a run can be read while it goes on. */
async function writeFaults(picture: string, found: readonly string[]): Promise<void> {
  const file = path.join(pictures, `${picture}.txt`)
  if (found.length === 0) await rm(file, { force: true })
  else await writeFile(file, `${found.join('\n')}\n`)
}

/** The rows of a table are alike: the first ones answer for them all, and for most of the time that axe takes. */
const furtherRows = 'tbody tr:nth-child(n + 6)'

/** In the page itself: Electron opens no second one. */
async function axeFaults(page: Page, rules: Exclude<AxeRules, 'none'>): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .exclude(furtherRows)
  const { violations } = await (rules === 'look' ? axe.withRules(lookRules) : axe).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ html, any }) => `axe ${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`)
    )
}

/** Collects what a page complains of; take it with `splice`. */
export function hearComplaints(page: Page): string[] {
  const heard: string[] = []
  page.on('pageerror', error => heard.push(`error in the page: ${error.message}`))
  page.on('console', message => {
    const text = message.text()
    if (
      message.type() === 'error' ||
      /Content Security Policy|Refused to|MaxListeners|Each child in a list/.test(text)
    ) {
      heard.push(`console: ${text.slice(0, 300)}`)
    }
  })
  return heard
}
