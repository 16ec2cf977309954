import { describe, expect, test } from 'vitest'
import { roles } from '../../../domain/directory/operator.ts'
import { type Kind, kinds, verbOf } from '../../../domain/reducer.ts'
import { furnishedDesk, planArgs, sceneOf } from '../../doubles/furnished-desk.ts'
import {
  applyArgs,
  byServer,
  classArgs,
  clerk,
  gist,
  issueArgs,
  manager,
  registerArgs,
  second,
  TestDesk,
  trainer
} from '../../doubles/test-desk.ts'
import { DAY, START } from '../../doubles/test-province.ts'

const all = kinds as readonly Kind[]
const homeOf = (operator: string | null | undefined): string => {
  const found = furnishedDesk().documents.get(`directory/${operator}`)
  return found && 'organisation' in found ? String(found.organisation) : ''
}

describe.each(all)('%s', kind => {
  test('[A1] is done by its own author', () => {
    const { desk, scene } = sceneOf(kind)
    expect(gist(desk.try(kind, scene.args, scene.acting))).toBe('accepted')
  })

  test('[A1] is closed to every role that its verb does not name, and to the server where it is not named', () => {
    const by = verbOf(kind)!.by
    for (const role of roles.filter(one => !by.includes(one))) {
      const { desk, scene } = sceneOf(kind)
      const home = homeOf(scene.acting.operator) || 'county-a'
      desk.addOperator('tried', home, [role])
      const outcome = desk.try(kind, scene.args, { ...scene.acting, operator: 'tried' })
      expect(gist(outcome), role).toBe('rejected author.not-allowed A1')
    }
    if (by.includes('server')) return
    const { desk, scene } = sceneOf(kind)
    expect(gist(desk.try(kind, scene.args, byServer))).toBe('rejected author.not-allowed A1')
  })

  test('[A5, A7] [row 28] is closed to every role at a foreign place', () => {
    for (const role of verbOf(kind)!.by) {
      if (role === 'server') continue
      for (const place of ['county-b', 'centre-b']) {
        const { desk, scene } = sceneOf(kind)
        desk.addOperator('tried', place, [role])
        const outcome = desk.try(kind, scene.args, { ...scene.acting, operator: 'tried' })
        expect(outcome.lane, `${role} of ${place}: ${gist(outcome)}`).toBe('rejected')
      }
    }
  })
})

test('[A1] the server alone grants and closes leases, registers devices and adds keys', () => {
  expect(all.filter(kind => verbOf(kind)!.by.every(role => role === 'server')).sort()).toEqual([
    'device.register',
    'lease.close',
    'lease.grant',
    'operator.add-key'
  ])
})

test('[A2] [row 12] a device acts from its registration to its revocation', () => {
  const desk = new TestDesk()
  expect(gist(desk.try('enrolment.apply', applyArgs(1), { ...clerk, device: 'pc-nobody' }))).toBe(
    'rejected device.unknown A2'
  )
  const device = desk.get('directory', 'pc-county-a')
  if (device.kind !== 'device') throw new Error('a device')
  desk.put('directory', { ...device, state: 'revoked', revokedAt: START })
  const before = { ...clerk, at: START - DAY, sealed: ['0'.repeat(64)] }
  expect(gist(desk.try('person.register', registerArgs(1), before))).toBe('rejected device.revoked A2')
})

test('[A3] an operator acts on devices of the own organisation only', () => {
  const desk = new TestDesk()
  const acting = { operator: 'stranger', device: 'pc-county-a', sealed: ['0'.repeat(64)] }
  expect(gist(desk.try('person.register', registerArgs(1), acting))).toBe('rejected author.unknown A3')
  expect(gist(desk.try('person.register', registerArgs(1), { ...acting, operator: 'clerk' }))).toBe('accepted')
  expect(gist(desk.try('person.register', registerArgs(1), { ...acting, device: 'pc-nobody' }))).toContain('A2')
})

test('[A3] what the server authors for somebody has the rights of that operator', () => {
  const desk = new TestDesk()
  const served = { device: 'server-1', sealed: ['0'.repeat(64)] }
  expect(gist(desk.try('person.register', registerArgs(1), { ...served, operator: 'clerk' }))).toBe('accepted')
  expect(gist(desk.try('person.register', registerArgs(1), { ...served, operator: 'stranger' }))).toBe(
    'rejected author.outside-place A5'
  )
  expect(gist(desk.try('person.register', registerArgs(1), { ...served, operator: 'nobody' }))).toBe(
    'rejected author.unknown A3'
  )
})

test('[A4] [row 14] entries of a suspended operator from before go to review, later ones are rejected', () => {
  const desk = new TestDesk()
  desk.addOperator('provost', 'province', ['administrator'])
  desk.do('operator.suspend', { operator: 'clerk', reason: '示例' }, { operator: 'provost' })
  const sealed = ['0'.repeat(64)]
  const when = (at: number) => gist(desk.try('person.register', registerArgs(1), { ...clerk, at, sealed }))
  expect(when(START - 1)).toBe('review author.suspended A4')
  expect(when(START)).toBe('rejected author.suspended A4')
  expect(when(START + DAY)).toBe('rejected author.suspended A4')
})

test('[A4] of a suspended organisation every entry is rejected', () => {
  const desk = new TestDesk()
  desk.addOperator('provost', 'province', ['administrator'])
  desk.do('organisation.suspend', { organisation: 'county-a', reason: '示例' }, { operator: 'provost' })
  const acting = { ...clerk, at: START - DAY, sealed: ['0'.repeat(64)] }
  expect(gist(desk.try('person.register', registerArgs(1), acting))).toBe('rejected organisation.suspended A4')
})

test('[A5] an office acts in its county, its city or the province; a training place on its own', () => {
  const desk = new TestDesk()
  desk.addOperator('far', 'county-b', ['county-reviewer'])
  desk.addOperator('near', 'county-a', ['county-reviewer'])
  for (const operator of ['near', 'manager', 'head']) {
    expect(gist(desk.try('plan.draft', planArgs(`plan-${operator}`), { operator }))).toBe('accepted')
  }
  expect(gist(desk.try('plan.draft', planArgs('plan-far'), { operator: 'far' }))).toBe(
    'rejected author.outside-place A5'
  )
  expect(gist(desk.try('class.draft', classArgs('class-1', 'centre-a'), trainer))).toBe('accepted')
  expect(gist(desk.try('class.draft', classArgs('class-1', 'centre-b'), trainer))).toBe('rejected class.not-yours T1')
})

test('[A6] nobody approves what the same operator submitted', () => {
  const { desk } = sceneOf('plan.approve')
  expect(gist(desk.try('plan.approve', { plan: 'plan-s' }, manager))).toBe('rejected author.same-person A6')
  expect(gist(desk.try('plan.approve', { plan: 'plan-s' }, second))).toBe('accepted')
  expect(gist(desk.try('batch.approve', { batch: 'batch-s' }, manager))).toBe('rejected author.same-person A6')
  expect(gist(desk.try('batch.approve', { batch: 'batch-s' }, second))).toBe('accepted')
})

test('[A7] the directory is changed from above or from within', () => {
  const { desk, scene } = sceneOf('organisation.amend')
  const own = { organisation: 'centre-a', fields: { licence: { from: '2020-01-01', until: '2099-12-31' } } }
  desk.addOperator('own', 'centre-a', ['administrator'])
  desk.addOperator('county', 'county-a', ['administrator'])
  expect(gist(desk.try('organisation.amend', own, { operator: 'own' }))).toBe('rejected author.outside-place A7')
  expect(gist(desk.try('organisation.amend', own, { operator: 'county' }))).toBe('accepted')
  expect(gist(desk.try('organisation.amend', scene.args, byServer))).toBe('accepted')
  const revoke = (device: string) =>
    gist(desk.try('device.revoke', { device, date: '2026-03-02', reason: '示例' }, { operator: 'own' }))
  expect(revoke('pc-centre-a')).toBe('accepted')
  expect(revoke('pc-county-a')).toBe('rejected author.outside-place A7')
  const suspend = (operator: string) =>
    gist(desk.try('operator.suspend', { operator, reason: '示例' }, { operator: 'own' }))
  expect(suspend('trainer')).toBe('accepted')
  expect(suspend('head')).toBe('rejected author.outside-place A7')
})

test('[A7] the policy is the province’s', () => {
  const { desk, scene } = sceneOf('policy.publish')
  desk.addOperator('pretender', 'county-a', ['province-manager'])
  expect(gist(desk.try('policy.publish', scene.args, { operator: 'pretender' }))).toBe(
    'rejected author.outside-place A7'
  )
})

test('[A2] a voucher is issued by the machine that is there, not by its operator elsewhere', () => {
  const { desk } = sceneOf('voucher.issue')
  desk.addDevice('pc-second', 'county-a')
  expect(gist(desk.try('voucher.issue', issueArgs(5), { ...clerk, device: 'pc-second' }))).toBe(
    'rejected lease.not-yours V1'
  )
})
