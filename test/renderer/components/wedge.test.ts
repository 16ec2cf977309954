import { describe, expect, it } from 'vitest'
import { idleWedge, scanOf, type WedgeStep, wedgeStep } from '../../../src-renderer/components/verify/wedge.ts'

function keysAt(text: string, pause: number, start = 0): WedgeStep {
  let step: WedgeStep = { state: idleWedge }
  let at = start
  for (const key of [...text, 'Enter']) {
    step = wedgeStep(step.state, key, at)
    at += pause
  }
  return step
}

describe('scanner wedge', () => {
  it('knows a scanner by its speed', () => {
    expect(keysAt('JQ1:6BFOXN*TS0', 12).scan).toEqual({ text: 'JQ1:6BFOXN*TS0', source: 'scanner' })
    expect(keysAt('JQ1:6BFOXN*TS0', 45).scan?.source).toBe('scanner')
  })

  it('takes the same text at typing speed as typed', () => {
    expect(keysAt('JQ1:6BFOXN*TS0', 140).scan).toEqual({ text: 'JQ1:6BFOXN*TS0', source: 'typed' })
  })

  it('takes a short burst as typed, and nothing from Enter alone', () => {
    expect(keysAt('12', 10).scan?.source).toBe('typed')
    expect(keysAt('', 10).scan).toBeUndefined()
    expect(keysAt('   ', 10).scan).toBeUndefined()
  })

  it('forgets what somebody left standing before a scan', () => {
    const left = wedgeStep(idleWedge, 'x', 0).state
    let state = left
    let at = 5_000
    for (const key of '7K4M2QXPN5R') {
      state = wedgeStep(state, key, at).state
      at += 10
    }
    expect(wedgeStep(state, 'Enter', at).scan).toEqual({ text: '7K4M2QXPN5R', source: 'scanner' })
  })

  it('counts a corrected text as typed', () => {
    let state = idleWedge
    for (const [index, key] of ['1', '2', '3', '4', '5', '6', 'Backspace', '7'].entries()) {
      state = wedgeStep(state, key, index * 10).state
    }
    expect(wedgeStep(state, 'Enter', 90).scan).toEqual({ text: '123457', source: 'typed' })
  })

  it('takes pasted text of a field as typed', () => {
    expect(scanOf(' 7K4M2QXPN5R ', idleWedge)).toEqual({ text: '7K4M2QXPN5R', source: 'typed' })
  })
})
