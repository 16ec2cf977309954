import type { Page } from '@playwright/test'

/** Types as a scanner or a card reader does: all characters within a moment, Enter at the end. */
export async function scanAsKeyboard(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  try {
    const strokes = [...text].flatMap(key => [
      session.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key }),
      session.send('Input.dispatchKeyEvent', { type: 'keyUp', key })
    ])
    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 }
    strokes.push(
      session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: '\r', ...enter }),
      session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter })
    )
    await Promise.all(strokes)
  } finally {
    await session.detach()
  }
}
