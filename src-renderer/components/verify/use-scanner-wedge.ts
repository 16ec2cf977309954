import { useEffect, useRef } from 'react'
import { idleWedge, type Scan, wedgeStep } from './wedge.ts'

function takesKeysItself(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null
}

/** Hears a scanner anywhere on the page while no field has the focus; typing is left alone. */
export function useScannerWedge(onScan: (scan: Scan) => void, active = true): void {
  const state = useRef(idleWedge)
  const listener = useRef(onScan)
  listener.current = onScan

  useEffect(() => {
    if (!active) return
    const hear = (event: KeyboardEvent) => {
      if (takesKeysItself(event.target) || event.ctrlKey || event.altKey || event.metaKey) return
      const step = wedgeStep(state.current, event.key, event.timeStamp)
      state.current = step.state
      if (step.scan?.source !== 'scanner') return
      event.preventDefault()
      listener.current(step.scan)
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [active])
}
