// In cascade layers, so that the styles of our own win in whatever order a build puts them.
import '@mantine/core/styles.layer.css'
import '@mantine/dates/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import '@mantine/spotlight/styles.layer.css'
import 'mantine-datatable/styles.layer.css'
import './base.css'
import { type MantineColorScheme, MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { memoryColorScheme } from './color-scheme.ts'
import { cssVariables } from './css-variables.ts'
import { styleNonce } from './style-nonce.ts'
import { theme } from './theme.ts'
import 'dayjs/locale/zh-cn'

export interface ThemeProviderProps {
  readonly colorScheme: Exclude<MantineColorScheme, 'auto'>
  readonly language: 'zh' | 'en'
  readonly children: ReactNode
}

const colorSchemeManager = memoryColorScheme()

/** Everything that gives the product its look: theme, dates in the language of the page, dialogs, notifications. */
export function ThemeProvider({ colorScheme, language, children }: ThemeProviderProps) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      getStyleNonce={styleNonce}
      forceColorScheme={colorScheme}
      colorSchemeManager={colorSchemeManager}
      deduplicateInlineStyles
    >
      <DatesProvider settings={{ locale: language === 'zh' ? 'zh-cn' : 'en', firstDayOfWeek: 1 }}>
        <ModalsProvider>{children}</ModalsProvider>
      </DatesProvider>
      {/* Away from the right edge, where drawers and dialogs have their buttons. */}
      <Notifications position="bottom-left" containerWidth="22rem" limit={4} autoClose={6000} />
    </MantineProvider>
  )
}
