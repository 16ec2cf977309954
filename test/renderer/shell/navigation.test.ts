import { describe, expect, it } from 'vitest'
import { roles } from '../../../domain/directory/operator.ts'
import { zh } from '../../../src-renderer/locale/zh.ts'
import { navEntries } from '../../../src-renderer/shell/nav-entries.tsx'
import { entriesFor, entryByPath } from '../../../src-renderer/shell/navigation.ts'

const seenBy = (...of: readonly string[]) => entriesFor(navEntries, of).map(entry => entry.id)

describe('navigation', () => {
  it('names each entry once, with one path of its own', () => {
    expect(new Set(navEntries.map(entry => entry.path)).size).toBe(navEntries.length)
    expect(navEntries.map(entry => entry.id).sort()).toEqual(Object.keys(zh.shell.nav).sort())
  })

  it('shows each role its own work and no other', () => {
    expect(seenBy('county-clerk')).toContain('counter')
    expect(seenBy('county-clerk')).not.toContain('verifying')
    expect(seenBy('centre-operator')).toContain('verifying')
    expect(seenBy('centre-operator')).not.toContain('counter')
    for (const role of ['county-reviewer', 'city-manager', 'province-manager', 'auditor', 'administrator'])
      expect(seenBy(role)).toContain('disclosures')
    for (const role of ['county-clerk', 'centre-operator', 'assessor'])
      expect(seenBy(role)).not.toContain('disclosures')
    expect(seenBy('finance')).toEqual(['today', 'subsidy', 'synchronisation', 'settings'])
  })

  it('leaves every role the day, the line and the settings', () => {
    for (const role of roles)
      expect(seenBy(role)).toEqual(expect.arrayContaining(['today', 'synchronisation', 'settings']))
  })

  it('finds the entry of a path below it', () => {
    expect(entryByPath(navEntries, '/people/x')?.id).toBe('people')
    expect(entryByPath(navEntries, '/peoples')).toBeUndefined()
  })
})
