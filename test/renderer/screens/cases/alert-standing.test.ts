import { expect, it } from 'vitest'
import { waitingNote } from '../../../../src-renderer/screens/cases/alert-standing.ts'

const assigned = { state: 'assigned', ownerPlace: 'centre-a' } as const
const notYours = { code: 'alert.not-yours', rule: 'C7', details: {} } as const
const samePerson = { code: 'author.same-person', rule: 'C8', details: {} } as const
const wrongState = { code: 'alert.wrong-state', rule: 'C8', details: {} } as const

it('[C7] an office reads that an alert waits for its owner, and the owner does not', () => {
  expect(waitingNote(assigned, { assign: null, answer: notYours, close: wrongState }, true)).toBe('waitsFor')
  expect(waitingNote(assigned, { assign: null, answer: undefined, close: wrongState }, true)).toBe('waitsFor')
  expect(waitingNote(assigned, { assign: undefined, answer: null, close: undefined }, false)).toBeUndefined()
  expect(waitingNote(assigned, { assign: undefined, answer: undefined, close: undefined }, false)).toBeUndefined()
  expect(
    waitingNote({ state: 'open', ownerPlace: '' }, { assign: null, answer: null, close: wrongState }, true)
  ).toBeUndefined()
})

it('[C8] who answered reads that somebody else closes, the owner that an office does; who may close reads nothing', () => {
  const answered = { ...assigned, state: 'answered' } as const
  expect(waitingNote(answered, { assign: null, answer: wrongState, close: samePerson }, true)).toBe('ownAnswer')
  expect(waitingNote(answered, { assign: null, answer: wrongState, close: null }, true)).toBeUndefined()
  const owner = { assign: undefined, answer: wrongState, close: undefined }
  expect(waitingNote(answered, owner, false)).toBe('waitsForClose')
  expect(waitingNote(answered, owner, true)).toBeUndefined()
})
