import { useEffect, useState } from 'react'

/** The present instant in UTC milliseconds, renewed every `everyMs`; for ages and times left on screen only. */
export function useNow(everyMs = 30_000): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
