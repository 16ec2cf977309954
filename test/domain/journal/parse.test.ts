import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Body } from '../../../domain/journal/entry.ts'
import { type Kind, kinds, verbOf } from '../../../domain/reducer.ts'
import { parseEntry } from '../../../domain/sync/decide.ts'
import { sceneOf } from '../../doubles/furnished-desk.ts'
import { gist } from '../../doubles/test-desk.ts'
import { testUuid } from '../../doubles/test-device.ts'

const all = kinds as readonly Kind[]
const body = (kind: string, args: unknown, v = 1): Body => ({
  v,
  id: testUuid('entry'),
  serverId: 'server-1',
  deviceId: 'pc-1',
  kind,
  args: args as Body['args'],
  operator: 'clerk',
  policyVersion: 1,
  at: 1,
  lastContact: 1,
  clockFlagged: false,
  dataAge: 0,
  sealed: []
})
const parsed = (kind: string, args: unknown, v = verbOf(kind)?.version): string => {
  const found = parseEntry(body(kind, args, v))
  return 'outcome' in found ? gist(found.outcome) : 'parsed'
}

test('[J5] [row 20] an unknown kind, or a known one in an unknown version, goes to review', () => {
  expect(parsed('voucher.burn', {})).toBe('review entry.unknown-kind J5')
  for (const kind of all) {
    const { args } = sceneOf(kind).scene
    expect(parsed(kind, args), kind).toBe('parsed')
    expect(parsed(kind, args, verbOf(kind)!.version + 1), kind).toBe('review entry.unknown-version J5')
  }
})

test.each(all)('[J6, J8] %s: arguments that do not fit are rejected and the place is named', kind => {
  const { args } = sceneOf(kind).scene
  for (const field of Object.keys(args)) {
    const found = parseEntry(body(kind, { ...args, [field]: Symbol.iterator }, verbOf(kind)?.version))
    expect('outcome' in found && gist(found.outcome)).toBe('rejected entry.malformed J6')
    const where = 'outcome' in found && found.outcome.lane === 'rejected' ? found.outcome.rejection.details.where : ''
    expect(String(where).split('.')[0]).toBe(field)
  }
  expect(parsed(kind, { ...args, idNumber: '140121199001011234' })).toBe('rejected entry.malformed J6')
})

/** The paths of a JSON schema at which any text may stand: no pattern, format, closed list or constant. */
function openTexts(schema: unknown, path: string): string[] {
  if (Array.isArray(schema)) return schema.flatMap(one => openTexts(one, path))
  if (schema === null || typeof schema !== 'object') return []
  const one = schema as Record<string, unknown>
  if (one.type === 'string' && !one.pattern && !one.format && !one.enum && one.const === undefined) return [path]
  const below = Object.entries((one.properties as object | undefined) ?? {}).flatMap(([key, value]) =>
    openTexts(value, path === '' ? key : `${path}.${key}`)
  )
  return [...below, ...['items', 'anyOf', 'oneOf', 'allOf'].flatMap(key => openTexts(one[key], path))]
}

describe('personal things', () => {
  test('[J8] free text stands only where it names places and reasons, never a worker', () => {
    const found = new Set(
      all.flatMap(kind =>
        openTexts(z.toJSONSchema(verbOf(kind)!.args, { io: 'input' }), '').map(path => `${kind} ${path}`)
      )
    )
    const names = [...found].map(text => text.split(' ')[1]?.split('.').at(-1))
    expect([...new Set(names)].sort()).toEqual([
      'code',
      'creditCode',
      'fundSource',
      'label',
      'name',
      'opinion',
      'reason',
      'scan'
    ])
    expect([...found].filter(text => text.startsWith('person.') || text.startsWith('intention.'))).toEqual([])
    expect([...found].filter(text => text.startsWith('enrolment.') && !text.endsWith('reason'))).toEqual([])
  })

  test('[J8] a worker is an id that was drawn, never one made of a number', () => {
    for (const kind of all) {
      const { properties = {} } = z.toJSONSchema(verbOf(kind)!.args, { io: 'input' })
      const person = properties.person
      if (typeof person === 'object') expect(person.format, kind).toBe('uuid')
    }
  })

  test('[J8] sealed parts leave nothing but digests in a document', () => {
    const { desk, scene } = sceneOf('person.register')
    desk.do('person.register', scene.args, scene.acting)
    const person = desk.get('person', scene.args.person)
    expect(Object.values(person.sealed).filter(part => part !== null && !/^[0-9a-f]{64}$/.test(part))).toEqual([])
  })
})
