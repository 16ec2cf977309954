import { describe, expect, test } from 'vitest'
import type { Body } from '../../../domain/journal/entry.ts'
import { OLDER_VERSIONS, upcastArgs } from '../../../domain/journal/upcast.ts'
import { kinds, verbOf } from '../../../domain/reducer.ts'
import { parseAs } from '../../../domain/sync/decide.ts'
import { sceneOf } from '../../doubles/furnished-desk.ts'
import { gist } from '../../doubles/test-desk.ts'
import { testUuid } from '../../doubles/test-device.ts'

/** A voiding as two earlier versions of the program would have stated it. */
const { args } = sceneOf('voucher.void').scene
const { reason, ...unreasoned } = args
const first = { ...unreasoned, note: reason }
const second = { ...unreasoned, why: reason }
const verb = {
  ...verbOf('voucher.void')!,
  version: 3,
  upcasts: {
    1: ({ note, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, why: note }),
    2: ({ why, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, reason: why })
  }
}

const body = (v: number, stated: Readonly<Record<string, unknown>>): Body => ({
  v,
  id: testUuid('entry'),
  serverId: 'server-1',
  deviceId: 'pc-1',
  kind: 'voucher.void',
  args: stated as Body['args'],
  operator: 'clerk',
  policyVersion: 1,
  at: 1,
  lastContact: 1,
  clockFlagged: false,
  dataAge: 0,
  sealed: []
})

describe('entries of older versions', () => {
  test.each([
    [1, first],
    [2, second],
    [3, args]
  ])('[J9] [row 20] of version %i are read as the one in force reads them', (v, stated) => {
    const written = structuredClone(stated)
    const parsed = parseAs(verb, body(v, stated))
    expect('args' in parsed && parsed.args).toEqual(args)
    expect(stated).toEqual(written)
  })

  test('[J5, J9] [row 20] of a version that no step leads from go to review, never past it', () => {
    const withoutFirst = { ...verb, upcasts: { 2: verb.upcasts[2] } }
    for (const [known, v] of [
      [withoutFirst, 1],
      [verb, 4]
    ] as const) {
      const parsed = parseAs(known, body(v, first))
      expect('outcome' in parsed && gist(parsed.outcome)).toBe('review entry.unknown-version J5')
    }
    expect(upcastArgs(withoutFirst, 1, first)).toBeNull()
  })

  test('[J9] [row 20] every verb reads the two versions before its own', () => {
    for (const kind of kinds) {
      const { version, upcasts = {} } = verbOf(kind)!
      for (let v = Math.max(1, version - OLDER_VERSIONS); v < version; v++) expect(upcasts[v], kind).toBeDefined()
    }
  })
})
