import { describe, expect, it } from 'vitest'
import { createPreference, type TextStore } from '../../../src-renderer/platform/preferences.ts'
import { initialUi, parseUi, type UiState } from '../../../src-renderer/stores/ui-state.ts'

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

  it('follow another page of the same PC', () => {
    const store = memoryStore()
    const heard: UiState[] = []
    const page = new EventTarget()
    createPreference('ui', parseUi, store).watch(ui => heard.push(ui), page)
    createPreference('ui', parseUi, store).write({ ...initialUi, language: 'en' })
    page.dispatchEvent(Object.assign(new Event('storage'), { key: 'jinquan.columns' }))
    expect(heard).toEqual([])
    page.dispatchEvent(Object.assign(new Event('storage'), { key: 'jinquan.ui' }))
    expect(heard).toEqual([{ ...initialUi, language: 'en' }])
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
