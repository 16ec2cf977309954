import path from 'node:path'
import { expect, type Locator, test } from '@playwright/test'
import { batch, plan } from '../../scripts/demo/classes.ts'
import { untilMatched } from '../../scripts/demo/county-steps.ts'
import type { DemoDesk } from '../../scripts/demo/demo-desk.ts'
import { idNumbersOf, ownWork } from '../../scripts/demo/papers.ts'
import { places, type Stage } from '../../scripts/demo/stage.ts'
import { formatCount } from '../../src-renderer/locale/format.ts'
import { ask } from './counter-work.ts'
import { chooseFile } from './screens-county.ts'
import { onSeededStage } from './seeded-server.ts'

/** Long work on a real desk that is stopped in the middle: what was saved stays, and the rest is done by going on. */

const workbook = path.resolve(import.meta.dirname, '../../scripts/demo/workbook/workers.xlsx')
/** As many as the server grants in one lease. */
const LEASE = 500

interface Standing {
  readonly done: number
  readonly total: number
}

/**
 * Runs in the page: presses 取消 when the bar called `title` first stands in the middle. Listening there, it cannot come
 * after the end, which a click from outside might on a quick machine.
 */
function cancelMidway(title: string): Promise<Standing> {
  return new Promise(resolve => {
    const look = (): void => {
      const panel = document.querySelector(`[aria-label="${title}"]`)?.closest('.mantine-Stack-root')
      const [done = 0, total = 0] = (panel?.querySelector('.tabular')?.textContent ?? '')
        .replaceAll(',', '')
        .split('/')
        .map(text => Number.parseInt(text, 10))
      const button = panel?.querySelector('button')
      if (!button || !(done > 0 && done < total)) return
      observer.disconnect()
      button.click()
      resolve({ done, total })
    }
    const observer = new MutationObserver(look)
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
  })
}

const numberIn = async (found: Locator): Promise<number> => Number((await found.innerText()).replaceAll(/\D/g, ''))

interface Count {
  readonly entries: number
  readonly persons: number
}

/** Entries of a kind in the desk's own journal, and how many persons they are about. */
async function countOf(desk: DemoDesk, kind: string): Promise<Count> {
  const persons = (await ownWork(desk)).filter(body => body.kind === kind).map(({ args }) => String(args.person))
  return { entries: persons.length, persons: new Set(persons).size }
}

const each = (n: number): Count => ({ entries: n, persons: n })

/** Every worker of the list comes with the wish that stands in the same row. */
async function expectRegistered(desk: DemoDesk, n: number): Promise<void> {
  expect(await countOf(desk, 'person.register')).toEqual(each(n))
  expect(await countOf(desk, 'intention.record')).toEqual(each(n))
}

/** Chooses the workbook; yields the button that registers so many, once its dry run is over. */
async function tryOutImport(desk: DemoDesk, count: number): Promise<Locator> {
  await chooseFile(desk, workbook)
  const start = desk.page.getByRole('button', { name: /^登记 [\d,]+ 人$/ })
  expect(await numberIn(start)).toBe(count)
  return start
}

/** Stops the import of the workbook and takes the rest by importing it again. */
async function importInTwo(desk: DemoDesk, rows: number): Promise<void> {
  const { page } = desk
  await desk.go('/people/import')
  const start = await tryOutImport(desk, rows)
  const stopped = page.evaluate(cancelMidway, '正在登记')
  await start.click()
  const { done, total } = await stopped
  expect(total).toBe(rows)
  await page.getByText(/^已停止。已登记的保留/).waitFor()
  const registered = await numberIn(page.getByText(/^新登记 [\d,]+ 人$/))
  expect(registered).toBeGreaterThanOrEqual(done)
  expect(registered).toBeLessThan(rows)
  expect(await numberIn(page.getByText(/^记录意愿 [\d,]+ 条$/))).toBe(registered)
  await expectRegistered(desk, registered)

  await page.getByRole('button', { name: '再导入一份' }).click()
  await (await tryOutImport(desk, rows - registered)).click()
  await page.getByText('导入结束').waitFor()
  expect(await numberIn(page.getByText(/^新登记 [\d,]+ 人$/))).toBe(rows - registered)
  await expectRegistered(desk, rows)
}

/** Chooses the first workers of the list; yields the button that issues to them, once the dry run is over. */
async function tryOutIssuing({ page }: DemoDesk, count: number): Promise<Locator> {
  await page.getByRole('textbox', { name: '选前' }).fill(`${count}`)
  await page.getByRole('button', { name: '选中', exact: true }).click()
  await page.getByRole('button', { name: '试算发放' }).click()
  return page.getByRole('button', { name: `发放 ${formatCount(count)} 张`, exact: true })
}

async function blanksLeft(desk: DemoDesk): Promise<readonly string[]> {
  const { leases } = await desk.call('lease.list', {})
  return leases.flatMap(({ remaining }) => remaining.map(({ voucher }) => voucher))
}

/** Stops issuing in bulk and goes on from the list as it stands then. */
async function issueInTwo(desk: DemoDesk): Promise<void> {
  const { page } = desk
  const blanks = await blanksLeft(desk)
  await desk.go(`/issuing?line=${plan}`)
  await untilMatched(page)
  const issue = await tryOutIssuing(desk, blanks.length)
  await issue.waitFor()
  const stopped = page.evaluate(cancelMidway, '正在发放')
  await issue.click()
  const { done, total } = await stopped
  expect(total).toBe(blanks.length)
  await page.getByText('已按要求停止，之前发放的有效').waitFor()
  const issued = await numberIn(page.getByRole('status').getByText(/^已发放 [\d,]+ 张$/))
  expect(issued).toBeGreaterThanOrEqual(done)
  expect(issued).toBeLessThan(blanks.length)
  expect(await countOf(desk, 'voucher.issue')).toEqual(each(issued))
  const rest = await blanksLeft(desk)
  const used = (await ownWork(desk)).flatMap(({ kind, args }) => (kind === 'voucher.issue' ? [args.voucher] : []))
  expect([...used, ...rest].sort()).toEqual([...blanks].sort())
  await page.getByText(`本机预留剩余 ${formatCount(rest.length)} 张`).waitFor()

  // Without 完成: nobody who was issued one just now is among the first of the list.
  await (await tryOutIssuing(desk, rest.length)).click()
  await page
    .getByRole('status')
    .getByText(`已发放 ${formatCount(rest.length)} 张`, { exact: true })
    .waitFor()
  expect(await countOf(desk, 'voucher.issue')).toEqual(each(blanks.length))
  expect(await blanksLeft(desk)).toEqual([])
}

/** Entries of this desk by kind and lane, as the server has them. */
async function arrivedFrom(desk: DemoDesk, stage: Stage): Promise<Readonly<Record<string, number>>> {
  const { entries } = await desk.call('journal.list', { limit: 1 })
  const rows = await ask<{ what: string; n: number }>(
    stage,
    `select kind || ' ' || lane as what, count(*)::int as n from entry where device_id = $1 group by 1`,
    [entries[0]?.body.deviceId]
  )
  return Object.fromEntries(rows.map(({ what, n }) => [what, n]))
}

test('an import and issuing in bulk are stopped in the middle, keep what they saved and go on with the rest', async () => {
  test.setTimeout(900_000)
  await onSeededStage('cancel', async stage => {
    const desk = await stage.newDesk({ ...places.county, name: 'cancel' })
    const rows = (await idNumbersOf(workbook)).length
    for (const count of [LEASE, LEASE]) await desk.call('lease.request', { batch, count })
    // An issue is judged over the leases as the replica holds them, and those come with a pull.
    await desk.go(`/issuing?line=${plan}`)
    await desk.page.getByText(`本机预留剩余 ${formatCount(2 * LEASE)} 张`).waitFor()
    await desk.cut(true)
    await importInTwo(desk, rows)
    await issueInTwo(desk)
    await desk.cut(false)
    await desk.quiet()
    expect(await arrivedFrom(desk, stage)).toEqual({
      'person.register accepted': rows,
      'intention.record accepted': rows,
      'voucher.issue accepted': 2 * LEASE
    })
    expect(stage.complaints).toEqual([])
  })
})
