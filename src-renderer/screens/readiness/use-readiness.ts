import { useCallback, useEffect, useState } from 'react'
import type { ReadinessItem } from '../../../src-main/contract/sync.ts'
import type { readiness } from '../../locale/zh/readiness.ts'
import { useReplicaState } from '../../queries/replica-context.ts'
import { useDeskAnswer } from '../../queries/use-desk-answer.ts'

export type CheckedItem = {
  readonly item: keyof (typeof readiness)['items']
  readonly state: ReadinessItem['state']
  readonly figures: Readonly<Record<string, number>>
}

/** Main's checks and those only the page can make; undefined until all have answered. */
export function useReadiness(): { readonly items: readonly CheckedItem[] | undefined; readonly again: () => void } {
  const { value, askAgain } = useDeskAnswer('readiness.check', {}, ['lease.changed', 'desk.changed'])
  const { cameras, countAgain } = useCameras()
  const { phase, filling, search } = useReplicaState()
  const again = useCallback(() => {
    askAgain()
    countAgain()
  }, [askAgain, countAgain])
  if (!value || cameras === undefined) return { items: undefined, again }
  const own: readonly CheckedItem[] = [
    { item: 'replica', state: phase === 'live' ? (filling ? 'warn' : 'good') : 'bad', figures: {} },
    { item: 'search', state: search.done ? 'good' : 'warn', figures: { persons: search.persons } },
    { item: 'camera', state: cameras > 0 ? 'good' : 'warn', figures: { cameras } }
  ]
  return { items: [...value.items, ...own], again }
}

/** Cameras that are plugged in; that needs no permission and switches none on. */
function useCameras() {
  const [cameras, setCameras] = useState<number>()
  const countAgain = useCallback(() => {
    void navigator.mediaDevices.enumerateDevices().then(devices => {
      setCameras(devices.filter(({ kind }) => kind === 'videoinput').length)
    })
  }, [])
  useEffect(() => {
    countAgain()
    navigator.mediaDevices.addEventListener('devicechange', countAgain)
    return () => navigator.mediaDevices.removeEventListener('devicechange', countAgain)
  }, [countAgain])
  return { cameras, countAgain }
}
