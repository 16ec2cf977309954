import { expect, test } from 'vitest'
import { policySchema } from '../../../domain/policy/policy.ts'
import { rulesOf } from '../../../domain/policy/rules-of.ts'
import { type Kind, kinds, verbOf } from '../../../domain/reducer.ts'
import { furnishedDesk, sceneOf } from '../../doubles/furnished-desk.ts'
import { bindArgs, classArgs, gist, registerArgs, signInArgs, TestDesk, trainer } from '../../doubles/test-desk.ts'
import { DAY, START, sampleRules } from '../../doubles/test-province.ts'

const publish = (version: number) => ({
  version,
  name: '示例政策',
  from: '2026-01-01',
  rules: sampleRules,
  pilotCities: [],
  sample: true
})
const head = { operator: 'head' }
const valueActions = (kinds as readonly Kind[]).filter(kind => verbOf(kind)?.isValueAction)

test('[P1] an entry is judged by the version its body names, and by none if there is no such version', () => {
  const desk = new TestDesk()
  desk.do('policy.publish', publish(1), head)
  desk.do('policy.publish', { ...publish(2), rules: { ...sampleRules, liveVouchersMax: 4 } }, head)
  expect(rulesOf(desk.read, { policyVersion: 1 })).toEqual(sampleRules)
  expect(rulesOf(desk.read, { policyVersion: 2 })?.liveVouchersMax).toBe(4)
  expect(rulesOf(desk.read, { policyVersion: 3 })).toBeNull()
  expect(rulesOf(desk.read, { policyVersion: 0 })).toBeNull()
})

test.each(valueActions)('[P1] without a policy %s is not accepted', kind => {
  const { desk, scene } = sceneOf(kind)
  desk.rules = null
  expect(gist(desk.try(kind, scene.args, scene.acting))).toBe('rejected policy.unknown P1')
})

test('[P1] a class is planned under a policy, too', () => {
  const desk = new TestDesk()
  desk.rules = null
  expect(gist(desk.try('class.draft', classArgs('class-1', 'centre-a'), trainer))).toBe('rejected policy.unknown P1')
})

test('[P8] versions follow one another without gaps and are never changed', () => {
  const desk = new TestDesk()
  expect(gist(desk.try('policy.publish', publish(2), head))).toBe('rejected policy.not-next-version P8')
  desk.do('policy.publish', publish(1), head)
  expect(gist(desk.try('policy.publish', publish(1), head))).toBe('rejected policy.not-next-version P8')
  expect(gist(desk.try('policy.publish', publish(3), head))).toBe('rejected policy.not-next-version P8')
  desk.do('policy.publish', publish(2), head)
  expect(policySchema.parse(desk.get('policy', 'rules-2')).version).toBe(2)
})

test('[P17] the rules of a version do not contradict one another', () => {
  const { training, subsidy } = sampleRules
  const wrong = [
    { age: { min: 56, maxMale: 60, maxFemale: 55 } },
    { bindMethods: [] },
    { redeemMethods: [] },
    { training: { ...training, attendanceWarnPercent: 79 } },
    { training: { ...training, hoursMin: [1, 2].map(hours => ({ level: '5' as const, hours })) } },
    { subsidy: { ...subsidy, rates: [...subsidy.rates, { occupation: '', level: '5' as const, amountFen: 1 }] } },
    { subsidy: { ...subsidy, scarcity: [1, 2].map(n => ({ occupation: 'A-1', percent: 100 + n })) } },
    { movedDays: { holidays: ['2026-02-30'], workdays: [] } },
    { movedDays: { holidays: ['2026-02-17'], workdays: ['2026-02-17'] } }
  ]
  for (const change of wrong) {
    const outcome = new TestDesk().try('policy.publish', { ...publish(1), rules: { ...sampleRules, ...change } }, head)
    expect(gist(outcome), JSON.stringify(change)).toBe('rejected policy.contradicts P17')
  }
})

test('[P17] a version does not begin before the one before it', () => {
  const desk = new TestDesk()
  desk.do('policy.publish', publish(1), head)
  const early = { ...publish(2), from: '2025-12-31' }
  expect(gist(desk.try('policy.publish', early, head))).toBe('rejected policy.begins-before P17')
  expect(gist(desk.try('policy.publish', publish(2), head))).toBe('accepted')
})

test('[P9] binding and redeeming need a method the policy allows for them', () => {
  const desk = furnishedDesk()
  const typed = { method: 'typed', matched: null } as const
  expect(gist(desk.try('attendance.sign-in', { ...signInArgs(2), identity: typed }, trainer))).toBe(
    'rejected rule.identity-method P9'
  )
  expect(gist(desk.try('voucher.bind', { ...bindArgs(1), identity: typed }, trainer))).toBe('accepted')
  desk.rules = { ...sampleRules, bindMethods: ['id-reader'], redeemMethods: ['typed'] }
  expect(gist(desk.try('attendance.sign-in', { ...signInArgs(2), identity: typed }, trainer))).toBe('accepted')
  expect(gist(desk.try('voucher.bind', { ...bindArgs(1), identity: typed }, trainer))).toBe(
    'rejected rule.identity-method P9'
  )
})

test('[P9] a sign-in that redeems nothing may be typed', () => {
  const desk = furnishedDesk()
  desk.do(
    'session.schedule',
    {
      trainingClass: 'class-1',
      session: { id: 's2', date: '2026-03-02', from: '14:00', to: '18:00', part: 'practice', mode: 'offline', hours: 4 }
    },
    trainer
  )
  const typed = { method: 'typed', matched: null } as const
  expect(gist(desk.try('attendance.sign-in', { ...signInArgs(3, 'class-1', 's2'), identity: typed }, trainer))).toBe(
    'accepted'
  )
})

test('[P10] a class is no larger than the policy’s size', () => {
  const desk = new TestDesk()
  expect(gist(desk.try('class.draft', classArgs('c', 'centre-a', 51), trainer))).toBe('rejected class.too-large P10')
  expect(gist(desk.try('class.draft', classArgs('c', 'centre-a', 50), trainer))).toBe('accepted')
})

test('[P11] [row 1] past the days without contact value actions stop; the rest goes on', () => {
  const desk = furnishedDesk()
  const after = (days: number) => ({ at: START + days * DAY, earliest: START, latest: START + days * DAY })
  const signIn = (days: number) => gist(desk.try('voucher.bind', bindArgs(1), { ...trainer, ...after(days) }))
  expect(signIn(6)).toBe('accepted')
  expect(signIn(7)).toBe('rejected rule.offline-limit P11')
  const register = desk.try('person.register', registerArgs(9), { ...after(30), sealed: ['0'.repeat(64)] })
  expect(gist(register)).toBe('accepted')
  desk.do('organisation.amend', { organisation: 'centre-a', fields: { offlineDays: 30 } }, { operator: 'provost' })
  expect(signIn(7)).toBe('accepted')
  expect(signIn(30)).toBe('rejected rule.offline-limit P11')
})
