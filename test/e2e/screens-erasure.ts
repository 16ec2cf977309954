import { expect, type Locator } from '@playwright/test'
import { groupShortCode } from '../../domain/codes/short-code.ts'
import type { DemoDesk } from '../../scripts/demo/demo-desk.ts'
import type { Stage } from '../../scripts/demo/stage.ts'
import { ask, county } from './counter-work.ts'
import type { Visit } from './screens-desk.ts'

const inCounty = `collection = 'person' and 'county:${county}' = any(scopes)`

/** Somebody whose every voucher was paid for, with nothing else on its way. */
async function finishedWorker(stage: Stage): Promise<string> {
  const [row] = await ask<{ id: string }>(
    stage,
    `select id from document person where ${inCounty} and body::json->>'mergedInto' = ''
       and json_array_length(body::json->'liveVouchers') + json_array_length(body::json->'openEnrolments') = 0
       and exists (select from document voucher where voucher.collection = 'voucher'
         and voucher.body::json->>'person' = person.id and voucher.body::json->>'state' = 'settled')
       and not exists (select from document other where other.body::json->>'person' = person.id
         and (other.collection = 'case' or other.collection = 'voucher' and other.body::json->>'state' <> 'settled'))
     order by id limit 1`
  )
  if (!row) throw new Error('the sample has workers whose vouchers were paid for')
  return row.id
}

/** The dialog, filled in as far as the button that does it. */
async function openErasure(desk: DemoDesk, person: string): Promise<Locator> {
  const { page } = desk
  await desk.go(`/people?id=${person}`)
  await page.getByRole('dialog').getByRole('button', { name: '更多操作', exact: true }).click()
  await page.getByRole('menuitem', { name: '清除个人信息' }).click()
  const dialog = page.getByRole('dialog', { name: /^清除个人信息：/ })
  await dialog.getByRole('radio', { name: '本人申请' }).check()
  const masked = await dialog.getByText(/^\d{6}\*+/).innerText()
  await dialog.getByLabel('号码末四位').fill(masked.slice(-4))
  const confirm = dialog.getByRole('button', { name: '清除', exact: true })
  await expect(confirm).toBeEnabled()
  return confirm
}

/** Somebody who is erased, and whose record on this desk says so; whichever visit comes first does it. */
async function erased(desk: DemoDesk, stage: Stage): Promise<string> {
  const [known] = await ask<{ id: string }>(
    stage,
    `select id from document where ${inCounty} and body like '%"erased":%'`
  )
  const person = known?.id ?? (await finishedWorker(stage))
  if (!known) {
    await (await openErasure(desk, person)).click()
    await desk.page.getByText('已提交清除').first().waitFor()
    await desk.quiet()
  }
  await desk.go(`/people/record?id=${person}`)
  await desk.page.getByText(/已清除个人信息，原因/).waitFor()
  return person
}

/** The first document of the kind that names the erased person. */
async function namingErased<T>(desk: DemoDesk, stage: Stage, collection: 'voucher' | 'claim'): Promise<T> {
  const person = await erased(desk, stage)
  const [row] = await ask<{ body: string }>(
    stage,
    `select body from document where collection = $1 and strpos(body, $2) > 0 order by id limit 1`,
    [collection, person]
  )
  if (!row) throw new Error(`no ${collection} names ${person}`)
  return JSON.parse(row.body) as T
}

/** What an erasure asks and says, and how those are shown of whom nobody knows any more who they are. */
export const erasureVisits: readonly Visit[] = [
  {
    name: 'erase',
    path: '/people',
    open: async (desk, stage) => void (await openErasure(desk, await finishedWorker(stage)))
  },
  { name: 'person-erased', path: '/people', open: async (desk, stage) => void (await erased(desk, stage)) },
  {
    name: 'voucher-erased',
    path: '/vouchers',
    open: async (desk, stage) => {
      const { id, code } = await namingErased<{ id: string; code: string }>(desk, stage, 'voucher')
      await desk.go(`/vouchers?code=${groupShortCode(code)}&id=${id}`)
      await expect(desk.page.getByText('已清除', { exact: true })).toHaveCount(2)
    }
  },
  {
    name: 'claim-erased',
    path: '/subsidy',
    open: async (desk, stage) => {
      const { id } = await namingErased<{ id: string }>(desk, stage, 'claim')
      await desk.go(`/subsidy?id=${id}`)
      await desk.page.getByText('已清除', { exact: true }).first().waitFor()
    }
  }
]
