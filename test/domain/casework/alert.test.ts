import { describe, expect, it } from 'vitest'
import { scopesOf } from '../../../domain/access/scope.ts'
import { type Alert, alertId, alertSchema } from '../../../domain/casework/alert.ts'
import type { ArgsByKind } from '../../../domain/reducer.ts'
import { alertArgs } from '../../doubles/alert-desk.ts'
import { furnishedDesk, TODAY } from '../../doubles/furnished-desk.ts'
import { clerk, gist, reviewer, type TestDesk, trainer } from '../../doubles/test-desk.ts'

const reason = '示例原因'
const server = { operator: null }
const alertOf = (desk: TestDesk, id: string): Alert => alertSchema.parse(desk.get('case', id))
const byHand = (desk: TestDesk, changes: Partial<ArgsByKind['alert.raise']> = {}): ArgsByKind['alert.raise'] => ({
  alert: alertId(desk.nextEntry),
  rule: 'other',
  subject: { collection: 'voucher', id: 'v-2' },
  figures: null,
  reason,
  ...changes
})

describe('raising', () => {
  it('[C5] a person says why about what lies in the counties of the office', () => {
    const desk = furnishedDesk()
    const args = byHand(desk)
    desk.do('alert.raise', args, clerk)
    expect(alertOf(desk, args.alert)).toMatchObject({
      voucher: 'v-2',
      person: desk.get('voucher', 'v-2').person,
      place: 'centre-a',
      centres: [],
      raisedBy: 'clerk',
      state: 'open',
      due: '2026-03-09',
      ownerPlace: ''
    })
    const raise = (changes: Partial<ArgsByKind['alert.raise']>, operator = 'clerk') =>
      gist(desk.try('alert.raise', byHand(desk, changes), { operator }))
    expect(raise({}, 'stranger')).toBe('rejected author.outside-place A5')
    expect(raise({}, 'trainer')).toBe('rejected author.not-allowed A1')
    expect(raise({ reason: ' ' })).toBe('rejected entry.malformed C5')
    expect(raise({ figures: { found: 1, limit: 1 } })).toBe('rejected entry.malformed C5')
    expect(raise({ subject: { collection: 'voucher', id: 'v-99' } })).toBe('rejected alert.no-subject C5')
    expect(raise({ subject: { collection: 'directory', id: 'city' } })).toBe('rejected alert.no-subject C5')
    expect(raise({ subject: { collection: 'directory', id: 'county-a' } })).toBe('accepted')
    expect(raise({ subject: { collection: 'directory', id: 'centre-b' } })).toBe('accepted')
    expect(raise({ subject: { collection: 'plan', id: 'plan-1' } })).toBe('accepted')
    expect(raise({ alert: 'alert-of-another-name' })).toBe('rejected entry.malformed C5')
  })

  it('[C5] the server raises one a rule and subject, with its figures', () => {
    const desk = furnishedDesk()
    expect(alertOf(desk, alertArgs.alert)).toMatchObject({ raisedBy: '', figures: { found: 2, limit: 80 }, reason: '' })
    expect(gist(desk.try('alert.raise', alertArgs, server))).toBe('rejected alert.exists C5')
    const other = { ...alertArgs, rule: 'identity-typed' as const }
    expect(gist(desk.try('alert.raise', other, server))).toBe('rejected entry.malformed C5')
    const bare = { ...other, alert: 'alert-identity-typed-class-1' }
    expect(gist(desk.try('alert.raise', bare, server))).toBe('accepted')
    expect(gist(desk.try('alert.raise', { ...bare, figures: null }, server))).toBe('rejected entry.malformed C5')
    const place: ArgsByKind['alert.raise'] = {
      ...bare,
      alert: 'alert-desk-silent-county-a-2026-03',
      rule: 'desk-silent',
      subject: { collection: 'directory', id: 'county-a' }
    }
    desk.do('alert.raise', place, server)
    expect(gist(desk.try('alert.raise', place, server))).toBe('rejected alert.exists C5')
    desk.now += 31 * 86_400_000
    const later = { ...place, alert: 'alert-desk-silent-county-a-2026-04' }
    expect(gist(desk.try('alert.raise', place, server))).toBe('rejected entry.malformed C5')
    expect(gist(desk.try('alert.raise', later, server))).toBe('accepted')
  })
})

describe('assigning', () => {
  const assign = (desk: TestDesk, changes: Partial<ArgsByKind['alert.assign']>, operator = 'reviewer') =>
    gist(
      desk.try(
        'alert.assign',
        { alert: 'alert-open', place: 'centre-a', operator: '', due: TODAY, ...changes },
        { operator }
      )
    )

  it('[C6] brings it in sight of the training place it is about, and of no other', () => {
    const desk = furnishedDesk()
    expect(scopesOf('case', alertOf(desk, 'alert-open'))).toEqual(['city:1401', 'county:140121', 'province'])
    desk.do('alert.assign', { alert: 'alert-open', place: 'centre-a', operator: 'trainer', due: TODAY }, reviewer)
    const given = alertOf(desk, 'alert-open')
    expect(given).toMatchObject({ state: 'assigned', ownerPlace: 'centre-a', ownerOperator: 'trainer', due: TODAY })
    expect(scopesOf('case', given)).toContain('centre:centre-a')
    desk.do('alert.assign', { alert: 'alert-open', place: 'county-a', operator: '', due: TODAY }, reviewer)
    expect(scopesOf('case', alertOf(desk, 'alert-open'))).not.toContain('centre:centre-a')
    expect(assign(desk, { place: 'centre-b' })).toBe('rejected alert.no-such-owner C6')
  })

  it('[C6] is for an office of its counties, a date to come and somebody who is there', () => {
    const desk = furnishedDesk()
    expect(assign(desk, {}, 'stranger')).toBe('rejected author.outside-place A5')
    expect(assign(desk, {}, 'clerk')).toBe('rejected author.not-allowed A1')
    expect(assign(desk, { place: 'county-b' })).toBe('rejected alert.no-such-owner C6')
    expect(assign(desk, { place: 'city', operator: 'manager' })).toBe('accepted')
    expect(assign(desk, { operator: 'rival' })).toBe('rejected alert.no-such-owner C6')
    expect(assign(desk, { due: '2026-03-01' })).toBe('rejected alert.due-past C6')
    expect(assign(desk, { alert: 'alert-answered' })).toBe('accepted')
    expect(assign(desk, { alert: [...desk.documents.keys()].find(k => k.startsWith('case/dispute-'))!.slice(5) })).toBe(
      'rejected alert.unknown C6'
    )
  })
})

it('[C7] its owner answers, and an office of its counties while it has none', () => {
  const desk = furnishedDesk()
  const answer = (alert: string, operator: string) => gist(desk.try('alert.answer', { alert, reason }, { operator }))
  expect(answer('alert-open', 'clerk')).toBe('accepted')
  expect(answer('alert-open', 'trainer')).toBe('rejected alert.not-yours C7')
  expect(answer('alert-assigned', 'clerk')).toBe('rejected alert.not-yours C7')
  expect(answer('alert-assigned', 'rival')).toBe('rejected alert.not-yours C7')
  desk.addOperator('colleague', 'centre-a', ['centre-operator'])
  expect(answer('alert-assigned', 'colleague')).toBe('accepted')
  desk.put('case', { ...alertOf(desk, 'alert-assigned'), ownerOperator: 'trainer' })
  expect(answer('alert-assigned', 'colleague')).toBe('rejected alert.not-yours C7')
  desk.do('alert.answer', { alert: 'alert-assigned', reason }, trainer)
  expect(alertOf(desk, 'alert-assigned')).toMatchObject({
    state: 'answered',
    answers: [{ operator: 'trainer', text: reason }]
  })
  expect(answer('alert-assigned', 'trainer')).toBe('rejected alert.wrong-state C7')
})

it('[C8] an answered one is closed with a finding by an office, not by who answered', () => {
  const desk = furnishedDesk()
  const close = (alert: string, operator: string) =>
    gist(desk.try('alert.close', { alert, decision: 'unfounded', reason }, { operator }))
  expect(close('alert-assigned', 'reviewer')).toBe('rejected alert.wrong-state C8')
  expect(close('alert-answered', 'stranger')).toBe('rejected author.outside-place A5')
  expect(close('alert-answered', 'trainer')).toBe('rejected author.not-allowed A1')
  desk.do('alert.answer', { alert: 'alert-open', reason }, reviewer)
  expect(close('alert-open', 'reviewer')).toBe('rejected author.same-person C8')
  expect(close('alert-open', 'manager')).toBe('accepted')
  desk.do('alert.close', { alert: 'alert-answered', decision: 'confirmed', reason }, reviewer)
  expect(alertOf(desk, 'alert-answered')).toMatchObject({ state: 'closed', finding: { decision: 'confirmed' } })
  const again = { alert: 'alert-answered', place: 'centre-a', operator: '', due: TODAY }
  expect(gist(desk.try('alert.assign', again, reviewer))).toBe('rejected alert.wrong-state C6')
})
