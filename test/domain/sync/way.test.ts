import { expect, test } from 'vitest'
import type { Body } from '../../../domain/journal/entry.ts'
import { KeyRing } from '../../doubles/crypto.ts'
import { digestOf, type TestDevice, testUuid } from '../../doubles/test-device.ts'
import { COUNTY, SKILL, START, TestProvince } from '../../doubles/test-province.ts'
import { MemoryStore } from '../../simulation/memory-store.ts'

const person = testUuid('person 1')
const enrolment = testUuid('enrolment 1')
const identity = { method: 'id-reader', matched: true } as const

async function province() {
  const store = new MemoryStore()
  const world = new TestProvince(store, new KeyRing())
  await world.found()
  await world.operator('clerk', 'county-a', ['county-clerk'])
  await world.operator('trainer', 'centre-a', ['centre-operator'])
  const county = await world.device('pc-county', 'county-a', ['clerk'])
  const centre = await world.device('pc-centre', 'centre-a', ['trainer'])
  return { store, world, county, centre }
}

const at = START + 60_000
const clerk = { operator: 'clerk', at }
const trainer = { operator: 'trainer', at }

function countyBodies(county: TestDevice, blank: { voucher: string; code: string }): Body[] {
  return [
    county.body(
      'person.register',
      {
        person,
        county: COUNTY,
        sex: 'male',
        birth: '1990-05-01',
        education: 'senior',
        category: 'rural-transfer',
        employment: 'farming',
        sample: true,
        parts: ['identity']
      },
      { ...clerk, sealed: [digestOf('1')] }
    ),
    county.body(
      'voucher.issue',
      {
        voucher: blank.voucher,
        code: blank.code,
        lease: 'lease-1',
        batch: 'batch-1',
        plan: 'plan-1',
        person,
        consented: false
      },
      clerk
    ),
    county.body('voucher.collect', { voucher: blank.voucher, person, scan: '', how: 'counter', identity }, clerk)
  ]
}

function classBodies(centre: TestDevice): Body[] {
  const draft = {
    id: 'class-1',
    name: '示例班',
    centre: 'centre-a',
    site: 'centre-a-site',
    county: COUNTY,
    ...SKILL,
    from: '2026-03-01',
    to: '2026-03-31',
    capacity: 30,
    sample: true
  }
  const session = {
    id: 's1',
    date: '2026-03-02',
    from: '08:00',
    to: '12:00',
    part: 'theory',
    mode: 'offline',
    hours: 4
  } as const
  return [
    centre.body('class.draft', draft, trainer),
    centre.body('session.schedule', { trainingClass: 'class-1', session }, trainer),
    centre.body('class.submit', { trainingClass: 'class-1' }, trainer)
  ]
}

test('[S6] one voucher goes its way: register, issue, collect, bind, sign in', async () => {
  const { store, world, county, centre } = await province()
  const [blank] = await world.lease('lease-1', county, 1, 10)
  world.now = at + 1000
  county.append(countyBodies(county, blank!))
  const first = await world.upload(county.upload())
  expect(first?.verdicts.map(v => [v.lane, v.rejection])).toEqual([
    ['accepted', null],
    ['accepted', null],
    ['accepted', null]
  ])

  centre.append(classBodies(centre))
  county.append([county.body('class.approve', { trainingClass: 'class-1' }, clerk)])
  expect((await world.upload(centre.upload()))?.verdicts.map(v => v.lane)).toEqual(['accepted', 'accepted', 'accepted'])
  const again = await world.upload(county.upload())
  expect(again?.verdicts.map(v => v.lane)).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])

  centre.append([
    centre.body('class.start', { trainingClass: 'class-1' }, trainer),
    centre.body(
      'voucher.bind',
      { voucher: blank!.voucher, person, trainingClass: 'class-1', enrolment, scan: '', identity },
      trainer
    ),
    centre.body(
      'attendance.sign-in',
      { trainingClass: 'class-1', session: 's1', person, enrolment, voucher: blank!.voucher, identity },
      trainer
    )
  ])
  const last = await world.upload(centre.upload())
  expect(last?.verdicts.map(v => [v.lane, v.rejection])).toEqual(Array.from({ length: 6 }, () => ['accepted', null]))
  expect(store.documents_.get(`voucher/${blank!.voucher}`)?.document).toMatchObject({
    state: 'redeemed',
    boundCentre: 'centre-a'
  })
})

test('[J3] an id that comes twice in one batch is decided once', async () => {
  const { world, county, store } = await province()
  const [blank] = await world.lease('lease-1', county, 1, 10)
  world.now = at + 1000
  const [register] = countyBodies(county, blank!)
  county.append([register!, register!])
  const reply = await world.upload(county.upload())
  expect(reply?.verdicts.map(v => v.lane)).toEqual(['accepted', 'accepted'])
  expect(reply?.head.seq).toBe(2)
  expect(store.documents_.get(`person/${person}`)?.version).toBe(1)
})
