import { useCallback, useState } from 'react'
import { createPreference } from '../../platform/preferences.ts'
import type { WedgeMethod } from './use-card-readers.ts'

const preference = () =>
  createPreference('verify.wedge', (stored): WedgeMethod | undefined =>
    stored === 'id-reader' || stored === 'card-reader' ? stored : undefined
  )

/** Which card the office's typing reader reads, remembered on this PC. */
export function useWedgeMethod(): readonly [WedgeMethod, (method: WedgeMethod) => void] {
  const [method, setMethod] = useState<WedgeMethod>(() => preference().read() ?? 'id-reader')
  const change = useCallback((next: WedgeMethod) => {
    preference().write(next)
    setMethod(next)
  }, [])
  return [method, change]
}
