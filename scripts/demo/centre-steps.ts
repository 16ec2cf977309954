import { maskIdNumber } from '../../domain/codes/id-number.ts'
import { sessionOn, today } from './classes.ts'
import type { DemoDesk } from './demo-desk.ts'
import type { StandInBridge } from './reader-bridge/stand-in.ts'
import { scanAsKeyboard } from './scanner.ts'

/** One worker at a centre: what is on the paper and on the card. */
export interface Visitor {
  readonly idNumber: string
  /** The text of the QR. */
  readonly paper: string
}

/** How a card comes to the page: as the keys of a reader, or over the bridge of the reader's vendor. */
type Present = (desk: DemoDesk, idNumber: string) => Promise<void>

const scanBox = (desk: DemoDesk) => desk.page.getByRole('textbox', { name: '扫码或输入' })

/** Slower than any scanner, as fingers are. */
const KEY_MS = 90

/** Opens the verifying page on a class and one of its sessions: else the one of today of a class of the main way. */
export async function openVerifying(
  desk: DemoDesk,
  trainingClass: string,
  session = sessionOn(today())
): Promise<void> {
  await desk.go(`/verifying?class=${trainingClass}&session=${session}`)
  await scanBox(desk).waitFor()
}

const verdict = (desk: DemoDesk) => desk.page.locator('section[data-outcome]')

const typedCard: Present = (desk, idNumber) => scanAsKeyboard(desk.page, idNumber)

/** Lays a social-security card on the reader of a bridge. */
const cardOn =
  (bridge: StandInBridge): Present =>
  (_desk, idNumber) =>
    bridge.control({
      card: { medium: 'social-security-card', idNumber, name: null, validUntil: null, authentic: true }
    })

/** Paper and card as a scanner and a card reader type them, then Enter. */
export async function verify(desk: DemoDesk, { paper, idNumber }: Visitor): Promise<void> {
  await scanBox(desk).focus()
  await scanAsKeyboard(desk.page, paper)
  await finish(desk, idNumber, typedCard)
}

/** A worker whom the class expects: the card alone says who it is, and the voucher is known. */
export async function verifyByCard(desk: DemoDesk, idNumber: string): Promise<void> {
  await scanBox(desk).focus()
  await scanAsKeyboard(desk.page, idNumber)
  await verdict(desk).getByText(maskIdNumber(idNumber)).first().waitFor()
  await commit(desk, 'verdict-expected')
}

/** The paper by a scanner, the card by a reader behind its vendor's bridge. */
export async function verifyByBridge(
  desk: DemoDesk,
  { paper, idNumber }: Visitor,
  bridge: StandInBridge
): Promise<void> {
  await scanBox(desk).focus()
  await scanAsKeyboard(desk.page, paper)
  await finish(desk, idNumber, cardOn(bridge), 'verdict-bridge')
  await bridge.control({ card: null })
}

/** The paper held before the camera; the card as its reader types it. */
export async function verifyByCamera(desk: DemoDesk, { idNumber }: Visitor): Promise<void> {
  const { page } = desk
  await page.getByRole('button', { name: '打开摄像头' }).click()
  await verdict(desk).waitFor()
  await page.getByRole('button', { name: '关闭摄像头' }).click()
  await finish(desk, idNumber, typedCard, 'verdict-camera')
}

/** No paper: the short code by hand, which is enough for a voucher that this desk holds; the card as typed by its reader. */
export async function verifyByCode(desk: DemoDesk, code: string, idNumber: string): Promise<void> {
  await scanBox(desk).focus()
  await scanBox(desk).pressSequentially(code, { delay: KEY_MS })
  await desk.page.keyboard.press('Enter')
  await finish(desk, idNumber, typedCard, 'verdict-short-code')
}

/** The card beside a paper that was read. */
async function finish(desk: DemoDesk, idNumber: string, present: Present, shown = 'verdict'): Promise<void> {
  await verdict(desk).waitFor()
  await scanBox(desk).focus()
  await present(desk, idNumber)
  await verdict(desk).getByText(maskIdNumber(idNumber)).first().waitFor()
  await commit(desk, shown)
}

/** Enter does what the verdict offers, Esc makes room for the next worker. */
async function commit(desk: DemoDesk, shown: string): Promise<void> {
  const { page } = desk
  const before = await desk.entryCount()
  await verdict(desk).getByRole('button', { name: /签到/ }).waitFor()
  await page.keyboard.press('Enter')
  await desk.until(async () => (await desk.entryCount()) > before)
  await verdict(desk).getByText('已办理').waitFor()
  await desk.shot(shown)
  await scanBox(desk).focus()
  await page.keyboard.press('Escape')
  await verdict(desk).waitFor({ state: 'detached' })
}
