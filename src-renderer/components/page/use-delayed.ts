import { useEffect, useState } from 'react'

/** True once `active` has lasted for `afterMs`: what is ready before that shows no waiting at all. */
export function useDelayed(active: boolean, afterMs = 200): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!active) {
      setLate(false)
      return
    }
    const timer = setTimeout(() => setLate(true), afterMs)
    return () => clearTimeout(timer)
  }, [active, afterMs])
  return active && late
}
