/**
 * Preferences of the interface on this PC: column widths, folded navigation, language. Never business data and never
 * anything about a person. A damaged or foreign value counts as absent.
 */
export interface Preference<Value> {
  readonly read: () => Value | undefined
  readonly write: (value: Value) => void
  /** Hears what another page of this PC writes; what it takes over is not written again. */
  readonly watch: (listener: (value: Value) => void, page?: EventTarget) => void
}

export interface TextStore {
  readonly getItem: (key: string) => string | null
  readonly setItem: (key: string, value: string) => void
}

const keyPrefix = 'jinquan.'

/** @param parse gives the value when the stored JSON has the expected shape, else undefined. */
export function createPreference<Value>(
  key: string,
  parse: (stored: unknown) => Value | undefined,
  store: TextStore = globalThis.localStorage
): Preference<Value> {
  const name = keyPrefix + key
  const read = (): Value | undefined => {
    const text = store.getItem(name)
    if (text === null) return undefined
    try {
      return parse(JSON.parse(text))
    } catch (error) {
      if (error instanceof SyntaxError) return undefined
      throw error
    }
  }
  return {
    read,
    write: value => {
      try {
        store.setItem(name, JSON.stringify(value))
      } catch (error) {
        // A full or closed store costs a column width, not the page.
        if (!(error instanceof DOMException)) throw error
      }
    },
    watch: (listener, page = window) => {
      page.addEventListener('storage', event => {
        const value = 'key' in event && event.key === name ? read() : undefined
        if (value !== undefined) listener(value)
      })
    }
  }
}
