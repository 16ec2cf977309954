import { expect, test } from 'vitest'
import { type KeyPress, keyOfPress, listenForScans } from '../../../src-renderer/readers/key-press.ts'

const press = (changes: Partial<KeyPress>): KeyPress => ({
  key: '',
  code: '',
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  repeat: false,
  ...changes
})

test.each([
  [{ key: 'a', code: 'KeyA' }, 'a'],
  [{ key: 'Process', code: 'KeyJ' }, 'J'],
  [{ key: 'Process', code: 'Semicolon', shiftKey: true }, ':'],
  [{ key: 'Process', code: 'Digit4', shiftKey: true }, '$'],
  [{ key: 'Process', code: 'Digit4' }, '4'],
  [{ key: 'Process', code: 'Numpad7' }, '7'],
  [{ key: 'Process', code: 'Enter' }, 'Enter'],
  [{ key: 'Process', code: 'NumpadEnter' }, 'Enter'],
  [{ key: 'Process', code: 'ShiftLeft' }, null],
  [{ key: 'Shift', code: 'ShiftLeft', shiftKey: true }, null],
  [{ key: 'c', code: 'KeyC', ctrlKey: true }, 'Break'],
  [{ key: 'a', code: 'KeyA', repeat: true }, 'Break'],
  [{ key: 'ArrowUp', code: 'ArrowUp' }, 'ArrowUp']
] as const)('%j is the key %j', (changes, key) => {
  expect(keyOfPress(press(changes))).toBe(key)
})

test('the whole QR alphabet can be told from physical keys', () => {
  const codes: readonly [string, boolean][] = [
    ...[...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map(letter => [`Key${letter}`, true] as [string, boolean]),
    ...[...'0123456789'].map(digit => [`Digit${digit}`, false] as [string, boolean]),
    ['Space', false],
    ['Digit4', true],
    ['Digit5', true],
    ['Digit8', true],
    ['Equal', true],
    ['Minus', false],
    ['Period', false],
    ['Slash', false],
    ['Semicolon', true]
  ]
  const text = codes.map(([code, shiftKey]) => keyOfPress(press({ key: 'Process', code, shiftKey }))).join('')
  expect(text).toBe('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 $%*+-./:')
})

/** As much of a window as the listener uses, on Node's own event target. */
function standInPage() {
  const page = new EventTarget() as EventTarget & Pick<Window, 'setTimeout' | 'clearTimeout' | 'performance'>
  Object.assign(page, { setTimeout, clearTimeout, performance })
  const type = (text: string, end: string | null) =>
    [...text, ...(end ? [end] : [])].map(key => {
      const event = Object.assign(new Event('keydown', { cancelable: true }), press({ key, code: '' }))
      page.dispatchEvent(event)
      return event
    })
  return { page: page as unknown as Window, type }
}

test('a scan is reported once and its Enter presses no button', () => {
  const { page, type } = standInPage()
  const scans: string[] = []
  const stop = listenForScans(page, text => scans.push(text))
  const events = type('000000199001010018', 'Enter')
  expect(scans).toEqual(['000000199001010018'])
  expect(events.map(event => event.defaultPrevented).indexOf(true)).toBe(18)
  expect(type('ab', 'Enter').some(event => event.defaultPrevented)).toBe(false)
  stop()
  type('000000199001010018', 'Enter')
  expect(scans).toHaveLength(1)
})

test('a scanner that sends no end is heard after a pause', async () => {
  const { page, type } = standInPage()
  const scan = new Promise<string>(resolve => listenForScans(page, resolve))
  type('000000199001010018', null)
  expect(await scan).toBe('000000199001010018')
})
