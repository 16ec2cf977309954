import { type ReactNode, useEffect } from 'react'
import { showLanguage } from '../locale/i18n.ts'
import { useUi } from '../stores/ui-store.ts'
import { ThemeProvider } from '../theme/ThemeProvider.tsx'

export interface AppFrameProps {
  readonly children: ReactNode
}

/** Applies what the clerk chose for this PC: colour scheme, language, size of text. */
export function AppFrame({ children }: AppFrameProps) {
  const { colorScheme, language, textScale } = useUi()

  useEffect(() => showLanguage(language), [language])
  useEffect(() => {
    // All sizes are in rem, so the root size scales text and lines together.
    document.documentElement.style.fontSize = textScale === 100 ? '' : `${textScale}%`
  }, [textScale])

  return (
    <ThemeProvider colorScheme={colorScheme} language={language}>
      {children}
    </ThemeProvider>
  )
}
