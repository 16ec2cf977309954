import { create } from 'zustand'
import { createPreference } from '../platform/preferences.ts'
import { initialUi, parseUi, type UiState } from './ui-state.ts'

interface UiStore extends UiState {
  readonly change: (part: Partial<UiState>) => void
}

export const useUi = create<UiStore>()((set, get) => {
  const preference = createPreference('ui', parseUi)
  return {
    ...initialUi,
    ...preference.read(),
    change: part => {
      set(part)
      const { navFolded, language, muted, colorScheme, textScale } = get()
      preference.write({ navFolded, language, muted, colorScheme, textScale })
    }
  }
})
