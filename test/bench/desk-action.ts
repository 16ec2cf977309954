// performance.md "an action": judged, signed, on the disk and shown, in the product's main and page, against one fdatasync.
import { cp, mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildAll } from '../../scripts/demo/build.mjs'
import { launchDesk, newProfile } from '../../scripts/demo/launch-desk.ts'
import { removeFolder } from '../../scripts/demo/remove-folder.ts'
import { COUNTY } from '../doubles/test-province.ts'
import { buildPage, pageHtml } from '../renderer/replica/browser/real-browser.ts'
import { personId, personLine } from '../renderer/replica/browser/sample-documents.ts'
import { startScreen } from '../renderer/replica/browser/screen.ts'
import { ACCOUNT, CODE, startDeskProvince } from './desk/desk-province.ts'
import { median, percentile, printFigure, printRatio } from './replica/figures.ts'

const ACTIONS = Number(process.env.BENCH_ACTIONS ?? 60)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
const PEOPLE = ACTIONS * ROUNDS + 20

/** The product's main and preload with another page. */
async function buildApp(): Promise<string> {
  await buildAll(path.resolve('.'))
  const folder = await mkdtemp(path.join(tmpdir(), 'jinquan-bench-app-'))
  for (const part of ['main', 'preload']) await cp(`out/${part}`, path.join(folder, 'out', part), { recursive: true })
  await buildPage('test/bench/desk/action.page.ts', path.join(folder, 'out/renderer'))
  await writeFile(path.join(folder, 'out/renderer/index.html'), pageHtml)
  const about = { name: 'jinquan', productName: 'Jinquan', version: '0.1.0', type: 'module', main: 'out/main/index.js' }
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(about))
  return folder
}

/** Milliseconds of one append of a journal line's size with its fdatasync, on the desk's own disk. */
async function openRawDisk(folder: string) {
  await mkdir(folder, { recursive: true })
  const file = await open(path.join(folder, 'raw'), 'a')
  const line = Buffer.alloc(1000, 0x20)
  return {
    sync: async (): Promise<number> => {
      const start = performance.now()
      await file.write(line)
      await file.datasync()
      return performance.now() - start
    },
    close: () => file.close()
  }
}

const people = Array.from({ length: PEOPLE }, (_, n) => {
  const line = personLine(n)
  return { ...line, document: { ...line.document, counties: [COUNTY] } }
})
const screen = await startScreen()
if (screen.display !== '') process.env.DISPLAY = screen.display
const province = await startDeskProvince(people)
const app = await buildApp()
const profile = await newProfile()
const desk = await launchDesk({ profile, app, flags: ['--demo'] })
const raw = await openRawDisk(path.join(profile, 'raw'))
try {
  const invoke = (channel: string, request: object): Promise<{ ok: boolean; failure?: object }> =>
    desk.page.evaluate(`window.desk.invoke('${channel}', ${JSON.stringify(request)})`)
  const must = async (channel: string, request: object): Promise<void> => {
    const outcome = await invoke(channel, request)
    if (!outcome.ok) throw new Error(`${channel}: ${JSON.stringify(outcome.failure)}`)
  }
  await must('setup.register', { server: province.url, code: CODE })
  await must('session.login', ACCOUNT)
  await desk.page.evaluate(`openCounter('${personId(0)}').then(one => { window.record = one })`)
  await must('sync.cut', { on: true })
  const rounds: (readonly [number, number])[] = []
  const all: number[] = []
  let next = 0
  const act = (): Promise<number> => desk.page.evaluate<number>(`record('${personId(next++)}')`)
  for (let n = 0; n < 20; n += 1) await act()
  for (let round = 0; round < ROUNDS; round += 1) {
    const acted: number[] = []
    const synced: number[] = []
    for (let n = 0; n < ACTIONS; n += 1) {
      synced.push(await raw.sync())
      acted.push(await act())
    }
    all.push(...acted)
    rounds.push([median(acted), median(synced)])
  }
  printRatio('an action, from the click to the page, p50', 'ms', rounds)
  const above = rounds.map(([acted, synced]) => acted - synced)
  const figure = { unit: 'ms', raw: null, ratio: null, rounds: ROUNDS }
  printFigure({ name: 'an action above one fdatasync, p50', value: median(above), ...figure })
  printFigure({ name: 'an action, p99', value: percentile(all, 0.99), ...figure, rounds: all.length })
} finally {
  await raw.close()
  await desk.close()
  province.stop()
  screen.stop()
  await removeFolder(profile)
  await rm(app, { recursive: true, force: true })
}
