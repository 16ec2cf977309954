import { useEffect, useState } from 'react'
import type { Statistics } from './figures.ts'

export interface Reading {
  readonly statistics: Statistics | null
  /** Whether the server tells of changes right now. */
  readonly isLive: boolean
  readonly hasFailed: boolean
}

async function read(signal: AbortSignal): Promise<Statistics> {
  const response = await fetch('/v1/statistics', { signal })
  if (!response.ok) throw new Error(`statistics answered ${response.status}`)
  return (await response.json()) as Statistics
}

/** The province's figures: read once, then again whenever the server says that they moved. EventSource reconnects by itself. */
export function useStatistics(): Reading {
  const [reading, setReading] = useState<Reading>({ statistics: null, isLive: false, hasFailed: false })
  useEffect(() => {
    const stop = new AbortController()
    const refresh = (): void => {
      read(stop.signal).then(
        statistics => setReading(before => ({ ...before, statistics, hasFailed: false })),
        () => {
          if (!stop.signal.aborted) setReading(before => ({ ...before, hasFailed: true }))
        }
      )
    }
    const events = new EventSource('/v1/statistics/stream')
    events.onopen = () => {
      setReading(before => ({ ...before, isLive: true }))
      refresh()
    }
    events.onerror = () => setReading(before => ({ ...before, isLive: false }))
    events.addEventListener('moved', refresh)
    refresh()
    return () => {
      events.close()
      stop.abort()
    }
  }, [])
  return reading
}
