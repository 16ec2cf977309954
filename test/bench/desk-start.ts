// performance.md "cold start to usable": the built program, from its process to the shell an operator works in.
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { DocumentLine } from '../../domain/protocol/pull.ts'
import { buildAll } from '../../scripts/demo/build.mjs'
import { launchDesk, newProfile } from '../../scripts/demo/launch-desk.ts'
import { removeFolder } from '../../scripts/demo/remove-folder.ts'
import { voucherLine } from '../renderer/replica/browser/sample-documents.ts'
import { startScreen } from '../renderer/replica/browser/screen.ts'
import { ACCOUNT, CODE, type DeskProvince, startDeskProvince } from './desk/desk-province.ts'
import { printRatio } from './replica/figures.ts'

const COUNT = Number(process.env.BENCH_LARGE ?? 200_000)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5)
const PATIENCE = 240_000

interface Installed {
  readonly profile: string
  readonly province: DeskProvince
}

async function must(page: Page, channel: string, request: object): Promise<void> {
  const asked = `window.desk.invoke('${channel}', ${JSON.stringify(request)})`
  const outcome = await page.evaluate<{ readonly ok: boolean; readonly failure?: object }>(asked)
  if (!outcome.ok) throw new Error(`${channel}: ${JSON.stringify(outcome.failure)}`)
}

const usable = (page: Page): Promise<void> => page.getByRole('navigation').first().waitFor({ timeout: PATIENCE })

/** A desk that has been registered and has pulled everything. */
async function install(lines: readonly DocumentLine[]): Promise<Installed> {
  const province = await startDeskProvince(lines)
  const profile = await newProfile()
  const { page, close } = await launchDesk({ profile })
  await must(page, 'setup.register', { server: province.url, code: CODE })
  await must(page, 'session.login', ACCOUNT)
  await usable(page)
  await close()
  return { profile, province }
}

/** Milliseconds to the login form, and from the right password to the shell with its replica. */
async function start({ profile }: Installed): Promise<{ readonly form: number; readonly shell: number }> {
  const begin = performance.now()
  const { page, close } = await launchDesk({ profile })
  await page.getByRole('textbox', { name: '密码' }).waitFor()
  const form = performance.now() - begin
  const entering = performance.now()
  await must(page, 'session.login', ACCOUNT)
  await usable(page)
  const shell = performance.now() - entering
  await close()
  return { form, shell }
}

await buildAll(path.resolve('.'))
const screen = await startScreen()
if (screen.display !== '') process.env.DISPLAY = screen.display
const empty = await install([])
const full = await install(Array.from({ length: COUNT }, (_, n) => voucherLine(n)))
const whole: (readonly [number, number])[] = []
const forms: (readonly [number, number])[] = []
for (let round = 0; round < ROUNDS; round += 1) {
  const raw = await start(empty)
  const ours = await start(full)
  whole.push([ours.form + ours.shell, raw.form + raw.shell])
  forms.push([ours.form, raw.form])
}
for (const { profile, province } of [empty, full]) {
  province.stop()
  await removeFolder(profile)
}
screen.stop()
printRatio(`cold start to usable with ${COUNT} documents, login included`, 'ms', whole)
printRatio(`cold start to the login form with ${COUNT} documents`, 'ms', forms)
