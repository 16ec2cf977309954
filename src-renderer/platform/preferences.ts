/**
 * Preferences of the interface on this PC: column widths, folded navigation, language. Never business data and never
 * anything about a person. A damaged or foreign value counts as absent.
 */
export interface Preference<Value> {
  readonly read: () => Value | undefined
  readonly write: (value: Value) => void
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
  return {
    read: () => {
      const text = store.getItem(name)
      if (text === null) return undefined
      try {
        return parse(JSON.parse(text))
      } catch (error) {
        if (error instanceof SyntaxError) return undefined
        throw error
      }
    },
    write: value => {
      try {
        store.setItem(name, JSON.stringify(value))
      } catch (error) {
        // A full or closed store costs a column width, not the page.
        if (!(error instanceof DOMException)) throw error
      }
    }
  }
}
