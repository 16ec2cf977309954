import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import type { Enrolment } from '../../domain/enrolment/enrolment.ts'
import { runClass, skill } from '../../scripts/demo/classes.ts'
import { places } from '../../scripts/demo/stage.ts'
import { ask, county } from './counter-work.ts'
import { test } from './seeded-server.ts'

const TRAINING = 'class-of-one'

test('[E18] a seat that is given up goes to who applied first, with one click', async ({ stage }) => {
  test.setTimeout(900_000)
  const centre = await stage.newDesk({ ...places.centreA, name: 'seats-centre' })
  const desk = await stage.newDesk({ ...places.county, name: 'seats' })
  await runClass(centre, desk, TRAINING, '一人班', 1)
  await centre.close()
  const people = await ask<{ id: string }>(
    stage,
    `select id from document where collection = 'person' and 'county:${county}' = any(scopes)
       and body::json->>'openEnrolments' = '[]' and body::json->>'liveVouchers' = '[]' order by id limit 3`
  )
  const applicants = people.map(({ id: person }) => ({ person, enrolment: randomUUID() }))
  const identity = { method: 'typed', matched: null } as const
  for (const { person, enrolment } of applicants) {
    await desk.append({
      kind: 'enrolment.apply',
      args: { enrolment, person, county, ...skill, source: 'counter', identity }
    })
  }
  for (const { person, enrolment } of applicants) {
    await desk.append({ kind: 'enrolment.accept', args: { enrolment, person, trainingClass: TRAINING, voucher: '' } })
  }
  await desk.quiet()
  const states = async () => {
    const rows = await Promise.all(
      applicants.map(({ enrolment }) =>
        ask<{ body: string }>(stage, `select body from document where collection = 'enrolment' and id = $1`, [
          enrolment
        ])
      )
    )
    return rows.map(([row]) => (JSON.parse(row?.body ?? '{}') as Partial<Enrolment>).state)
  }
  expect(await states()).toEqual(['accepted', 'waitlisted', 'waitlisted'])

  const { page } = desk
  await desk.go(`/classes?id=${TRAINING}`)
  await page.getByText('1 个，已用 1，候补 2').waitFor()
  const waiting = page.getByRole('region', { name: '候补' })
  await expect(waiting.getByRole('button')).toHaveCount(0)
  await page.getByRole('region', { name: '花名册' }).getByRole('row').nth(1).hover()
  await page.getByRole('button', { name: /^撤回 .+ 的报名$/ }).click()
  const dialog = page.getByRole('dialog').filter({ hasText: '撤回报名' }).last()
  await dialog.getByLabel('原因').fill('本人不再参加')
  await dialog.getByRole('button', { name: '撤回报名', exact: true }).click()
  await page.getByText('1 个，已用 0，候补 2').waitFor()
  await waiting.getByRole('button', { name: /^递补 / }).click()
  await page.getByText('1 个，已用 1，候补 1').waitFor()
  await desk.quiet()
  expect(await states()).toEqual(['withdrawn', 'accepted', 'waitlisted'])
  await desk.close()
})
