import { describe, expect, it } from 'vitest'
import { formKeyStep } from '../../../src-renderer/components/form/form-keys.ts'
import { rowKeyMove } from '../../../src-renderer/components/table/row-keys.ts'

const plain = (key: string) => ({ key, ctrl: false })

describe('keys in a table', () => {
  it('move within the page', () => {
    expect(rowKeyMove(plain('ArrowDown'), -1, 50)).toEqual({ kind: 'move', to: 0 })
    expect(rowKeyMove(plain('ArrowDown'), 49, 50)).toEqual({ kind: 'move', to: 49 })
    expect(rowKeyMove(plain('ArrowUp'), 0, 50)).toEqual({ kind: 'move', to: 0 })
    expect(rowKeyMove(plain('PageDown'), 45, 50)).toEqual({ kind: 'move', to: 49 })
    expect(rowKeyMove(plain('End'), 3, 50)).toEqual({ kind: 'move', to: 49 })
  })

  it('open and select only where the keyboard is at a row', () => {
    expect(rowKeyMove(plain('Enter'), -1, 50)).toBeUndefined()
    expect(rowKeyMove(plain('Enter'), 4, 50)).toEqual({ kind: 'open' })
    expect(rowKeyMove(plain(' '), 4, 50)).toEqual({ kind: 'toggle' })
  })

  it('take Ctrl+A but leave a plain letter alone, and do nothing in an empty table', () => {
    expect(rowKeyMove({ key: 'a', ctrl: true }, 0, 50)).toEqual({ kind: 'toggle-all' })
    expect(rowKeyMove(plain('a'), 0, 50)).toBeUndefined()
    expect(rowKeyMove(plain('ArrowDown'), -1, 0)).toBeUndefined()
  })
})

describe('Enter in a form', () => {
  const enter = { key: 'Enter', ctrl: false, tag: 'input', choosing: false, composing: false }

  it('goes to the next field, and saves with Ctrl', () => {
    expect(formKeyStep(enter)).toBe('next')
    expect(formKeyStep({ ...enter, ctrl: true })).toBe('save')
    expect(formKeyStep({ ...enter, ctrl: true, tag: 'textarea' })).toBe('save')
  })

  it('chooses in an open list and saves nothing, whether or not the list has a choice marked', () => {
    expect(formKeyStep({ ...enter, choosing: true })).toBe('stay')
  })

  it('is left to an input method, a text area and a button', () => {
    expect(formKeyStep({ ...enter, composing: true, ctrl: true })).toBeUndefined()
    expect(formKeyStep({ ...enter, tag: 'textarea' })).toBeUndefined()
    expect(formKeyStep({ ...enter, tag: 'button' })).toBeUndefined()
    expect(formKeyStep({ ...enter, key: 'Tab' })).toBeUndefined()
  })
})
