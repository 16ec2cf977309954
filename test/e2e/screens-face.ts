import type { DemoDesk } from '../../scripts/demo/demo-desk.ts'
import type { UiState } from '../../src-renderer/stores/ui-state.ts'
import type { AxeRules } from './page-audit.ts'

/** How a page is shown while it is looked at. */
export interface Face {
  readonly suffix: string
  readonly width: number
  readonly height: number
  readonly ui: Pick<UiState, 'language' | 'colorScheme' | 'textScale'>
  readonly axe: AxeRules
}

const plain = { language: 'zh', colorScheme: 'light', textScale: 100 } as const
const officePc = { width: 1366, height: 768 } as const

/**
 * The office PC of the design; the same with the largest text, in Chinese and in English, whose words are longer; a
 * large window in the dark. Each page is opened once and changes its face as it stands.
 */
export const faces: readonly Face[] = [
  { suffix: '1366', ...officePc, ui: plain, axe: 'all' },
  { suffix: '1366-large-text', ...officePc, ui: { ...plain, textScale: 125 }, axe: 'none' },
  { suffix: '1366-english', ...officePc, ui: { ...plain, language: 'en', textScale: 125 }, axe: 'none' },
  { suffix: '1920-dark', width: 1920, height: 1080, ui: { ...plain, colorScheme: 'dark' }, axe: 'look' }
]

export const firstFace = faces[0]!

/** Runs in the page: writes the preferences as another window of this PC would. */
function wearLook(look: Face['ui']): void {
  const key = 'jinquan.ui'
  const before = JSON.parse(localStorage.getItem(key) ?? '{}') as object
  localStorage.setItem(key, JSON.stringify({ ...before, ...look }))
  dispatchEvent(new StorageEvent('storage', { key }))
}

export async function show(desk: DemoDesk, { width, height, ui }: Face): Promise<void> {
  await desk.app.evaluate(
    ({ BrowserWindow }, size) => {
      const window = BrowserWindow.getAllWindows().find(one => one.getParentWindow() === null)!
      window.setMinimumSize(1, 1)
      window.setContentSize(size.width, size.height)
    },
    { width, height }
  )
  await desk.page.evaluate(wearLook, ui)
  await desk.page.waitForFunction(
    ({ wide, look }) => {
      const { lang, style, dataset } = document.documentElement
      return (
        Math.abs(innerWidth - wide) <= 2 &&
        lang === (look.language === 'zh' ? 'zh-CN' : 'en') &&
        dataset.mantineColorScheme === look.colorScheme &&
        style.fontSize === (look.textScale === 100 ? '' : `${look.textScale}%`)
      )
    },
    { wide: width, look: ui }
  )
}
