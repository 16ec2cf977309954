/** Keys that work everywhere; `keys` as the hotkey hook reads them, `shown` as keyboards are labelled. */
export const shortcuts = {
  search: { keys: 'mod+K', shown: ['Ctrl', 'K'] },
  help: { keys: 'F1', shown: ['F1'] },
  lock: { keys: 'mod+L', shown: ['Ctrl', 'L'] },
  fold: { keys: 'mod+B', shown: ['Ctrl', 'B'] },
  rows: { keys: '', shown: ['↑', '↓'] },
  openRow: { keys: '', shown: ['Enter'] },
  drawer: { keys: '', shown: ['F6'] },
  selectRow: { keys: '', shown: ['Space'] },
  selectAll: { keys: '', shown: ['Ctrl', 'A'] },
  nextField: { keys: '', shown: ['Enter'] },
  save: { keys: '', shown: ['Ctrl', 'Enter'] },
  escape: { keys: '', shown: ['Esc'] }
} as const

export type ShortcutId = keyof typeof shortcuts
export const shortcutIds = Object.keys(shortcuts) as readonly ShortcutId[]
