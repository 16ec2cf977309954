import { create } from 'zustand'
import { createPreference } from '../platform/preferences.ts'
import { initialUi, parseUi, type UiState } from './ui-state.ts'

interface UiStore extends UiState {
  readonly change: (part: Partial<UiState>) => void
}

export const useUi = create<UiStore>()((set, get) => {
  const preference = createPreference('ui', parseUi)
  // A desk's windows look alike: what one of them is set to holds for the others at once.
  preference.watch(set)
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
