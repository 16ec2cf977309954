import { describe, expect, test } from 'vitest'
import { rolesByType } from '../../../domain/directory/operator.ts'
import { organisationSchema } from '../../../domain/directory/organisation.ts'
import { deviceArgs, furnishedDesk, organisationArgs, TODAY } from '../../doubles/furnished-desk.ts'
import { byServer, classArgs, gist, personId, TestDesk, trainer } from '../../doubles/test-desk.ts'
import { SKILL, START } from '../../doubles/test-province.ts'

const provost = { operator: 'provost' }

describe('organisations', () => {
  test('[D1] an id is registered once', () => {
    const desk = furnishedDesk()
    desk.do('organisation.register', organisationArgs('centre-c'), provost)
    expect(gist(desk.try('organisation.register', organisationArgs('centre-c'), provost))).toBe(
      'rejected organisation.exists D1'
    )
    expect(organisationSchema.parse(desk.get('directory', 'centre-c')).state).toBe('active')
  })

  test('[D1] an office’s region has the length of its level', () => {
    const desk = furnishedDesk()
    const office = (type: 'province' | 'city' | 'county', region: string) =>
      gist(desk.try('organisation.register', { ...organisationArgs('office'), type, region }, provost))
    expect([office('province', '14'), office('city', '1401'), office('county', '140121')]).toEqual([
      'accepted',
      'accepted',
      'accepted'
    ])
    expect([office('province', '140121'), office('city', '14'), office('county', '1401')]).toEqual([
      'rejected entry.malformed D1',
      'rejected entry.malformed D1',
      'rejected entry.malformed D1'
    ])
  })

  test('[D2] amending changes what it names, never type or region', () => {
    const desk = furnishedDesk()
    const before = desk.get('directory', 'centre-a')
    desk.do('organisation.amend', { organisation: 'centre-a', fields: { name: '新名' } }, provost)
    expect(desk.get('directory', 'centre-a')).toEqual({ ...before, name: '新名', updatedAt: desk.now })
    const other = { organisation: 'centre-a', fields: { type: 'county' } as never }
    expect(() => desk.try('organisation.amend', other, provost)).toThrow()
    expect(gist(desk.try('organisation.amend', { organisation: 'nobody', fields: {} }, provost))).toBe(
      'rejected organisation.unknown D2'
    )
  })

  test('[D3] a suspended organisation stays and is not suspended twice', () => {
    const desk = furnishedDesk()
    const suspend = (organisation: string) =>
      desk.try('organisation.suspend', { organisation, reason: '示例' }, provost)
    desk.do('organisation.suspend', { organisation: 'centre-b', reason: '示例' }, provost)
    expect(desk.get('directory', 'centre-b')).toMatchObject({ state: 'suspended' })
    expect(gist(suspend('centre-b'))).toBe('rejected organisation.suspended D3')
    expect(gist(suspend('nobody'))).toBe('rejected organisation.unknown D3')
    expect(gist(suspend('clerk'))).toBe('rejected organisation.unknown D3')
  })

  test('[D4] a place trains what it is licensed for, while the licence runs', () => {
    const desk = furnishedDesk()
    const draft = (changes: object, at = START) =>
      gist(desk.try('class.draft', { ...classArgs('class-n', 'centre-a'), ...changes }, { ...trainer, at }))
    expect(draft({})).toBe('accepted')
    expect(draft({ level: '4' })).toBe('rejected organisation.not-licensed-for D4')
    expect(draft({}, Date.UTC(2026, 11, 31, 15, 59))).toBe('accepted')
    expect(draft({}, Date.UTC(2026, 11, 31, 16))).toBe('rejected organisation.licence-ended D4')
    expect(draft({}, Date.UTC(2025, 11, 31, 15))).toBe('rejected organisation.licence-ended D4')
    desk.do('organisation.amend', { organisation: 'centre-a', fields: { licence: null } }, provost)
    expect(draft({}, Date.UTC(2027, 0, 1))).toBe('accepted')
  })
})

describe('operators', () => {
  const operator = (id: string, organisation = 'county-a') => ({
    id,
    organisation,
    login: id,
    label: '经办 02',
    roles: ['county-clerk' as const]
  })

  test('[D5] an operator is added once, to an organisation that exists', () => {
    const desk = furnishedDesk()
    desk.do('operator.add', operator('new'), provost)
    expect(gist(desk.try('operator.add', operator('new'), provost))).toBe('rejected operator.exists D5')
    expect(gist(desk.try('operator.add', operator('other', 'nobody'), provost))).toBe(
      'rejected organisation.unknown D5'
    )
    expect(gist(desk.try('operator.add', operator('other', 'pc-city'), provost))).toBe(
      'rejected organisation.unknown D5'
    )
  })

  test('[D5] nobody is given a role that the kind of organisation does not have', () => {
    const desk = furnishedDesk()
    desk.addOperator('own', 'county-a', ['administrator'])
    const add = (role: (typeof rolesByType)['city'][number]) =>
      gist(desk.try('operator.add', { ...operator('new'), roles: [role] }, { operator: 'own' }))
    for (const role of rolesByType.county) expect(add(role), role).toBe('accepted')
    for (const role of ['city-manager', 'province-manager', 'centre-operator'] as const) {
      expect(add(role), role).toBe('rejected author.not-allowed D5')
    }
  })

  test('[D6] a key is added for a device of the same organisation; older ones stay', () => {
    const desk = new TestDesk()
    const key = (device: string, publicKey: string) => ({
      operator: 'clerk',
      device,
      suite: 'ed25519' as const,
      publicKey
    })
    desk.do('operator.add-key', key('pc-county-a', 'AA'), byServer)
    desk.do('operator.add-key', key('pc-county-a', 'BB'), { ...byServer, at: START + 1 })
    expect(desk.get('directory', 'clerk')).toMatchObject({ keys: [{ publicKey: 'AA' }, { publicKey: 'BB' }] })
    desk.do('operator.add-key', key('pc-county-a', 'AA'), byServer)
    expect(desk.get('directory', 'clerk'), 'a known key is not added again').toMatchObject({
      keys: [{ publicKey: 'AA' }, { publicKey: 'BB' }]
    })
    expect(gist(desk.try('operator.add-key', key('pc-county-b', 'AA'), byServer))).toBe(
      'rejected author.outside-place D6'
    )
    expect(gist(desk.try('operator.add-key', key('pc-nobody', 'AA'), byServer))).toBe('rejected device.unknown D6')
    expect(gist(desk.try('operator.add-key', { ...key('pc-county-a', 'AA'), operator: 'nobody' }, byServer))).toBe(
      'rejected operator.unknown D6'
    )
  })

  test('[D7] an operator is suspended once', () => {
    const desk = furnishedDesk()
    const suspend = { operator: 'clerk', reason: '示例' }
    desk.do('operator.suspend', suspend, provost)
    expect(desk.get('directory', 'clerk')).toMatchObject({ state: 'suspended', suspendedAt: START })
    expect(gist(desk.try('operator.suspend', suspend, provost))).toBe('rejected operator.wrong-state D7')
    expect(gist(desk.try('operator.suspend', { ...suspend, operator: 'centre-a' }, provost))).toBe(
      'rejected operator.unknown D7'
    )
  })
})

describe('devices', () => {
  const register = (desk: TestDesk, id: string, generation: number) =>
    gist(desk.try('device.register', deviceArgs(id, generation), byServer))

  test('[D8] generations only rise and every certificate is kept', () => {
    const desk = new TestDesk()
    desk.do('device.register', deviceArgs('pc-new', 1), byServer)
    expect(register(desk, 'pc-new', 1)).toBe('rejected device.exists D8')
    desk.do('device.register', deviceArgs('pc-new', 3), byServer)
    expect(register(desk, 'pc-new', 3)).toBe('rejected device.exists D8')
    expect(desk.get('directory', 'pc-new')).toMatchObject({
      generation: 3,
      certificates: [{ certificate: { generation: 1 } }, { certificate: { generation: 3 } }]
    })
  })

  test('[D8, S19] a certificate of an earlier generation that is missing joins the others and changes nothing else', () => {
    const desk = new TestDesk()
    desk.do('device.register', deviceArgs('pc-new', 1), byServer)
    desk.do('device.register', deviceArgs('pc-new', 3), byServer)
    const before = desk.get('directory', 'pc-new')
    desk.do('device.register', { ...deviceArgs('pc-new', 2), label: '示例旧名' }, byServer)
    const generations = [1, 2, 3].map(generation => ({ certificate: { generation } }))
    expect(desk.get('directory', 'pc-new')).toMatchObject({ ...before, certificates: generations })
    expect(register(desk, 'pc-new', 2)).toBe('rejected device.exists D8')
    for (let generation = 5; generation <= 22; generation++)
      desk.do('device.register', deviceArgs('pc-new', generation), byServer)
    // Twenty are kept: generation 1 made room, and nothing so old joins them again.
    expect(register(desk, 'pc-new', 1)).toBe('rejected device.exists D8')
  })

  test('[D8] a revoked device is not registered again, nor one of nobody or under another name', () => {
    const desk = furnishedDesk()
    desk.do('device.register', deviceArgs('pc-new', 1), byServer)
    desk.do('device.revoke', { device: 'pc-new', date: TODAY, reason: '示例' }, provost)
    expect(register(desk, 'pc-new', 2)).toBe('rejected device.revoked D8')
    expect(register(desk, 'clerk', 1)).toBe('rejected device.exists D8')
    const homeless = { ...deviceArgs('pc-x', 1), organisation: 'nobody' }
    expect(gist(desk.try('device.register', homeless, byServer))).toBe('rejected organisation.unknown D8')
  })

  test('[D9] [row 12] a device is revoked once and enters the day’s revocations', () => {
    const desk = furnishedDesk()
    const revoke = { device: 'pc-county-a', date: TODAY, reason: '示例' }
    desk.do('device.revoke', revoke, provost)
    expect(desk.get('directory', 'pc-county-a')).toMatchObject({ state: 'revoked', revokedAt: START })
    expect(desk.get('policy', `revocations-${TODAY}`)).toMatchObject({ devices: ['pc-county-a'] })
    expect(gist(desk.try('device.revoke', revoke, provost))).toBe('rejected device.revoked D9')
    expect(gist(desk.try('device.revoke', { ...revoke, device: 'clerk' }, provost))).toBe('rejected device.unknown D9')
  })

  test('[D10] a day’s revocations only grow, each once', () => {
    const desk = furnishedDesk()
    desk.do('device.revoke', { device: 'pc-centre-b', date: TODAY, reason: '示例' }, provost)
    desk.do('voucher.void', { voucher: 'v-1', person: personId(1), date: TODAY, reason: '示例' })
    desk.do('voucher.void', { voucher: 'v-4', person: personId(4), date: TODAY, reason: '示例' })
    expect(desk.get('policy', `revocations-${TODAY}`)).toMatchObject({
      date: TODAY,
      devices: ['pc-centre-b'],
      vouchers: ['v-1', 'v-4'],
      counties: ['140121']
    })
  })
})

test('[D4] a centre that lost its licence binds nothing', () => {
  const desk = furnishedDesk()
  desk.do('organisation.amend', { organisation: 'centre-a', fields: { allowed: [{ ...SKILL, level: '1' }] } }, provost)
  const binding = { voucher: 'v-1', person: personId(1), trainingClass: 'class-1', enrolment: personId(77), scan: '' }
  const identity = { method: 'qr', matched: null } as const
  expect(gist(desk.try('voucher.bind', { ...binding, identity }, trainer))).toBe(
    'rejected organisation.not-licensed-for D4'
  )
})
