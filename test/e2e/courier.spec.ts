import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { expect } from '@playwright/test'
import { DemoDesk } from '../../scripts/demo/demo-desk.ts'
import { openProvince } from '../../scripts/demo/province-watch.ts'
import { places, type Stage } from '../../scripts/demo/stage.ts'
import { auditPage, hearComplaints } from './page-audit.ts'
import { test } from './seeded-server.ts'

const county = '140121'
const fileNames = ['out', 'back', 'jqc']
const idOf = (n: number): string => `0199c0de-0000-4000-8000-${String(n).padStart(12, '0')}`

const registerWorker = (desk: DemoDesk, n: number) =>
  desk.call('journal.append', {
    entries: [
      {
        kind: 'person.register',
        args: {
          person: idOf(n),
          county,
          sex: 'male',
          birth: '1990-01-01',
          education: 'junior',
          category: 'employee',
          employment: 'employed',
          sample: true,
          parts: ['identity']
        },
        sealed: [{ person: idOf(n), part: 'identity', plain: { name: '样例信使', idNumber: '00000019900101101X' } }]
      }
    ],
    policyVersion: 1,
    dataAgeMs: 0
  })

/** The stick: what is saved and chosen at this desk from now on. */
const plugIn = (desk: DemoDesk, save: string | null, open: string | null) =>
  desk.app.evaluate(
    ({ dialog }, stick) => {
      dialog.showSaveDialog = async () => ({ canceled: stick.save === null, filePath: stick.save ?? '' })
      dialog.showOpenDialog = async () => ({ canceled: stick.open === null, filePaths: stick.open ? [stick.open] : [] })
    },
    { save, open }
  )

const openDesk = async (stage: Stage, place: (typeof places)['county']): Promise<DemoDesk> => {
  const desk = new DemoDesk(place, path.join(stage.journals, place.name), stage.screens)
  await desk.start()
  await desk.register(stage.url, await stage.registerCode(place))
  await desk.login()
  await desk.ready()
  await desk.page.getByRole('button', { name: /^已同步/ }).waitFor()
  return desk
}

/** By keyboard alone: a clerk's hands stay where they are. */
const press = async ({ page }: DemoDesk, name: string | RegExp): Promise<void> => {
  await page.getByRole('button', { name }).focus()
  await page.keyboard.press('Enter')
}

const look = async (desk: DemoDesk, picture: string): Promise<void> => {
  // A message is on its way out at a time of its own.
  await expect(desk.page.locator('.mantine-Notification-root')).toHaveCount(0, { timeout: 30_000 })
  for (const [width, height] of [
    [1366, 768],
    [1920, 1080]
  ] as const) {
    await desk.app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
      { width, height }
    )
    await desk.page.waitForFunction(wide => Math.abs(innerWidth - wide) <= 2, width)
    const allowed = [desk.place.login, ...fileNames]
    const faults = await auditPage(desk.page, {
      picture: `courier-${picture}-${width}`,
      axe: width === 1366 ? 'all' : 'look',
      allowed
    })
    expect.soft(faults, picture).toEqual([])
  }
}

test('[row 1] a county without a line: out by stick, carried by a centre and by the page, and the answer back', async ({
  stage
}) => {
  test.setTimeout(900_000)
  const stick = path.join(stage.out, 'stick')
  await mkdir(stick, { recursive: true })
  const file = path.join(stick, 'out.jqc')
  const answer = path.join(stick, 'back.jqc')

  const site = await openDesk(stage, { ...places.county, name: 'courier-site' })
  await site.cut(true)
  await registerWorker(site, 1)
  await registerWorker(site, 2)
  await site.go('/synchronisation')
  await plugIn(site, file, null)
  await press(site, '导出到 U 盘')
  await site.page.getByText('信使文件已保存').waitFor()
  await look(site, 'exported')

  const carrier = await openDesk(stage, { ...places.centreA, name: 'courier-carrier' })
  await carrier.go('/synchronisation')
  await plugIn(carrier, answer, file)
  await press(carrier, '导入文件')
  await carrier.page.getByText('已代送到服务器').waitFor()
  await press(carrier, /^记录/)
  await carrier.page.getByText('代送办件').last().waitFor()
  await look(carrier, 'carried')
  await carrier.close()

  expect(await site.sync()).toMatchObject({ line: 'cut', pending: 2 })
  await plugIn(site, null, answer)
  await press(site, '导入文件')
  await site.page.getByText('回执已导入').waitFor()
  await site.until(async () => (await site.sync()).pending === 0)
  await site.until(async () => (await site.call('courier.state', {})).items[0]?.state === 'applied')
  expect(await site.sync()).toMatchObject({ line: 'cut', pending: 0 })
  await press(site, /^记录/)
  await site.page.getByText('导入回执').last().waitFor()
  await look(site, 'answered')

  const opened = await openProvince(stage.url, true)
  expect(opened, 'Chromium is one of the packages that the setup asks for').not.toBeNull()
  const { browser, page } = opened!
  const complaints = hearComplaints(page)
  await page.goto(`${stage.url}/courier.html`)
  await page.getByLabel('登录名').fill(places.centreA.login)
  await page.getByLabel('密码').fill(places.centreA.password)
  await page.getByLabel('信使文件').setInputFiles(file)
  await page.getByRole('button', { name: '上传并取回执' }).click()
  const saved = page.getByRole('link', { name: '保存回执' })
  await saved.waitFor()
  const allowed = ['English', ...fileNames, places.centreA.login]
  const faults = await auditPage(page, { picture: 'courier-page-1366', axe: 'all', allowed })
  expect.soft([...complaints, ...faults]).toEqual([])
  const [download] = await Promise.all([page.waitForEvent('download'), saved.click()])
  const second = path.join(stick, 'second.jqc')
  await download.saveAs(second)
  await browser.close()

  // The same work a second time: nothing doubles, and the newer answer is taken.
  await plugIn(site, null, second)
  await press(site, '导入文件')
  await site.page.getByText('回执已导入').last().waitFor()
  expect(await site.entryCount()).toBe(2)
  await plugIn(site, null, answer)
  await press(site, '导入文件')
  await site.page.getByText('这个回执比本机已有的更旧').waitFor()
  await site.close()
})
