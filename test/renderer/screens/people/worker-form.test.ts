import { describe, expect, it } from 'vitest'
import { sampleIdNumber } from '../../../../domain/codes/id-number.ts'
import { samplePhone } from '../../../../domain/codes/phone.ts'
import { amendment } from '../../../../src-renderer/commands/people-drafts.ts'
import { newcomer } from '../../../../src-renderer/screens/counter/visit-form.ts'
import { occupationChoices, withUsualLevel } from '../../../../src-renderer/screens/people/occupation-choices.ts'
import { firstAnswers, formFaults, workerOf } from '../../../../src-renderer/screens/people/worker-form.ts'
import { COUNTY } from '../../../doubles/test-province.ts'

const options = { today: '2026-11-22', allowSampleRegion: true }
const form = { name: '样 例甲', phone: '', ...firstAnswers }
const idNumber = sampleIdNumber(7, '1988-05-12', 'female')

describe('registration form', () => {
  it('writes names as the records do and refuses what is none', () => {
    const nameOf = (name: string) => workerOf({ ...form, name }, idNumber, options)?.identity.name
    expect(nameOf(' 张　三 ')).toBe('张三')
    expect(formFaults({ ...form, name: '张3' }, { allowSample: true })).toEqual({ name: 'characters' })
    expect(formFaults({ ...form, name: '' }, { allowSample: true })).toEqual({ name: 'empty' })
  })

  it('lets the phone be empty and checks one that is given', () => {
    expect(formFaults(form, { allowSample: true })).toEqual({})
    expect(formFaults({ ...form, phone: '123' }, { allowSample: true })).toMatchObject({ phone: { code: 'length' } })
    expect(formFaults({ ...form, phone: samplePhone(1) }, { allowSample: false })).toMatchObject({
      phone: { code: 'sample-not-allowed' }
    })
  })

  it('takes sex and birth from the number', () => {
    expect(workerOf({ ...form, phone: '100 0000 0001' }, idNumber, options)).toEqual({
      identity: { name: '样例甲', idNumber, phone: '10000000001' },
      facts: { sex: 'female', birth: '1988-05-12', ...firstAnswers }
    })
    expect(workerOf(form, '123', options)).toBeNull()
  })
})

describe('amendment', () => {
  const person = { ...newcomer(COUNTY, { sex: 'female', birth: '1988-05-12', ...firstAnswers }), id: 'p' }
  const before = { name: '样例甲', idNumber, phone: '' }

  it('[W4] writes only what differs', () => {
    expect(amendment(person, before, before, firstAnswers)).toBeNull()
    expect(
      amendment(person, before, { ...before, phone: '10000000001' }, { ...firstAnswers, education: 'college' })
    ).toEqual({
      kind: 'person.amend',
      args: { person: 'p', fields: { education: 'college' }, parts: ['contact'] },
      sealed: [{ person: 'p', part: 'contact', fields: { phone: '10000000001' } }]
    })
    expect(amendment(person, before, { ...before, name: '样例乙' }, firstAnswers)).toMatchObject({
      args: { fields: {}, parts: ['identity'] },
      sealed: [{ part: 'identity', fields: { name: '样例乙', idNumber } }]
    })
  })
})

describe('occupations to choose from', () => {
  const planned = [{ occupation: '6-31-01-03', level: '4' } as const]

  it('put those of the plan first, with their level before the others', () => {
    const [first] = occupationChoices(planned)
    expect(first).toMatchObject({ code: '6-31-01-03', name: '电工' })
    expect(first?.levels[0]).toBe('4')
    expect(first?.levels).toContain('5')
  })

  it('take the planned level with the occupation, and leave a level alone that somebody chose', () => {
    expect(withUsualLevel({ occupation: '6-31-01-03' }, {}, planned)).toEqual(planned[0])
    expect(withUsualLevel({ occupation: '6-31-01-03', level: '5' }, {}, planned)).toMatchObject({ level: '5' })
    expect(withUsualLevel({ occupation: '6-31-01-03' }, planned[0] ?? {}, planned)).toEqual({
      occupation: '6-31-01-03'
    })
  })
})
