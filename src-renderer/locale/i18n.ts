import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from './en.ts'
import { zh } from './zh.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'actions'
    resources: typeof zh
  }
}

/** Starts the texts; Chinese stands in where English should ever lack a sentence. */
export function startTexts(language: 'zh' | 'en'): i18n {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh',
    resources: { zh, en },
    defaultNS: 'actions',
    ns: Object.keys(zh),
    initAsync: false,
    // A detail that an older server does not give yet leaves a dash, not a hole.
    missingInterpolationHandler: () => '—',
    interpolation: { escapeValue: false }
  })
  return i18next
}

/** The language of the page as HTML wants it, for hyphenation, fonts and screen readers. */
export function showLanguage(language: 'zh' | 'en'): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  void i18next.changeLanguage(language)
}
