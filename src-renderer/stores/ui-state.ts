export type Language = 'zh' | 'en'
export type ColorScheme = 'light' | 'dark'
/** Size of all text in per cent of the design size. */
export type TextScale = 100 | 112 | 125

/** State of the interface only; nothing here came from the server or the journal. */
export interface UiState {
  readonly navFolded: boolean
  readonly language: Language
  readonly muted: boolean
  readonly colorScheme: ColorScheme
  readonly textScale: TextScale
}

export const initialUi: UiState = {
  navFolded: false,
  language: 'zh',
  muted: false,
  colorScheme: 'light',
  textScale: 100
}

/** Takes over each field that has a known value and the initial one otherwise. */
export function parseUi(stored: unknown): UiState | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined
  const { navFolded, language, muted, colorScheme, textScale } = stored as Record<keyof UiState, unknown>
  return {
    navFolded: typeof navFolded === 'boolean' ? navFolded : initialUi.navFolded,
    language: language === 'zh' || language === 'en' ? language : initialUi.language,
    muted: typeof muted === 'boolean' ? muted : initialUi.muted,
    colorScheme: colorScheme === 'light' || colorScheme === 'dark' ? colorScheme : initialUi.colorScheme,
    textScale: textScale === 100 || textScale === 112 || textScale === 125 ? textScale : initialUi.textScale
  }
}
