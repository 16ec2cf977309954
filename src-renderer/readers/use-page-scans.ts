import { useCallback, useEffect, useRef, useState } from 'react'
import { listenForScans } from './key-press.ts'
import { wholeScan } from './whole-scan.ts'

/**
 * Hears a scanner wherever the focus is, an input method included. The scan's characters may have gone into the
 * input, which begins anew with each scan: `inputKey` is its key. Silent while a dialog is open.
 * @param isMeant whether a text is a paper, a code or a number as it stands
 */
export function usePageScans(
  onScan: (text: string) => void,
  isMeant: (text: string) => boolean,
  isActive: boolean
): { readonly inputKey: number; readonly refocus: () => void } {
  const [inputKey, setInputKey] = useState(0)
  const refocus = useCallback(() => setInputKey(n => n + 1), [])
  const current = useRef({ onScan, isMeant })
  current.current = { onScan, isMeant }

  useEffect(() => {
    if (!isActive) return
    let isEnded = false
    // Before the listener below, which may swallow the key that ends a scan.
    const noteKey = ({ key, code }: KeyboardEvent) => {
      isEnded = key === 'Enter' || key === 'Tab' || code === 'Enter' || code === 'NumpadEnter'
    }
    window.addEventListener('keydown', noteKey, { capture: true })
    const stop = listenForScans(window, text => {
      if (document.querySelector('[role="dialog"]') !== null) return
      const field = document.activeElement instanceof HTMLInputElement ? document.activeElement.value : ''
      const whole = wholeScan(text, field, isEnded, current.current.isMeant)
      if (whole === null) return
      refocus()
      current.current.onScan(whole)
    })
    return () => {
      window.removeEventListener('keydown', noteKey, { capture: true })
      stop()
    }
  }, [isActive, refocus])
  return { inputKey, refocus }
}
