import { describe, expect, it } from 'vitest'
import { roles } from '../../../domain/directory/operator.ts'
import { kinds, verbOf } from '../../../domain/reducer.ts'
import { mayAuthor } from '../../../src-renderer/queries/use-desk-at-work.ts'

const deciders = (kind: Parameters<typeof mayAuthor>[1]) => roles.filter(role => mayAuthor([role], kind))

describe('what waits is counted for those who may decide it', () => {
  it('[A1] a dispute waits for reviewers and managers, not for clerks and centres', () => {
    expect(deciders('dispute.resolve').sort()).toEqual(['city-manager', 'county-reviewer', 'province-manager'])
    expect(mayAuthor(['county-clerk', 'county-reviewer'], 'dispute.resolve')).toBe(true)
    expect(mayAuthor([], 'dispute.resolve')).toBe(false)
  })

  it('[A1] an auditor reads everything in scope and may author nothing', () => {
    expect(kinds.length).toBeGreaterThan(30)
    expect(kinds.filter(kind => verbOf(kind)?.by.some(role => role === 'auditor'))).toEqual([])
  })

  it('[A1] applications and classes wait for the county, plan lines for those above it', () => {
    expect(deciders('enrolment.accept').sort()).toEqual(['county-clerk', 'county-reviewer'])
    expect(deciders('class.approve').sort()).toEqual(['county-clerk', 'county-reviewer'])
    expect(deciders('plan.approve').sort()).toEqual(['city-manager', 'province-manager'])
  })
})
