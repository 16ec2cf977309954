/**
 * A scanner or reader that acts as a keyboard sends its characters faster than anybody types and ends with Enter.
 * This fold tells the two apart from the times of the keys alone.
 */
export interface WedgeState {
  readonly text: string
  /** Instant of the first and of the newest character, UTC milliseconds or any monotonic clock. */
  readonly startedAt: number
  readonly lastAt: number
  /** The longest pause between two characters so far, in milliseconds. */
  readonly longestPause: number
}

export type ScanSource = 'scanner' | 'typed'

export interface Scan {
  readonly text: string
  readonly source: ScanSource
}

export interface WedgeStep {
  readonly state: WedgeState
  readonly scan?: Scan
}

/** Scanners pause 1–20 ms between characters, slow Bluetooth ones up to 50 ms; people rarely stay under 80 ms. */
const longestScannerPause = 60
const shortestScan = 6
/** Characters left over by somebody who stopped typing are forgotten after this. */
const forgetAfter = 1_000

export const idleWedge: WedgeState = { text: '', startedAt: 0, lastAt: 0, longestPause: 0 }

/** @param key value of KeyboardEvent.key; @param at its time in milliseconds */
export function wedgeStep(state: WedgeState, key: string, at: number): WedgeStep {
  if (key === 'Enter') {
    const text = state.text.trim()
    return text === '' ? { state: idleWedge } : { state: idleWedge, scan: { text, source: sourceOf(state) } }
  }
  if (key === 'Backspace') return { state: { ...state, text: state.text.slice(0, -1), longestPause: Infinity } }
  if (key.length !== 1) return { state }
  if (state.text === '' || at - state.lastAt > forgetAfter) {
    return { state: { text: key, startedAt: at, lastAt: at, longestPause: 0 } }
  }
  const longestPause = Math.max(state.longestPause, at - state.lastAt)
  return { state: { ...state, text: state.text + key, lastAt: at, longestPause } }
}

function sourceOf(state: WedgeState): ScanSource {
  return state.text.length >= shortestScan && state.longestPause <= longestScannerPause ? 'scanner' : 'typed'
}

/** How the text of an input came about, told by the times of its characters; for inputs that hold the text themselves. */
export function scanOf(text: string, state: WedgeState): Scan {
  const trimmed = text.trim()
  const source = state.text.trim() === trimmed ? sourceOf(state) : 'typed'
  return { text: trimmed, source }
}
