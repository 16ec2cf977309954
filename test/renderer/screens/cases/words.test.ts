import i18next from 'i18next'
import { expect, it } from 'vitest'
import { startTexts } from '../../../../src-renderer/locale/i18n.ts'

it('[C8] an alert that was closed bears the word of the button that closed it', () => {
  startTexts('zh')
  expect(i18next.t('states:case.closed')).toBe(`已${i18next.t('alerts:close')}`)
})
