import { openDispute } from '../../domain/casework/open-dispute.ts'
import type { ArgsByKind, Kind } from '../../domain/reducer.ts'
import { alertScenes, withAlerts } from './alert-desk.ts'
import {
  certificateArgs,
  claimScenes,
  confirmArgs,
  head,
  LOOP_CLASS,
  resultArgs,
  stage,
  withLoop
} from './loop-desk.ts'
import {
  type Acting,
  applyArgs,
  bindArgs,
  classArgs,
  clerk,
  enrolmentId,
  identity,
  issueArgs,
  leaseArgs,
  manager,
  personId,
  registerArgs,
  rival,
  second,
  sessionArgs,
  signInArgs,
  TEACHER,
  TestDesk,
  teacherArgs,
  trainer,
  withBatch,
  withClass,
  withHolder,
  withLease
} from './test-desk.ts'
import { COUNTY, SKILL, START, sampleRules } from './test-province.ts'

export const TODAY = '2026-03-02'
export const DIGEST = '0'.repeat(64)

export const planArgs = (id: string, size = 10): ArgsByKind['plan.draft'] => ({
  id,
  year: 2026,
  county: COUNTY,
  ...SKILL,
  categories: [],
  size,
  unitValueFen: 100,
  budgetFen: size * 100,
  fundSource: '示例资金',
  sample: true
})

export const batchArgs = (id: string, plan = 'plan-1', size = 10): ArgsByKind['batch.draft'] => ({
  id,
  plan,
  voucherKind: 'value-open',
  faceValueFen: 100,
  size,
  validFrom: '2026-01-01',
  validUntil: '2026-12-31'
})

export const organisationArgs = (id: string): ArgsByKind['organisation.register'] => ({
  id,
  type: 'centre',
  name: '示例培训中心',
  creditCode: '',
  region: COUNTY,
  allowed: [SKILL],
  licence: null,
  sites: [],
  offlineDays: null,
  sample: true
})

export const deviceArgs = (device: string, generation: number, from = START): ArgsByKind['device.register'] => ({
  device,
  organisation: 'county-a',
  label: '示例设备',
  certificate: {
    certificate: {
      serverId: 'server-1',
      keyId: 'key-1',
      deviceId: device,
      organisation: 'county-a',
      generation,
      suite: 'ed25519',
      publicKey: 'AA',
      from
    },
    signature: 'AA'
  }
})

export const collectArgs = (n: number): ArgsByKind['voucher.collect'] => ({
  voucher: `v-${n}`,
  person: personId(n),
  scan: '',
  how: 'counter',
  identity
})

/** Plan lines, batches and classes in each of their states. */
function withStates(desk: TestDesk): void {
  for (const id of ['plan-d', 'plan-s']) desk.do('plan.draft', planArgs(id), manager)
  desk.do('plan.submit', { plan: 'plan-s' }, manager)
  for (const id of ['batch-d', 'batch-s', 'batch-p']) desk.do('batch.draft', batchArgs(id), manager)
  for (const batch of ['batch-s', 'batch-p']) desk.do('batch.submit', { batch }, manager)
  desk.do('batch.approve', { batch: 'batch-p' }, second)
  for (const id of ['class-d', 'class-s', 'class-p']) {
    desk.do('class.draft', classArgs(id, 'centre-a'), trainer)
    desk.do('session.schedule', sessionArgs(id), trainer)
  }
  for (const trainingClass of ['class-s', 'class-p']) desk.do('class.submit', { trainingClass }, trainer)
  desk.do('class.approve', { trainingClass: 'class-p' }, clerk)
}

/** A machine that was revoked with a lease still open. */
function withRevoked(desk: TestDesk): void {
  desk.addDevice('pc-gone', 'county-a')
  desk.do('lease.grant', { ...leaseArgs('lease-gone', 90, 1), batch: 'batch-2', device: 'pc-gone' }, server)
  desk.do('device.revoke', { device: 'pc-gone', date: '2026-03-01', reason }, provost)
}

/**
 * A desk on which every kind of entry has something to act on: worker 1 holds a voucher, 2 is bound in class-1, 3 has
 * signed in there, 4 has a voucher that nobody collected and an application, 5 only a record; class-2 is the rival's.
 */
export function furnishedDesk(): TestDesk {
  const desk = new TestDesk()
  desk.addOperator('provost', 'province', ['administrator'])
  withLease(desk)
  withBatch(desk, 'batch-2', 10)
  withStates(desk)
  withClass(desk)
  withClass(desk, 'class-2', 'centre-b')
  for (const n of [1, 2, 3]) withHolder(desk, n)
  for (const n of [4, 5]) desk.do('person.register', registerArgs(n), { sealed: [DIGEST] })
  desk.do('teacher.register', teacherArgs(TEACHER), { ...trainer, sealed: [DIGEST] })
  desk.do('voucher.issue', issueArgs(4))
  desk.do('enrolment.apply', applyArgs(4))
  for (const n of [2, 3]) desk.do('voucher.bind', bindArgs(n), trainer)
  desk.do('attendance.sign-in', signInArgs(3), trainer)
  const lost = desk.try('voucher.bind', bindArgs(2, 'class-2'), rival)
  if (lost.lane !== 'review' || !lost.dispute) throw new Error('the rival loses')
  const link = { entry: lost.dispute.loser.entry, kind: 'voucher.bind', at: desk.now }
  desk.put('case', openDispute(lost.dispute, lost.rejection.code, link, desk.now))
  withRevoked(desk)
  withLoop(desk)
  withAlerts(desk)
  return desk
}

export interface Scene<K extends Kind> {
  readonly args: ArgsByKind[K]
  readonly acting: Acting
}

const place = { enrolment: enrolmentId(4), person: personId(4), trainingClass: '', voucher: '' }
const binding = { voucher: 'v-2', person: personId(2), trainingClass: 'class-1', enrolment: enrolmentId(2) }
const sitting = { trainingClass: 'class-1', session: 's1', person: personId(3), enrolment: enrolmentId(3) }
const reason = '示例原因'
const provost = { operator: 'provost' }
const HOUR = 3_600_000
const server = { operator: null }

/** One entry of every kind that the furnished desk accepts. `dispute` is the case that stands open on it. */
export const scenesOn = (dispute: string, entryId: string): { readonly [K in Kind]: Scene<K> } => ({
  'attendance.sign-in': { args: signInArgs(2), acting: trainer },
  'attendance.void': { args: { ...sitting, reason }, acting: trainer },
  ...alertScenes(entryId),
  'dispute.open': { args: { dispute: `dispute-${entryId}`, voucher: 'v-1', reason }, acting: clerk },
  'dispute.resolve': {
    args: { dispute, voucher: 'v-2', decision: 'uphold-winner', reason },
    acting: { operator: 'reviewer' }
  },
  'device.register': { args: deviceArgs('pc-new', 1), acting: server },
  'device.revoke': { args: { device: 'pc-county-a', date: TODAY, reason }, acting: provost },
  'operator.add': {
    args: { id: 'new', organisation: 'county-a', login: 'new', label: '经办 02', roles: ['county-clerk'] },
    acting: provost
  },
  'operator.add-key': {
    args: { operator: 'clerk', device: 'pc-county-a', suite: 'ed25519', publicKey: 'AA' },
    acting: server
  },
  'operator.suspend': { args: { operator: 'clerk', reason }, acting: provost },
  'organisation.amend': { args: { organisation: 'centre-a', fields: { offlineDays: 9 } }, acting: provost },
  'organisation.register': { args: organisationArgs('centre-c'), acting: provost },
  'organisation.suspend': { args: { organisation: 'centre-b', reason }, acting: provost },
  'enrolment.accept': { args: { ...place, trainingClass: 'class-1', voucher: 'v-4' }, acting: clerk },
  'enrolment.apply': { args: applyArgs(5), acting: clerk },
  'enrolment.refuse': { args: { ...place, reason }, acting: clerk },
  'enrolment.return': { args: { enrolment: enrolmentId(4), reason }, acting: clerk },
  'enrolment.withdraw': { args: { ...place, reason }, acting: clerk },
  'person.amend': { args: { person: personId(1), fields: { employment: 'employed' }, parts: [] }, acting: clerk },
  'person.merge': {
    args: { kept: personId(1), merged: personId(5) },
    acting: { operator: 'reviewer' }
  },
  'person.erase': {
    args: { person: personId(5), merged: [], certified: [], cases: [], reason: 'asked' },
    acting: { operator: 'reviewer' }
  },
  'intention.record': { args: { person: personId(1), ...SKILL, source: 'counter' }, acting: clerk },
  'person.register': { args: registerArgs(6), acting: { ...clerk, sealed: [DIGEST] } },
  'batch.approve': { args: { batch: 'batch-s' }, acting: second },
  'batch.close': { args: { batch: 'batch-1' }, acting: manager },
  'batch.draft': { args: batchArgs('batch-n'), acting: manager },
  'batch.make': { args: { batch: 'batch-p', plan: 'plan-1' }, acting: manager },
  'batch.submit': { args: { batch: 'batch-d' }, acting: manager },
  'lease.grant': { args: { ...leaseArgs('lease-2', 50, 5), batch: 'batch-2' }, acting: server },
  'lease.return': { args: { lease: 'lease-1', batch: 'batch-1', unused: ['v-9', 'v-10'] }, acting: clerk },
  'lease.close': { args: { lease: 'lease-gone', device: 'pc-gone' }, acting: server },
  'plan.approve': { args: { plan: 'plan-s' }, acting: second },
  'plan.draft': { args: planArgs('plan-n'), acting: manager },
  'plan.submit': { args: { plan: 'plan-d' }, acting: manager },
  'policy.publish': {
    args: { version: 1, name: '示例政策', from: '2026-01-01', rules: sampleRules, pilotCities: [], sample: true },
    acting: head
  },
  'class.approve': { args: { trainingClass: 'class-s' }, acting: clerk },
  'class.draft': { args: classArgs('class-n', 'centre-a'), acting: trainer },
  'class.start': { args: { trainingClass: 'class-p' }, acting: trainer },
  'class.submit': { args: { trainingClass: 'class-d' }, acting: trainer },
  'session.assign': { args: { trainingClass: 'class-1', session: 's1', teacher: personId(TEACHER) }, acting: trainer },
  'teacher.register': { args: teacherArgs(TEACHER + 1), acting: { ...trainer, sealed: [DIGEST] } },
  'session.schedule': { args: sessionArgs('class-1', 's2', '2026-03-03'), acting: trainer },
  'voucher.bind': { args: bindArgs(1), acting: trainer },
  'voucher.collect': { args: collectArgs(4), acting: clerk },
  'voucher.issue': { args: issueArgs(5), acting: clerk },
  'voucher.reinstate': { args: { voucher: 'v-3', reason }, acting: { operator: 'reviewer' } },
  'voucher.reprint': { args: { voucher: 'v-1', reason }, acting: clerk },
  'voucher.unbind': { args: { ...binding, reason }, acting: trainer },
  'voucher.freeze': { args: { voucher: 'v-1', reason }, acting: { operator: 'reviewer' } },
  'voucher.unfreeze': { args: { voucher: `v-${stage.frozen}`, reason }, acting: { operator: 'reviewer' } },
  'attendance.sign-out': { args: sitting, acting: trainer },
  'attendance.make-up': {
    args: {
      trainingClass: 'class-m',
      session: 's0',
      person: personId(stage.madeUp),
      enrolment: enrolmentId(stage.madeUp),
      identity,
      reason
    },
    acting: trainer
  },
  'class.suspend': { args: { trainingClass: 'class-1', reason }, acting: trainer },
  'class.resume': { args: { trainingClass: 'class-u' }, acting: trainer },
  'class.finish': { args: { trainingClass: 'class-1' }, acting: trainer },
  'class.cancel': { args: { trainingClass: 'class-p', reason }, acting: trainer },
  'class.close': { args: { trainingClass: 'class-z' }, acting: clerk },
  'enrolment.record-hours': {
    args: {
      enrolment: enrolmentId(stage.inTraining),
      trainingClass: LOOP_CLASS,
      platform: 'sample-platform',
      theory: 0,
      practice: 1,
      from: START - HOUR,
      to: START
    },
    acting: trainer
  },
  'enrolment.complete': {
    args: { ...resultArgs(stage.inTraining), exam: { theory: 60, practice: 60 } },
    acting: trainer
  },
  'enrolment.drop': { args: { ...resultArgs(stage.inTraining), exam: null, reason }, acting: trainer },
  'enrolment.fail': { args: { ...resultArgs(stage.inTraining), reason }, acting: { operator: 'reviewer' } },
  'certificate.issue': { args: certificateArgs(stage.completed), acting: trainer },
  'certificate.confirm': { args: confirmArgs(stage.entered), acting: { operator: 'reviewer' } },
  'certificate.revoke': {
    args: { ...confirmArgs(stage.confirmed), enrolment: enrolmentId(stage.confirmed), reason },
    acting: { operator: 'reviewer' }
  },
  ...claimScenes,
  'voucher.void': { args: { voucher: 'v-1', person: personId(1), date: TODAY, reason }, acting: clerk }
})

/** Every kind on a fresh furnished desk, with the entry that it accepts. */
export function sceneOf<K extends Kind>(kind: K): { readonly desk: TestDesk; readonly scene: Scene<K> } {
  const desk = furnishedDesk()
  const dispute = [...desk.documents.keys()].find(key => key.startsWith('case/dispute-'))?.slice('case/'.length) ?? ''
  return { desk, scene: scenesOn(dispute, desk.nextEntry)[kind] as Scene<K> }
}
