import { WEDGE_IDLE_MS, type WedgeStep, wedgeAtRest, wedgeIdle, wedgeStep } from './wedge.ts'

/** What of a KeyboardEvent matters here. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly repeat: boolean
}

/** US layout, which wedge scanners are delivered with: physical key → plain and shifted character. */
const characters: Readonly<Record<string, readonly [string, string]>> = {
  Digit0: ['0', ')'],
  Digit1: ['1', '!'],
  Digit2: ['2', '@'],
  Digit3: ['3', '#'],
  Digit4: ['4', '$'],
  Digit5: ['5', '%'],
  Digit6: ['6', '^'],
  Digit7: ['7', '&'],
  Digit8: ['8', '*'],
  Digit9: ['9', '('],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  Semicolon: [';', ':'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Space: [' ', ' '],
  NumpadAdd: ['+', '+'],
  NumpadSubtract: ['-', '-'],
  NumpadMultiply: ['*', '*'],
  NumpadDivide: ['/', '/'],
  NumpadDecimal: ['.', '.']
}

const modifiers: readonly string[] = ['Shift', 'CapsLock', 'Control', 'Alt', 'AltGraph', 'Meta', 'NumLock']

/** With a Chinese input method on, `key` only says "Process": then the physical key tells. */
function physicalKey({ code, shiftKey }: KeyPress): string {
  if (/^Key[A-Z]$/.test(code)) return code.slice(3)
  if (/^Numpad\d$/.test(code)) return code.slice(6)
  if (code === 'NumpadEnter') return 'Enter'
  return characters[code]?.[shiftKey ? 1 : 0] ?? code
}

/** The key as `wedgeStep` takes it; null for those that only go along with others. */
export function keyOfPress(press: KeyPress): string | null {
  if (modifiers.includes(press.key)) return null
  const isHidden = press.key === 'Process' || press.key === 'Unidentified'
  const key = isHidden ? physicalKey(press) : press.key
  if (isHidden && /^(Shift|Control|Alt|Meta)(Left|Right)$|^(CapsLock|NumLock)$/.test(key)) return null
  // Shortcuts and a key held down are never a scanner's.
  return press.ctrlKey || press.altKey || press.metaKey || press.repeat ? 'Break' : key
}

/**
 * Reports every text that a scanner types anywhere in the page. Its ending key is taken away, so that it presses no
 * button; its characters have gone to the focused field, which the listener may want to clear.
 * @returns what stops listening
 */
export function listenForScans(page: Window, onScan: (text: string) => void): () => void {
  let state = wedgeAtRest
  let idle: number | undefined
  const take = (step: WedgeStep): boolean => {
    state = step.state
    if (step.scanned !== null) onScan(step.scanned)
    return step.scanned !== null
  }
  const onKey = (event: KeyboardEvent) => {
    const key = keyOfPress(event)
    if (key === null) return
    page.clearTimeout(idle)
    if (take(wedgeStep(state, key, event.timeStamp))) {
      event.preventDefault()
      event.stopPropagation()
    } else if (state.text !== '') {
      idle = page.setTimeout(() => take(wedgeIdle(state, page.performance.now())), WEDGE_IDLE_MS + 10)
    }
  }
  page.addEventListener('keydown', onKey, { capture: true })
  return () => {
    page.clearTimeout(idle)
    page.removeEventListener('keydown', onKey, { capture: true })
  }
}
