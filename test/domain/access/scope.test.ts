import { expect, test } from 'vitest'
import { isKeptBelow, scopesOf, scopesOfDevice } from '../../../domain/access/scope.ts'
import { attendanceId } from '../../../domain/attendance/attendance.ts'
import { organisationTypes } from '../../../domain/directory/organisation.ts'
import { collectionNames } from '../../../domain/documents.ts'
import { furnishedDesk, TODAY } from '../../doubles/furnished-desk.ts'
import { enrolmentId, personId } from '../../doubles/test-desk.ts'

const desk = furnishedDesk()
desk.do('device.revoke', { device: 'pc-city', date: TODAY, reason: '示例' }, { operator: 'provost' })
const county = 'county:140121'
const centre = 'centre:centre-a'

test('[A5] directory and policy are everybody’s', () => {
  for (const id of ['county-a', 'clerk', 'pc-county-a']) {
    expect(scopesOf('directory', desk.get('directory', id))).toEqual(['global'])
  }
  expect(scopesOf('policy', desk.get('policy', `revocations-${TODAY}`))).toEqual(['global'])
})

test('[A5] plan lines and batches belong to county, city and province; a lease to its device', () => {
  const upward = ['city:1401', county, 'province']
  expect(scopesOf('plan', desk.get('plan', 'plan-1'))).toEqual(upward)
  expect(scopesOf('batch', desk.get('batch', 'batch-1'))).toEqual(upward)
  expect(scopesOf('lease', desk.get('lease', 'lease-1'))).toEqual(['device:pc-county-a'])
})

test('[A5] what is about one worker belongs to county and centre, never to city or province', () => {
  expect(scopesOf('voucher', desk.get('voucher', 'v-1'))).toEqual([county])
  expect(scopesOf('voucher', desk.get('voucher', 'v-2'))).toEqual([centre, county])
  const reserved = { ...desk.get('voucher', 'v-1'), reservedCentre: 'centre-b' }
  expect(scopesOf('voucher', reserved)).toEqual(['centre:centre-b', county])
  expect(scopesOf('person', desk.get('person', personId(2)))).toEqual([centre, county])
  expect(scopesOf('person', { ...desk.get('person', personId(5)), counties: ['140122', '140121'] })).toEqual([
    county,
    'county:140122'
  ])
  expect(scopesOf('enrolment', desk.get('enrolment', enrolmentId(4)))).toEqual([county])
  expect(scopesOf('enrolment', desk.get('enrolment', enrolmentId(2)))).toEqual([centre, county])
  const attendance = desk.get('attendance', attendanceId('class-1', 's1', personId(3)))
  expect(scopesOf('attendance', attendance)).toEqual([centre, county])
  expect(scopesOf('trainingClass', desk.get('trainingClass', 'class-1'))).toEqual([centre, county])
})

test('[A5] every collection has its scopes, each once and in order', () => {
  for (const [key, document] of desk.documents) {
    const collection = collectionNames.find(name => key.startsWith(`${name}/`))!
    const scopes = scopesOf(collection, document as never)
    expect(scopes.length, key).toBeGreaterThan(0)
    expect(scopes, key).toEqual([...new Set(scopes)].sort())
  }
})

test('[A5] a device reads what is everybody’s, its own feed and its place', () => {
  const organisation = desk.get('directory', 'county-a')
  if (organisation.kind !== 'organisation') throw new Error('an organisation')
  const of = (type: (typeof organisationTypes)[number], region: string, id = 'place') =>
    scopesOfDevice({ ...organisation, id, type, region }, 'pc')
  expect(of('province', '14')).toEqual(['device:pc', 'global', 'province'])
  expect(of('city', '1401')).toEqual(['city:1401', 'device:pc', 'global'])
  expect(of('county', '140121')).toEqual([county, 'device:pc', 'global'])
  expect(of('centre', '140121', 'centre-a')).toEqual([centre, 'device:pc', 'global'])
  expect(of('enterprise', '140121', 'plant')).toEqual(['centre:plant', 'device:pc', 'global'])
  expect(of('assessor', '140121')).toEqual(['device:pc', 'global'])
  expect(organisationTypes).toHaveLength(6)
})

test('[A5] a city and the province are told of what they are never given, and of nothing else', () => {
  const county = desk.get('directory', 'county-a')
  if (county.kind !== 'organisation') throw new Error('an organisation')
  for (const type of organisationTypes) {
    const region = { province: '14', city: '1401' }[type as string] ?? '140121'
    const read = new Set(scopesOfDevice({ ...county, id: 'centre-a', type, region }, 'pc-county-a'))
    const isAbove = type === 'city' || type === 'province'
    for (const [key, document] of desk.documents) {
      const collection = collectionNames.find(name => key.startsWith(`${name}/`))!
      const isGiven = scopesOf(collection, document as never).some(scope => read.has(scope))
      if (isGiven || !isAbove) expect(isKeptBelow(collection, { type }), `${type} ${key}`).toBe(false)
      else if (collection !== 'lease') expect(isKeptBelow(collection, { type }), `${type} ${key}`).toBe(true)
    }
  }
})
