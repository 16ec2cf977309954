import { type KeyboardEvent, type RefObject, useState } from 'react'
import { rowKeyMove } from './row-keys.ts'

export interface RowKeysOptions<Row> {
  readonly records: readonly Row[]
  readonly body: RefObject<HTMLElement | null>
  readonly onOpen?: ((row: Row) => void) | undefined
  readonly onToggle?: ((row: Row) => void) | undefined
  readonly onToggleAll?: (() => void) | undefined
  readonly onClear?: (() => void) | undefined
}

/** Keys inside a row's own buttons, fields and checkboxes belong to those. */
function isOwnKey(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, textarea, select, button, a, [role="menu"]') !== null
}

/** Arrows move, Enter opens, Space selects, Ctrl+A selects the page, Esc clears the selection. */
export function useRowKeys<Row>(options: RowKeysOptions<Row>): {
  readonly pointer: number
  readonly point: (row: number) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onFocus: () => void
} {
  const [pointed, point] = useState(-1)
  const pointer = Math.min(pointed, options.records.length - 1)
  const onKeyDown = (event: KeyboardEvent) => {
    if (isOwnKey(event.target)) return
    const pressed = { key: event.key, ctrl: event.ctrlKey || event.metaKey }
    const move = rowKeyMove(pressed, pointer, options.records.length)
    const row = options.records[pointer]
    if (move === undefined) return
    if (move.kind !== 'clear') event.preventDefault()
    switch (move.kind) {
      case 'move':
        point(move.to)
        options.body.current?.querySelectorAll('tbody tr')[move.to]?.scrollIntoView({ block: 'nearest' })
        return
      case 'open':
        if (row !== undefined) options.onOpen?.(row)
        return
      case 'toggle':
        if (row !== undefined) options.onToggle?.(row)
        return
      case 'toggle-all':
        options.onToggleAll?.()
        return
      case 'clear':
        options.onClear?.()
    }
  }
  const onFocus = () => {
    if (pointer < 0 && options.records.length > 0) point(0)
  }
  return { pointer, point, onKeyDown, onFocus }
}
