import { expect } from '@playwright/test'
import { sampleIdNumber } from '../../domain/codes/id-number.ts'
import { ownWork } from '../../scripts/demo/papers.ts'
import { scanAsKeyboard } from '../../scripts/demo/scanner.ts'
import { places } from '../../scripts/demo/stage.ts'
import { batch } from './screens-county.ts'
import { test } from './seeded-server.ts'

/** Of the design: what a clerk may have to press for one worker once the number is known. */
const MOST_KEYS = 12
/** A name as an input method takes it: its pinyin and the space that picks the first candidate. */
const typedName = { name: '样例丁', keys: 'yangliding '.length }

/** Runs in the page: counts keys from now on, before anything else hears them; Ctrl+Enter is one. */
function countKeys(): void {
  const counted = window as unknown as { keys: number }
  counted.keys = 0
  const modifiers = ['Control', 'Shift', 'Alt', 'Meta']
  window.addEventListener('keydown', ({ key, repeat }) => !repeat && !modifiers.includes(key) && counted.keys++, true)
}

test('one counter visit takes at most twelve keys after the ID number, and no mouse', async ({ stage }) => {
  test.setTimeout(900_000)
  const desk = await stage.newDesk({ ...places.county, name: 'keys' })
  const { page } = desk
  await desk.call('lease.request', { batch, count: 5 })
  await desk.quiet()
  const before = (await ownWork(desk)).length
  await desk.go('/counter')
  await page.getByRole('textbox', { name: '扫码或输入' }).waitFor()
  const idNumber = sampleIdNumber(4_980_001, '1989-03-03', 'female')
  await scanAsKeyboard(page, idNumber)
  await page.getByLabel('姓名').waitFor()
  await page.evaluate(countKeys)
  await expect(page.getByLabel('姓名')).toBeFocused()
  await page.keyboard.insertText(typedName.name)
  const [paper] = await Promise.all([desk.nextWindow(), page.keyboard.press('Control+Enter')])
  await paper.getByText(typedName.name).first().waitFor()
  await page
    .getByText(/^已办结/)
    .first()
    .waitFor()
  const pressed = await page.evaluate(() => (window as unknown as { keys: number }).keys)
  expect(pressed).toBe(1)
  expect(pressed + typedName.keys).toBeLessThanOrEqual(MOST_KEYS)
  const done = (await ownWork(desk)).slice(before).map(({ kind }) => kind)
  expect(done).toEqual(['person.register', 'intention.record', 'voucher.issue', 'voucher.collect', 'enrolment.apply'])
  await desk.close()
})
