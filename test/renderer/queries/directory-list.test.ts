import { expect, test } from 'vitest'
import { directorySelector } from '../../../src-renderer/queries/directory-list.ts'

const all = { standing: undefined, organisation: undefined, type: undefined }

test('a list of the directory is narrowed by what its kind has', () => {
  expect(directorySelector({ ...all, kind: 'operator' })).toEqual({})
  expect(directorySelector({ ...all, kind: 'organisation', organisation: 'org-1', type: 'county' })).toEqual({
    id: 'org-1',
    type: 'county'
  })
  const ofPlace = { ...all, organisation: 'org-1', type: 'county', standing: 'stopped' } as const
  expect(directorySelector({ ...ofPlace, kind: 'operator' })).toEqual({ state: 'suspended', organisation: 'org-1' })
  expect(directorySelector({ ...ofPlace, kind: 'device' })).toEqual({ state: 'revoked', organisation: 'org-1' })
})
