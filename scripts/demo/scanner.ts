import type { Page } from '@playwright/test'

/** Between two strokes, in seconds. */
const GAP = 0.005

/**
 * Types as a scanner or a card reader does: all characters within a moment, Enter at the end. The strokes say when they
 * were made, as a keyboard's do: a busy computer delivers them late, and the page judges by their rhythm.
 */
export async function scanAsKeyboard(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 }
  const keys = [...[...text].map(key => ({ key, text: key })), { ...enter, text: '\r' }]
  const began = Date.now() / 1000 - keys.length * GAP
  try {
    const strokes = keys.flatMap(({ text: typed, ...key }, nth) => {
      const timestamp = began + nth * GAP
      return [
        session.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp, text: typed, ...key }),
        session.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, ...key })
      ]
    })
    await Promise.all(strokes)
  } finally {
    await session.detach()
  }
}
