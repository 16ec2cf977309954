import { describe, expect, test } from 'vitest'
import { batchArgs, deviceArgs, furnishedDesk, planArgs } from '../../doubles/furnished-desk.ts'
import {
  byServer,
  gist,
  issueArgs,
  leaseArgs,
  manager,
  second,
  TestDesk,
  withBatch,
  withLease
} from '../../doubles/test-desk.ts'
import { COUNTY, SKILL, START } from '../../doubles/test-province.ts'

describe('plan lines', () => {
  test('[B1] a line is drafted once and its budget covers its size', () => {
    const desk = new TestDesk()
    const short = { ...planArgs('plan-1'), budgetFen: 999 }
    expect(gist(desk.try('plan.draft', short, manager))).toBe('rejected plan.over-budget B1')
    desk.do('plan.draft', planArgs('plan-1'), manager)
    expect(gist(desk.try('plan.draft', planArgs('plan-1'), manager))).toBe('rejected plan.exists B1')
  })

  test('[B2] a drafted line is submitted once', () => {
    const desk = new TestDesk()
    expect(gist(desk.try('plan.submit', { plan: 'plan-1' }, manager))).toBe('rejected plan.unknown B2')
    desk.do('plan.draft', planArgs('plan-1'), manager)
    desk.do('plan.submit', { plan: 'plan-1' }, manager)
    expect(desk.get('plan', 'plan-1')).toMatchObject({ state: 'submitted', submittedBy: 'manager' })
    expect(gist(desk.try('plan.submit', { plan: 'plan-1' }, manager))).toBe('rejected plan.wrong-state B2')
  })

  test('[B3] a submitted line is approved once, by somebody else', () => {
    const desk = new TestDesk()
    desk.do('plan.draft', planArgs('plan-1'), manager)
    expect(gist(desk.try('plan.approve', { plan: 'plan-1' }, second))).toBe('rejected plan.wrong-state B3')
    desk.do('plan.submit', { plan: 'plan-1' }, manager)
    expect(gist(desk.try('plan.approve', { plan: 'plan-1' }, manager))).toBe('rejected author.same-person A6')
    desk.do('plan.approve', { plan: 'plan-1' }, second)
    expect(gist(desk.try('plan.approve', { plan: 'plan-1' }, second))).toBe('rejected plan.wrong-state B3')
    expect(gist(desk.try('plan.approve', { plan: 'plan-2' }, second))).toBe('rejected plan.unknown B3')
  })
})

describe('batches', () => {
  test('[B4] a batch comes from an approved line and takes its county and skill', () => {
    const desk = furnishedDesk()
    expect(gist(desk.try('batch.draft', batchArgs('batch-n', 'plan-s'), manager))).toBe('rejected plan.wrong-state B4')
    expect(gist(desk.try('batch.draft', batchArgs('batch-n', 'nobody'), manager))).toBe('rejected plan.unknown B4')
    expect(gist(desk.try('batch.draft', batchArgs('batch-1'), manager))).toBe('rejected batch.exists B4')
    const backwards = { ...batchArgs('batch-n'), validFrom: '2026-12-31', validUntil: '2026-12-30' }
    expect(gist(desk.try('batch.draft', backwards, manager))).toBe('rejected entry.malformed B4')
    desk.do('batch.draft', batchArgs('batch-n'), manager)
    expect(desk.get('batch', 'batch-n')).toMatchObject({ county: COUNTY, ...SKILL, leased: 0, state: 'draft' })
  })

  test('[B5] a drafted batch is submitted once', () => {
    const desk = furnishedDesk()
    desk.do('batch.submit', { batch: 'batch-d' }, manager)
    expect(desk.get('batch', 'batch-d')).toMatchObject({ state: 'submitted', submittedBy: 'manager' })
    expect(gist(desk.try('batch.submit', { batch: 'batch-d' }, manager))).toBe('rejected batch.wrong-state B5')
    expect(gist(desk.try('batch.submit', { batch: 'nobody' }, manager))).toBe('rejected batch.unknown B5')
  })

  test('[B6] a submitted batch is approved once, by somebody else', () => {
    const desk = furnishedDesk()
    expect(gist(desk.try('batch.approve', { batch: 'batch-d' }, second))).toBe('rejected batch.wrong-state B6')
    expect(gist(desk.try('batch.approve', { batch: 'batch-s' }, manager))).toBe('rejected author.same-person A6')
    desk.do('batch.approve', { batch: 'batch-s' }, second)
    expect(gist(desk.try('batch.approve', { batch: 'batch-s' }, second))).toBe('rejected batch.wrong-state B6')
    expect(gist(desk.try('batch.approve', { batch: 'nobody' }, second))).toBe('rejected batch.unknown B6')
  })

  test('[B7] making spends the line’s size and budget, and never more than is left', () => {
    const desk = new TestDesk()
    withLease(desk, 10)
    expect(desk.get('plan', 'plan-1')).toMatchObject({ size: 20, batched: 10, committedFen: 1000 })
    expect(() => withBatch(desk, 'batch-2', 11)).toThrow('plan.over-size')
    withBatch(desk, 'batch-3', 10)
    expect(desk.get('plan', 'plan-1')).toMatchObject({ batched: 20, committedFen: 2000 })
    expect(() => withBatch(desk, 'batch-4', 1)).toThrow('plan.over-size')
  })

  test('[B7] a face value above what is left of the budget is refused', () => {
    const desk = new TestDesk()
    withLease(desk, 10)
    const make = (faceValueFen: number, batch: string) => {
      desk.do('batch.draft', { ...batchArgs(batch), faceValueFen }, manager)
      desk.do('batch.submit', { batch }, manager)
      desk.do('batch.approve', { batch }, second)
      return gist(desk.try('batch.make', { batch, plan: 'plan-1' }, second))
    }
    expect(make(101, 'batch-2')).toBe('rejected plan.over-budget B7')
    expect(make(100, 'batch-3')).toBe('accepted')
  })

  test('[B7] only an approved batch is made, from its own line', () => {
    const desk = furnishedDesk()
    const make = (batch: string, plan = 'plan-1') => gist(desk.try('batch.make', { batch, plan }, manager))
    expect(make('batch-s')).toBe('rejected batch.wrong-state B7')
    expect(make('batch-1')).toBe('rejected batch.wrong-state B7')
    expect(make('batch-p', 'plan-s')).toBe('rejected plan.unknown B7')
    expect(make('nobody')).toBe('rejected batch.unknown B7')
  })

  test('[B8] from a closed batch no lease is granted, and it is closed once', () => {
    const desk = furnishedDesk()
    expect(gist(desk.try('batch.close', { batch: 'batch-d' }, manager))).toBe('rejected batch.wrong-state B8')
    desk.do('batch.close', { batch: 'batch-1' }, manager)
    expect(gist(desk.try('batch.close', { batch: 'batch-1' }, manager))).toBe('rejected batch.wrong-state B8')
    expect(gist(desk.try('batch.close', { batch: 'nobody' }, manager))).toBe('rejected batch.unknown B8')
    expect(gist(desk.try('lease.grant', leaseArgs('lease-2', 50, 1), byServer))).toBe('rejected batch.wrong-state B9')
    expect(gist(desk.try('voucher.issue', issueArgs(5)))).toBe('accepted')
  })
})

describe('leases', () => {
  test('[B9] [row 17] the sum of leases never exceeds the batch', () => {
    const desk = new TestDesk()
    withLease(desk, 10, 6)
    expect(gist(desk.try('lease.grant', leaseArgs('lease-2', 7, 5), byServer))).toBe('rejected batch.over-size B9')
    desk.do('lease.grant', leaseArgs('lease-2', 7, 4), byServer)
    expect(desk.get('batch', 'batch-1')).toMatchObject({ leased: 10 })
    expect(gist(desk.try('lease.grant', leaseArgs('lease-3', 11, 1), byServer))).toBe('rejected batch.over-size B9')
  })

  test('[B9] a lease is granted once, from a made batch, to a device that is there and not revoked', () => {
    const desk = furnishedDesk()
    const grant = (changes: object) =>
      gist(desk.try('lease.grant', { ...leaseArgs('lease-2', 50, 1), ...changes }, byServer))
    expect(grant({ lease: 'lease-1' })).toBe('rejected lease.exists B9')
    expect(grant({ batch: 'nobody' })).toBe('rejected batch.unknown B9')
    expect(grant({ batch: 'batch-p' })).toBe('rejected batch.wrong-state B9')
    expect(grant({ device: 'clerk' })).toBe('rejected device.unknown B9')
    desk.do('device.revoke', { device: 'pc-county-a', date: '2026-03-02', reason: '示例' }, { operator: 'provost' })
    expect(grant({})).toBe('rejected device.revoked B9')
    expect(grant({ device: 'pc-county-b' })).toBe('accepted')
  })

  test('[B11] [row 10] a lease is for the newest generation of its device', () => {
    const desk = furnishedDesk()
    desk.do('device.register', deviceArgs('pc-county-a', 2), byServer)
    const grant = (generation: number) =>
      gist(desk.try('lease.grant', { ...leaseArgs('lease-2', 50, 1), generation }, byServer))
    expect([1, 2, 3].map(grant)).toEqual(['rejected lease.not-yours B11', 'accepted', 'rejected lease.not-yours B11'])
  })

  test('[B10] only the blanks named unused are free again, and the lease is over', () => {
    const desk = new TestDesk()
    withLease(desk, 10, 6)
    desk.do('lease.return', { lease: 'lease-1', batch: 'batch-1', unused: ['v-5', 'v-6'] })
    expect(desk.get('batch', 'batch-1')).toMatchObject({ leased: 4 })
    expect(gist(desk.try('voucher.issue', issueArgs(1)))).toBe('rejected lease.wrong-state V1')
    expect(gist(desk.try('lease.return', { lease: 'lease-1', batch: 'batch-1', unused: [] }))).toBe(
      'rejected lease.wrong-state B10'
    )
  })

  test('[B10] [row 17] a lease is returned by its own device and generation, with blanks of its own that nobody got', () => {
    const desk = furnishedDesk()
    desk.addDevice('pc-second', 'county-a')
    const give = (unused: string[], acting = {}, lease = 'lease-1', batch = 'batch-1') =>
      gist(desk.try('lease.return', { lease, batch, unused }, acting))
    expect(give(['v-9'], { device: 'pc-second' })).toBe('rejected lease.not-yours B10')
    expect(give(['v-9'], { generation: 2 })).toBe('rejected lease.not-yours B10')
    expect(give(['v-99'])).toBe('rejected lease.no-such-blank B10')
    expect(give(['v-9', 'v-9'])).toBe('rejected lease.no-such-blank B10')
    expect(give(['v-1'])).toBe('rejected voucher.exists B10')
    expect(give([], {}, 'nobody')).toBe('rejected lease.unknown B10')
    expect(give([], {}, 'lease-1', 'batch-2')).toBe('rejected lease.unknown B10')
    expect(give(['v-9'], { at: START + 1 })).toBe('accepted')
  })

  test('[B12] [row 12] only of a revoked device the server closes a lease, once; its numbers stay spent', () => {
    const desk = furnishedDesk()
    const close = (changes = {}, acting: object = byServer) =>
      gist(desk.try('lease.close', { lease: 'lease-gone', device: 'pc-gone', ...changes }, acting))
    expect(close({ lease: 'lease-1', device: 'pc-county-a' })).toBe('rejected lease.not-yours B12')
    expect(close({ lease: 'lease-1' })).toBe('rejected lease.not-yours B12')
    expect(close({ device: 'pc-county-a' })).toBe('rejected lease.not-yours B12')
    expect(close({ lease: 'nobody' })).toBe('rejected lease.unknown B12')
    expect(close({}, { operator: 'provost' })).toBe('rejected author.not-allowed A1')
    const { leased } = desk.get('batch', 'batch-2')
    desk.do('lease.close', { lease: 'lease-gone', device: 'pc-gone' }, byServer)
    expect(desk.get('lease', 'lease-gone').state).toBe('closed')
    expect(desk.get('batch', 'batch-2').leased).toBe(leased)
    expect(close()).toBe('rejected lease.wrong-state B12')
  })
})
