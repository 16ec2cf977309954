import { maskIdNumber } from '../../domain/codes/id-number.ts'
import type { DemoDesk } from './demo-desk.ts'
import { scanAsKeyboard } from './scanner.ts'

/** One worker at a centre: what is on the paper and on the card. */
export interface Visitor {
  readonly idNumber: string
  /** The text of the QR, or the short code typed. */
  readonly paper: string
}

const scanBox = (desk: DemoDesk) => desk.page.getByRole('textbox', { name: '扫码或输入' })

/** Opens the verifying page on a class and its only session. */
export async function openVerifying(desk: DemoDesk, trainingClass: string): Promise<void> {
  await desk.go(`/verifying?class=${trainingClass}&session=s1`)
  await scanBox(desk).waitFor()
}

const verdict = (desk: DemoDesk) => desk.page.locator('section[data-outcome]')

/** Paper and card as a scanner and a card reader type them, then Enter. */
export async function verify(desk: DemoDesk, { paper, idNumber }: Visitor): Promise<void> {
  await scanBox(desk).focus()
  await scanAsKeyboard(desk.page, paper)
  await presentCard(desk, idNumber)
}

/** The paper held before the camera; the card as its reader types it. */
export async function verifyByCamera(desk: DemoDesk, idNumber: string): Promise<void> {
  const { page } = desk
  await page.getByRole('button', { name: '打开摄像头' }).click()
  await verdict(desk).waitFor()
  await page.getByRole('button', { name: '关闭摄像头' }).click()
  await presentCard(desk, idNumber)
}

/** The card beside a paper that was read; Enter does what the verdict offers, Esc makes room for the next worker. */
async function presentCard(desk: DemoDesk, idNumber: string): Promise<void> {
  const { page } = desk
  await verdict(desk).waitFor()
  await scanBox(desk).focus()
  await scanAsKeyboard(page, idNumber)
  await verdict(desk).getByText(maskIdNumber(idNumber)).waitFor()
  const before = await desk.entryCount()
  await page.getByRole('button', { name: /签到/ }).first().waitFor()
  await page.keyboard.press('Enter')
  await desk.until(async () => (await desk.entryCount()) > before)
  await verdict(desk).getByText('已办理').waitFor()
  await desk.shot('verdict')
  await scanBox(desk).focus()
  await page.keyboard.press('Escape')
  await verdict(desk).waitFor({ state: 'detached' })
}
