import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Certificate } from '../../../../domain/certificate/certificate.ts'
import { idNumberFaults } from '../../../../domain/codes/id-number.ts'
import { phoneFaults } from '../../../../domain/codes/phone.ts'
import type { Enrolment } from '../../../../domain/enrolment/enrolment.ts'
import type { Voucher } from '../../../../domain/voucher/voucher.ts'
import type { OwnEntry } from '../../../../src-main/contract/journal.ts'
import { sheetFaults } from '../../../../src-renderer/import/sheet.ts'
import { startTexts } from '../../../../src-renderer/locale/i18n.ts'
import { isAmong, type PeopleFilter, peopleQuery } from '../../../../src-renderer/queries/people-list.ts'
import { namesOf } from '../../../../src-renderer/queries/people-records.ts'
import { planPage } from '../../../../src-renderer/replica/pages/page-plan.ts'
import { storedDocument } from '../../../../src-renderer/replica/schema/stored-document.ts'
import { newcomer } from '../../../../src-renderer/screens/counter/visit-form.ts'
import { problemsOf, problemTable, unreadableText } from '../../../../src-renderer/screens/people/import-problems.ts'
import { personEvents } from '../../../../src-renderer/screens/people/person-timeline.ts'
import { recordText } from '../../../../src-renderer/screens/people/record-text.ts'
import { firstAnswers } from '../../../../src-renderer/screens/people/worker-form.ts'
import { testUuid } from '../../../doubles/test-device.ts'
import { COUNTY } from '../../../doubles/test-province.ts'

beforeAll(() => {
  startTexts('zh')
})

const skill = { occupation: '6-31-01-03', level: '5' } as const
const person = {
  ...newcomer(COUNTY, { sex: 'male', birth: '1990-05-01', ...firstAnswers }),
  id: testUuid('person')
}
const wishing = { ...person, intentions: [{ ...skill, source: 'counter' as const, on: '2026-03-02' }] }
const holding = { ...wishing, liveVouchers: [{ voucher: 'v-1', ...skill, on: '2026-03-02' }] }
const all = { category: undefined, hasIntention: undefined, hasVoucher: undefined }

describe('list of workers', () => {
  const filters: readonly PeopleFilter[] = [
    all,
    { ...all, category: 'rural-transfer' },
    { ...all, category: 'veteran' },
    { ...all, hasIntention: true },
    { ...all, hasIntention: false },
    { ...all, hasVoucher: true, hasIntention: true },
    { ...all, hasVoucher: false }
  ]

  it('asks the replica the same question that it asks of what a search found', () => {
    for (const filter of filters) {
      const { matches } = planPage(peopleQuery(filter))
      for (const one of [person, wishing, holding, { ...person, mergedInto: 'other' }])
        expect(matches(storedDocument(one)), JSON.stringify(filter)).toBe(isAmong(one, filter))
    }
  })
})

it('a record to merge is told by sex and year of birth beside its name, where they are in sight', () => {
  const named = { name: '样例甲', masked: '140105********1234' }
  expect(recordText(named, person)).toBe('样例甲　140105********1234　男　1990 年生')
  expect(recordText(named, undefined)).toBe('样例甲　140105********1234')
})

describe('timeline of a worker', () => {
  const at = Date.UTC(2026, 2, 2, 3)
  const enrolment = { id: 'e-1', ...skill, state: 'accepted', appliedAt: at, updatedAt: at + 1000 } as Enrolment
  const entry = (kind: string, lane: OwnEntry['lane'], n: number): OwnEntry =>
    ({ body: { id: testUuid(`entry ${n}`), kind, at: at + n }, lane, verdict: null }) as OwnEntry

  it('is told newest first by the documents, and by own entries that no document shows', () => {
    const events = personEvents(
      [],
      [{ document: enrolment, provisional: false, entries: [] }],
      [
        entry('person.register', 'accepted', 1),
        entry('intention.record', 'accepted', 2),
        entry('voucher.issue', 'rejected', 3),
        entry('something.new', 'pending', 4)
      ]
    )
    expect(events.map(({ what }) => (what.kind === 'entry' ? what.entry : what.kind))).toEqual([
      'enrolment',
      'voucher.issue',
      'intention.record',
      'person.register',
      'applied'
    ])
  })
})

describe('certificates in the timeline of a worker', () => {
  const on = Date.UTC(2026, 2, 2, 3)
  const certificate = {
    ...{ id: 'cert-1', number: 'S000014012126A00000001', issuedOn: '2026-03-01', reason: '编号录错' },
    ...{ confirmedAt: on, updatedAt: on + 1 }
  }
  const events = (state: Certificate['state'], confirmedAt: number | null = on) =>
    personEvents([], [], [], [{ ...certificate, state, confirmedAt } as Certificate])
  const told = (state: Certificate['state'], confirmedAt: number | null = on) =>
    events(state, confirmedAt).map(({ what }) => what.kind)

  it('say when one was issued, confirmed and revoked', () => {
    expect(told('entered', null)).toEqual(['certified'])
    expect(told('confirmed')).toEqual(['confirmed', 'certified'])
    expect(told('revoked')).toEqual(['revoked', 'confirmed', 'certified'])
  })

  it('know the day of the issue alone, and the time of the rest', () => {
    expect(events('revoked').map(({ isDay }) => isDay === true)).toEqual([false, false, true])
  })
})

describe('problems of an import', () => {
  const said = {
    bad: [{ row: 9, column: 2, field: 'idNumber', code: 'id.check-digit', value: '1401****' }],
    duplicates: [{ row: 4, firstRow: 2, same: false }],
    otherNames: [3],
    refused: [{ row: 2, rejection: { code: 'author.outside-place', rule: 'A5', details: {} } }]
  } as const

  it('are listed by row, each with its sentence', () => {
    const problems = problemsOf(problemTable(said, i18next.getFixedT(null, 'imports')))
    expect(problems.map(({ row, column }) => [row, column])).toEqual([
      [2, ''],
      [3, ''],
      [4, ''],
      [9, 'B']
    ])
    expect(problems[3]).toMatchObject({ field: '身份证号', reason: expect.stringContaining('校验位') })
    expect(problems[2]?.reason).toContain('第 2 行')
  })

  it('have a sentence for every fault of a file, a number and a phone', () => {
    const t = i18next.getFixedT(null, 'imports')
    for (const code of sheetFaults)
      expect(unreadableText({ ok: false, code, detail: { row: 3, limit: 5 } }, t), code).toMatch(/\p{Script=Han}.*。$/u)
    for (const fault of idNumberFaults) expect(i18next.exists(`imports:cell.id.${fault}`), fault).toBe(true)
    for (const fault of phoneFaults) expect(i18next.exists(`imports:cell.phone.${fault}`), fault).toBe(true)
    expect(unreadableText({ ok: false, code: 'heading-not-found', fields: ['idNumber'], columns: [] }, t)).toContain(
      '身份证号'
    )
  })
})

it('[W9] looks under the names of records that ended in this one, which what was theirs keeps', () => {
  const given = (to: string) => ({ document: { person: to } as Voucher })
  const kept = { id: 'kept' }
  expect(namesOf(kept, [given('kept'), given('ended'), given('ended'), { document: undefined }])).toEqual([
    'kept',
    'ended'
  ])
  expect(namesOf(kept, [])).toEqual(['kept'])
  // Who only ever applied there has no voucher that tells.
  expect(namesOf({ ...kept, mergedFrom: ['ended', 'earlier'] }, [given('ended')])).toEqual(['kept', 'ended', 'earlier'])
})
