import { describe, expect, it } from 'vitest'
import { createPreference, type TextStore } from '../../../src-renderer/platform/preferences.ts'
import { initialUi, parseUi } from '../../../src-renderer/stores/ui-state.ts'

function memoryStore(): TextStore & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>()
  return { texts, getItem: key => texts.get(key) ?? null, setItem: (key, value) => texts.set(key, value) }
}

describe('preferences', () => {
  it('come back as they were written', () => {
    const preference = createPreference('ui', parseUi, memoryStore())
    expect(preference.read()).toBeUndefined()
    preference.write({ ...initialUi, language: 'en', textScale: 125 })
    expect(preference.read()).toEqual({ ...initialUi, language: 'en', textScale: 125 })
  })

  it('count as absent when they are damaged', () => {
    const store = memoryStore()
    store.texts.set('jinquan.ui', '{"navFolded":')
    expect(createPreference('ui', parseUi, store).read()).toBeUndefined()
  })

  it('take over known fields and leave out strange values', () => {
    expect(parseUi({ navFolded: true, language: 'fr', textScale: 900 })).toEqual({ ...initialUi, navFolded: true })
  })

  it('do not stop the page when the store is full', () => {
    const full: TextStore = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    }
    expect(() => createPreference('ui', parseUi, full).write(initialUi)).not.toThrow()
  })
})
