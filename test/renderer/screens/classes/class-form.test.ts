import { describe, expect, it } from 'vitest'
import {
  type ClassForm,
  classOfForm,
  emptyClassForm,
  licensedChoices
} from '../../../../src-renderer/screens/classes/class-form.ts'
import { TestDesk, trainer } from '../../../doubles/test-desk.ts'
import { COUNTY, SKILL } from '../../../doubles/test-province.ts'

const centre = { id: 'centre-a', sites: [{ id: 'centre-a-site', name: '主校区', county: COUNTY }], sample: true }
const whole: ClassForm = {
  name: ' 示例班 ',
  skill: SKILL,
  site: 'centre-a-site',
  teachers: [],
  from: '2026-03-02',
  to: '2026-03-31',
  capacity: 30
}

describe('the form of a new class', () => {
  it('names every field that is missing', () => {
    const judged = classOfForm(emptyClassForm, 'class-n', centre, 50)
    expect(judged).toEqual({
      ok: false,
      problems: {
        name: 'missing',
        skill: 'missing',
        site: 'missing',
        from: 'missing',
        to: 'missing',
        capacity: 'missing'
      }
    })
  })

  it('says what cannot be meant', () => {
    const judged = classOfForm({ ...whole, to: '2026-03-01', capacity: 51 }, 'class-n', centre, 50)
    expect(judged).toEqual({ ok: false, problems: { to: 'badDates', capacity: 'tooMany' } })
  })

  it('[T1] makes a draft that the reducer takes, in the county of the site', () => {
    const judged = classOfForm(whole, 'class-n', centre, 50)
    if (!judged.ok) throw new Error('the form is whole')
    expect(judged.args).toMatchObject({ name: '示例班', county: COUNTY, centre: 'centre-a', sample: true })
    expect(new TestDesk().try('class.draft', judged.args, trainer).lane).toBe('accepted')
  })
})

it('offers what the place is licensed for, levels by occupation', () => {
  const skills = [SKILL, { ...SKILL, level: '3' as const }]
  expect(licensedChoices(skills)).toMatchObject([{ code: SKILL.occupation, levels: [SKILL.level, '3'] }])
})
