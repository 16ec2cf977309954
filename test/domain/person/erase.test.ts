import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_OFFLINE_DAYS } from '../../../domain/directory/organisation.ts'
import { type Person, personSchema } from '../../../domain/person/person.ts'
import type { ArgsByKind } from '../../../domain/reducer.ts'
import { lineStates } from '../../../domain/subsidy/claim.ts'
import { addDays } from '../../../domain/time/business-date.ts'
import { voucherStates } from '../../../domain/voucher/voucher.ts'
import { furnishedDesk, TODAY } from '../../doubles/furnished-desk.ts'
import { claimId, stage } from '../../doubles/loop-desk.ts'
import {
  applyArgs,
  clerk,
  gist,
  issueArgs,
  personId,
  registerArgs,
  reviewer,
  TEACHER,
  type TestDesk,
  teacherArgs,
  trainer
} from '../../doubles/test-desk.ts'
import { DAY, SKILL, START } from '../../doubles/test-province.ts'

const DIGEST = 'a'.repeat(64)
const noParts = { identity: null, contact: null, payment: null }
const erasing = (n: number, changes: Partial<ArgsByKind['person.erase']> = {}): ArgsByKind['person.erase'] => ({
  person: personId(n),
  merged: [],
  certified: [],
  cases: [],
  reason: 'asked',
  ...changes
})
const erase = (desk: TestDesk, n: number, changes: Partial<ArgsByKind['person.erase']> = {}, operator = 'reviewer') =>
  gist(desk.try('person.erase', erasing(n, changes), { operator }))
const change = (desk: TestDesk, n: number, fields: Partial<Person>) =>
  desk.put('person', { ...desk.get('person', personId(n)), ...fields })

describe('[W13] erasing a worker', () => {
  test('[W13] takes the parts and what serves only the living record; figures stay', () => {
    const desk = furnishedDesk()
    const past = { voucher: 'v-old', ...SKILL, on: '2025-01-01', outcome: 'lapsed' as const }
    change(desk, 5, {
      history: [past],
      teachesAt: ['centre-a'],
      sealed: { identity: DIGEST, contact: DIGEST, payment: DIGEST },
      intentions: [{ ...SKILL, source: 'counter', on: TODAY }]
    })
    const { teachesAt: _, ...before } = desk.get('person', personId(5))
    desk.do('person.erase', erasing(5, { reason: 'kept-long-enough' }), reviewer)
    expect(desk.get('person', personId(5))).toEqual({
      ...before,
      intentions: [],
      sealed: noParts,
      erased: { reason: 'kept-long-enough', at: desk.now },
      updatedAt: desk.now
    })
  })

  test('[W13] is done by an office over the worker, not at a counter', () => {
    const desk = furnishedDesk()
    expect(erase(desk, 5)).toBe('accepted')
    expect(erase(desk, 5, {}, 'head')).toBe('accepted')
    expect(erase(desk, 5, {}, 'clerk')).toBe('rejected author.not-allowed A1')
    expect(erase(desk, 5, {}, 'trainer')).toBe('rejected author.not-allowed A1')
    expect(erase(desk, 5, {}, 'stranger')).toBe('rejected person.not-in-place A5')
    expect(erase(desk, 99)).toBe('rejected person.unknown W13')
  })

  test('[W13] waits for vouchers and places', () => {
    const desk = furnishedDesk()
    expect(erase(desk, 1)).toBe('rejected person.in-use W13')
    expect(erase(desk, 4)).toBe('rejected person.in-use W13')
    change(desk, 4, { liveVouchers: [] })
    expect(desk.try('person.erase', erasing(4), reviewer)).toMatchObject({
      rejection: { details: { vouchers: 0, enrolments: 1 } }
    })
  })

  test('[W13] a voucher that ran out unbound counts until no desk can bring an older binding', () => {
    const desk = furnishedDesk()
    const ended = (days: number) => ({ voucher: 'v-1', ...SKILL, on: '2025-01-01', until: addDays(TODAY, -days) })
    change(desk, 5, { liveVouchers: [ended(MAX_OFFLINE_DAYS)] })
    expect(erase(desk, 5)).toBe('rejected person.in-use W13')
    change(desk, 5, { liveVouchers: [ended(MAX_OFFLINE_DAYS + 1)] })
    expect(erase(desk, 5)).toBe('accepted')
  })

  test('[W13] waits for a case that the desk knows of', () => {
    const desk = furnishedDesk()
    const open = [...desk.documents.keys()].find(key => key.startsWith('case/dispute-'))?.slice('case/'.length) ?? ''
    expect(erase(desk, 5, { cases: [open] })).toBe('rejected person.has-case W13')
    desk.do('dispute.resolve', { dispute: open, voucher: 'v-2', decision: 'no-effect', reason: '示例原因' }, reviewer)
    expect(erase(desk, 5, { cases: [open] })).toBe('accepted')
  })

  test('[W13] waits for money: a certified voucher is paid, refused, or too late to claim', () => {
    const desk = furnishedDesk()
    const n = stage.confirmed
    const certified = [{ voucher: `v-${n}`, claim: '' }]
    expect(erase(desk, n)).toBe('rejected entry.malformed W13')
    expect(erase(desk, n, { certified })).toBe('rejected person.has-claim W13')
    desk.now = START + 400 * DAY
    expect(erase(desk, n, { certified })).toBe('accepted')
    desk.rules = null
    expect(erase(desk, n, { certified })).toBe('rejected person.has-claim W13')
  })

  test('[W13] in whatever state voucher and claim are, nobody is erased while money may still come', () => {
    const furnished = furnishedDesk()
    const n = stage.submitted
    const states = fc.record({
      voucher: fc.constantFrom(...voucherStates),
      line: fc.constantFrom(...lineStates),
      isNamed: fc.boolean()
    })
    fc.assert(
      fc.property(states, ({ voucher, line, isNamed }) => {
        furnished.put('voucher', { ...furnished.get('voucher', `v-${n}`), state: voucher })
        const claim = furnished.get('claim', claimId(n))
        furnished.put('claim', { ...claim, lines: claim.lines.map(one => ({ ...one, state: line })) })
        const certified = [{ voucher: `v-${n}`, claim: isNamed ? claimId(n) : '' }]
        const isOver =
          ['settled', 'lapsed', 'void'].includes(voucher) || (voucher === 'certified' && line === 'refused' && isNamed)
        expect(erase(furnished, n, { certified })).toBe(isOver ? 'accepted' : 'rejected person.has-claim W13')
      })
    )
  })

  test('[W13] what is out of sight is left to the server', () => {
    const desk = furnishedDesk()
    const past = { voucher: 'v-far', ...SKILL, on: '2025-01-01', outcome: 'certified' as const }
    change(desk, 5, { history: [past] })
    const args = erasing(5, { certified: [{ voucher: 'v-far', claim: '' }], cases: ['dispute-far'] })
    desk.sight = 'unknown'
    expect(desk.try('person.erase', args, reviewer)).toMatchObject({ lane: 'accepted', unchecked: ['W13'] })
    desk.sight = 'absent'
    expect(gist(desk.try('person.erase', args, reviewer))).toBe('rejected person.has-claim W13')
  })

  test('[W13] takes every record that ended in this one', () => {
    const desk = furnishedDesk()
    for (const n of [6, 7]) desk.do('person.register', registerArgs(n), { ...clerk, sealed: [DIGEST] })
    desk.do('person.merge', { kept: personId(6), merged: personId(7) }, reviewer)
    desk.do('person.merge', { kept: personId(5), merged: personId(6) }, reviewer)
    expect(desk.get('person', personId(5)).mergedFrom).toEqual([personId(6), personId(7)])
    const both = [personId(6), personId(7)]
    expect(erase(desk, 5)).toBe('rejected entry.malformed W13')
    expect(erase(desk, 5, { merged: [personId(6)] })).toBe('rejected entry.malformed W13')
    expect(erase(desk, 5, { merged: [...both, personId(8)] })).toBe('rejected entry.malformed W13')
    expect(erase(desk, 5, { merged: [...both, personId(7)] })).toBe('rejected entry.malformed W13')
    expect(erase(desk, 5, { merged: [...both, personId(1)] })).toBe('rejected entry.malformed W13')
    expect(erase(desk, 6, { merged: [personId(7)] })).toBe('rejected person.merged W5')
    desk.do('person.erase', erasing(5, { merged: both }), reviewer)
    for (const n of [5, 6, 7])
      expect(desk.get('person', personId(n))).toMatchObject({ sealed: noParts, erased: { reason: 'asked' } })
  })

  test('[W14] [W15] a merged record that was erased is refused as erased: a desk hears by it what to delete', () => {
    const desk = furnishedDesk()
    desk.do('person.register', registerArgs(6), { ...clerk, sealed: [DIGEST] })
    desk.do('person.merge', { kept: personId(5), merged: personId(6) }, reviewer)
    const correct = () =>
      gist(desk.try('person.amend', { person: personId(6), fields: {}, parts: ['identity'] }, { sealed: [DIGEST] }))
    expect(correct()).toBe('rejected person.merged W5')
    desk.do('person.erase', erasing(5, { merged: [personId(6)] }), reviewer)
    expect(correct()).toBe('rejected person.erased W14')
  })
})

test('[W14] nothing is done to a record that was erased, and the worker may be registered anew', () => {
  const desk = furnishedDesk()
  desk.do('person.erase', erasing(5), reviewer)
  const erased = 'rejected person.erased W14'
  const sealed = { sealed: [DIGEST] }
  expect(erase(desk, 5)).toBe(erased)
  expect(gist(desk.try('person.register', registerArgs(5), sealed))).toBe(erased)
  expect(
    gist(desk.try('teacher.register', { ...teacherArgs(TEACHER), person: personId(5) }, { ...trainer, ...sealed }))
  ).toBe(erased)
  expect(gist(desk.try('person.amend', { person: personId(5), fields: {}, parts: ['identity'] }, sealed))).toBe(erased)
  expect(gist(desk.try('intention.record', { person: personId(5), ...SKILL, source: 'counter' }))).toBe(erased)
  expect(gist(desk.try('enrolment.apply', applyArgs(5)))).toBe(erased)
  expect(gist(desk.try('voucher.issue', issueArgs(5)))).toBe(erased)
  expect(gist(desk.try('person.merge', { kept: personId(1), merged: personId(5) }, reviewer))).toBe(erased)
  expect(gist(desk.try('person.merge', { kept: personId(5), merged: personId(1) }, reviewer))).toBe(erased)
  expect(gist(desk.try('person.register', registerArgs(6), sealed))).toBe('accepted')
})

test('a record from before erasure was known reads as one that is not erased', () => {
  const { erased: _, mergedFrom: __, ...old } = furnishedDesk().get('person', personId(1))
  expect(personSchema.parse(old)).toEqual(old)
})
