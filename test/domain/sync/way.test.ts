import { expect, test } from 'vitest'
import { testUuid } from '../../doubles/test-device.ts'
import { byClerk, byTrainer, identity, issueOf, lanesOf, openOffice, person, registration, send } from './office.ts'

test('[S6] one voucher goes its way: register, issue, collect, bind, sign in', async () => {
  const office = await openOffice()
  const { store, world, county, centre, lease } = office
  const voucher = lease.blanks[0]?.voucher ?? ''
  const enrolment = testUuid('enrolment 1')
  const atCounter = [
    registration(county),
    issueOf(office, 0).issue,
    byClerk(county, 'voucher.collect', { voucher, person, scan: '', how: 'counter', identity })
  ]
  expect(lanesOf(await send(world, county, atCounter))).toEqual(['accepted', 'accepted', 'accepted'])
  const place = { trainingClass: 'class-1', person, enrolment, voucher, identity }
  const atCentre = [
    byTrainer(centre, 'voucher.bind', { ...place, scan: '' }),
    byTrainer(centre, 'attendance.sign-in', { ...place, session: 's1' })
  ]
  expect(lanesOf(await send(world, centre, atCentre))).toEqual(['accepted', 'accepted'])
  expect(store.documents_.get(`voucher/${voucher}`)?.document).toMatchObject({
    state: 'redeemed',
    boundCentre: 'centre-a'
  })
  const again = await world.upload(county.upload())
  expect(
    again?.verdicts.every(({ lane }) => lane === 'accepted'),
    'sent again, the same verdicts'
  ).toBe(true)
})
