/**
 * Tells a keyboard-wedge scanner from a person by the rhythm of the keys: a scanner sends a character every few
 * milliseconds and ends with Enter or Tab; nobody types six characters at 35 ms each.
 */
export interface WedgeState {
  readonly text: string
  /** Milliseconds on any one clock: first and last character. */
  readonly first: number
  readonly last: number
}

export interface WedgeStep {
  readonly state: WedgeState
  /** The whole text, once its end has come; null while it has not or where a person types. */
  readonly scanned: string | null
}

/** A longer pause starts a new text. A busy page delivers a scanner's keys in lumps, so one gap may be long. */
const MAX_GAP = 100
const MAX_MEAN_GAP = 35
const MIN_LENGTH = 6
/** Without Enter at its end a text needs more to be believed. */
const MIN_LENGTH_UNENDED = 10
/** How long to wait for more before asking `wedgeIdle`. */
export const WEDGE_IDLE_MS = 150
/** The longest scan and its line end; what is longer is a key that got stuck. */
const MAX_LENGTH = 2100

export const wedgeAtRest: WedgeState = { text: '', first: 0, last: 0 }

const isMachine = ({ text, first, last }: WedgeState, minimum: number): boolean =>
  text.length >= minimum && last - first <= MAX_MEAN_GAP * (text.length - 1)

const isEnd = (key: string): boolean => key === 'Enter' || key === 'Tab'

/** `key` is one character or the name of a key; any named key but Enter and Tab breaks a text off. */
export function wedgeStep(state: WedgeState, key: string, at: number): WedgeStep {
  const goesOn = state.text !== '' && at - state.last <= MAX_GAP
  if (isEnd(key)) {
    const scanned = goesOn && isMachine(state, MIN_LENGTH) ? state.text : null
    return { state: wedgeAtRest, scanned }
  }
  if (key.length !== 1 || state.text.length >= MAX_LENGTH) return { state: wedgeAtRest, scanned: null }
  const next = goesOn ? { text: state.text + key, first: state.first, last: at } : { text: key, first: at, last: at }
  return { state: next, scanned: null }
}

/** Asked after a pause, for scanners that send no end. */
export function wedgeIdle(state: WedgeState, at: number): WedgeStep {
  if (state.text === '' || at - state.last < WEDGE_IDLE_MS) return { state, scanned: null }
  return { state: wedgeAtRest, scanned: isMachine(state, MIN_LENGTH_UNENDED) ? state.text : null }
}
