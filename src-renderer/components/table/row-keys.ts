/** What a key means in a table; the pointer is the row the keyboard is at. */
export type RowKeyMove =
  | { readonly kind: 'move'; readonly to: number }
  | { readonly kind: 'open' }
  | { readonly kind: 'toggle' }
  | { readonly kind: 'toggle-all' }
  | { readonly kind: 'clear' }

export interface RowKey {
  readonly key: string
  readonly ctrl: boolean
}

/**
 * @param pointer row the keyboard is at, -1 before the first move
 * @param rows number of rows on the page
 */
export function rowKeyMove(pressed: RowKey, pointer: number, rows: number): RowKeyMove | undefined {
  if (rows === 0) return undefined
  switch (pressed.key) {
    case 'ArrowDown':
      return { kind: 'move', to: Math.min(rows - 1, pointer + 1) }
    case 'ArrowUp':
      return { kind: 'move', to: Math.max(0, pointer - 1) }
    case 'PageDown':
      return { kind: 'move', to: Math.min(rows - 1, Math.max(0, pointer) + 10) }
    case 'PageUp':
      return { kind: 'move', to: Math.max(0, pointer - 10) }
    case 'Home':
      return { kind: 'move', to: 0 }
    case 'End':
      return { kind: 'move', to: rows - 1 }
    case 'Enter':
      return pointer < 0 ? undefined : { kind: 'open' }
    case ' ':
      return pointer < 0 ? undefined : { kind: 'toggle' }
    case 'a':
      return pressed.ctrl ? { kind: 'toggle-all' } : undefined
    case 'Escape':
      return { kind: 'clear' }
  }
  return undefined
}
