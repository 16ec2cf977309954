import path from 'node:path'
import { expect } from '@playwright/test'
import type { Attendance } from '../../domain/attendance/attendance.ts'
import type { Body } from '../../domain/journal/entry.ts'
import type { Voucher } from '../../domain/voucher/voucher.ts'
import { DemoDesk } from '../../scripts/demo/demo-desk.ts'
import { places } from '../../scripts/demo/stage.ts'
import { ask, county, newest, wish, worker } from './counter-work.ts'
import { openRefusingLine } from './refusing-line.ts'
import { test } from './seeded-server.ts'

/** Rows of the failure table that only the real desktop can prove. */

test('[row 20] an old client is told to upgrade on every page; what it saved goes up afterwards', async ({ stage }) => {
  test.setTimeout(900_000)
  const line = await openRefusingLine(stage.url)
  const desk = new DemoDesk({ ...places.county, name: 'row-20' }, path.join(stage.journals, 'row-20'), stage.screens)
  await desk.start()
  await desk.register(line.url, await stage.registerCode(desk.place))
  await desk.login()
  await desk.ready()

  line.refuseWith = 426
  await desk.append(wish(await worker(stage, 1)))
  await desk.page.getByText('程序版本过旧，请升级；1 条已保存').waitFor()
  await desk.go('/synchronisation')
  await desk.page.getByRole('alert').filter({ hasText: '已保存的办理都在' }).waitFor()
  expect((await newest(desk)).verdict).toBeNull()

  line.refuseWith = null
  await desk.quiet()
  await desk.page.getByText('程序版本过旧，请升级').first().waitFor({ state: 'detached' })
  expect((await newest(desk)).verdict?.lane).toBe('accepted')
  await desk.close()
  line.close()
})

test('[row 41] mistakes are put right by entries of their own, and what was done before stays visible', async ({
  stage
}) => {
  test.setTimeout(900_000)
  const desk = await stage.newDesk({ ...places.county, name: 'row-41', login: 'qingxu.reviewer' })
  const [found] = await ask<{ voucher: string; attendance: string }>(
    stage,
    `select v.body as voucher, a.body as attendance from document v
       join document a on a.collection = 'attendance' and a.body::json->>'voucher' = v.id
         and a.body::json->>'redeems' = 'true' and a.body::json->>'state' = 'present'
     where v.collection = 'voucher' and v.body::json->>'state' = 'redeemed' and 'county:${county}' = any(v.scopes)
     order by v.id limit 1`
  )
  const voucher = JSON.parse(found?.voucher ?? '') as Voucher
  const { trainingClass, session, person, enrolment } = JSON.parse(found?.attendance ?? '') as Attendance
  const journal = () => ask<{ id: string; body: string }>(stage, 'select id::text, body from entry order by arrival')
  const before = await journal()
  const documentOf = async (collection: string, id: string) => {
    const [row] = await ask<{ body: string }>(stage, 'select body from document where collection = $1 and id = $2', [
      collection,
      id
    ])
    return JSON.parse(row?.body ?? '{}') as Record<string, unknown>
  }

  await desk.append(
    { kind: 'attendance.void', args: { trainingClass, session, person, enrolment, reason: '签错了人' } },
    { kind: 'person.amend', args: { person, fields: { employment: 'flexible' }, parts: [] } }
  )
  await desk.go(`/vouchers?id=${encodeURIComponent(voucher.id)}`)
  const { page } = desk
  await page.getByRole('button', { name: '核销撤回', exact: true }).click()
  const dialog = page.getByRole('dialog').filter({ hasText: '撤回核销' }).last()
  await dialog.getByLabel('原因').fill('核销有误')
  await dialog.getByRole('button', { name: '核销撤回', exact: true }).click()
  await page.getByText('已撤回核销').first().waitFor()
  await desk.quiet()
  await page.getByText('核销撤回').first().waitFor()

  expect(await documentOf('voucher', voucher.id)).toMatchObject({ state: 'bound', redeemedBy: '' })
  expect(await documentOf('attendance', `${trainingClass}.${session}.${person}`)).toMatchObject({
    state: 'void',
    reason: '签错了人'
  })
  expect(await documentOf('person', person)).toMatchObject({ employment: 'flexible' })
  const after = await journal()
  expect(after.slice(0, before.length)).toEqual(before)
  expect(after.slice(before.length).map(({ body }) => (JSON.parse(body) as Body).kind)).toEqual(
    expect.arrayContaining(['attendance.void', 'person.amend', 'voucher.reinstate'])
  )
  await desk.close()
})
