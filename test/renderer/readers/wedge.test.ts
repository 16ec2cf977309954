import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scanToText } from '../../../domain/voucher/credential-text.ts'
import { type WedgeState, wedgeAtRest, wedgeIdle, wedgeStep } from '../../../src-renderer/readers/wedge.ts'
import { issuedScan } from '../../domain/voucher/credential-office.ts'

interface Press {
  readonly key: string
  readonly gap: number
}

/** Plays keys with the pauses before them; what was scanned, and when it all ended. */
function play(presses: readonly Press[]): { scanned: string[]; state: WedgeState; at: number } {
  const scanned: string[] = []
  let state = wedgeAtRest
  let at = 1000
  for (const { key, gap } of presses) {
    at += gap
    const step = wedgeStep(state, key, at)
    state = step.state
    if (step.scanned !== null) scanned.push(step.scanned)
  }
  return { scanned, state, at }
}

const keysOf = (text: string, gap: () => number): Press[] => [...text].map(key => ({ key, gap: gap() }))
const ending: Press = { key: 'Enter', gap: 5 }
const character = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:')
const machineText = fc.string({ unit: character, minLength: 6, maxLength: 500 })

describe('a scanner', () => {
  test('[Q2] a whole voucher comes through to the letter', () => {
    const text = scanToText(issuedScan())
    expect(play([...keysOf(text, () => 4), ending]).scanned).toEqual([text])
  })

  test('any text in a machine’s rhythm is one scan', () => {
    fc.assert(
      fc.property(machineText, fc.integer({ min: 0, max: 30 }), fc.constantFrom('Enter', 'Tab'), (text, gap, key) => {
        expect(play([...keysOf(text, () => gap), { key, gap }]).scanned).toEqual([text])
      })
    )
  })

  test('a busy page that delivers keys in lumps does not tear it', () => {
    const presses = keysOf('000000199001010018', () => 2).map((press, at) => (at === 9 ? { ...press, gap: 90 } : press))
    expect(play([...presses, ending]).scanned).toEqual(['000000199001010018'])
  })

  test('what a person typed before it is not part of it', () => {
    fc.assert(
      fc.property(machineText, text => {
        const typed = keysOf('abc', () => 160)
        const [first, ...rest] = keysOf(text, () => 5)
        expect(play([...typed, { ...first!, gap: 300 }, ...rest, ending]).scanned).toEqual([text])
      })
    )
  })

  test('two scans are two', () => {
    const one = [...keysOf('AAAAAA', () => 5), ending]
    expect(play([...one, ...keysOf('BBBBBB', () => 5), ending]).scanned).toEqual(['AAAAAA', 'BBBBBB'])
  })

  test('without an end key it is taken after a pause', () => {
    const { state, at } = play(keysOf('000000199001010018', () => 5))
    expect(wedgeIdle(state, at + 100)).toEqual({ state, scanned: null })
    expect(wedgeIdle(state, at + 160).scanned).toBe('000000199001010018')
    expect(wedgeIdle(play(keysOf('SHORT1', () => 5)).state, at + 9999).scanned).toBeNull()
  })
})

describe('a person', () => {
  test('however fast, is never a scanner', () => {
    const gap = fc.integer({ min: 45, max: 400 })
    const presses = fc.array(fc.record({ key: character, gap }), { maxLength: 60 })
    fc.assert(
      fc.property(presses, gap, (typed, last) => {
        const { scanned, state, at } = play([...typed, { key: 'Enter', gap: last }])
        expect(scanned).toEqual([])
        expect(wedgeIdle(state, at + 500).scanned).toBeNull()
      })
    )
  })

  test('Enter alone, or after a pasted text, is no scan', () => {
    expect(play([ending]).scanned).toEqual([])
    expect(play([...keysOf('v', () => 5), ending]).scanned).toEqual([])
  })

  test('a short burst, an edited text and a stuck key are no scans', () => {
    expect(play([...keysOf('12345', () => 5), ending]).scanned).toEqual([])
    expect(play([...keysOf('123456', () => 5), { key: 'Backspace', gap: 5 }, ending]).scanned).toEqual([])
    expect(play([...keysOf('A'.repeat(2101), () => 5), ending]).scanned).toEqual([])
    expect(play([...keysOf('123456', () => 5), { key: 'Enter', gap: 500 }]).scanned).toEqual([])
  })
})
