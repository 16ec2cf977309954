import { useEffect, useState } from 'react'
import type { DeskState } from '../../src-main/contract/desk.ts'
import type { SyncState } from '../../src-main/contract/sync.ts'
import { desk } from './desk.ts'

/** Who this desk is and who sits at it, live; undefined until main has answered. */
export function useDeskState(): DeskState | undefined {
  const [state, setState] = useState<DeskState>()
  useEffect(() => {
    const stop = desk().on('desk.changed', setState)
    void desk()
      .invoke('desk.state')
      .then(answer => {
        if (answer.ok) setState(answer.value)
      })
    return stop
  }, [])
  return state
}

/** The line and the queue behind it, live; undefined until main has answered. */
export function useSyncState(): SyncState | undefined {
  const [state, setState] = useState<SyncState>()
  useEffect(() => {
    const stop = desk().on('sync.changed', setState)
    void desk()
      .invoke('sync.state')
      .then(answer => {
        if (answer.ok) setState(answer.value)
      })
    return stop
  }, [])
  return state
}

const touchEveryMs = 20_000

/** Tells main that the operator is at work, so that the automatic lock counts from there. */
export function useActivity(): void {
  useEffect(() => {
    let last = 0
    const touch = (event: Event) => {
      if (event.timeStamp - last < touchEveryMs) return
      last = event.timeStamp
      void desk().invoke('session.touch')
    }
    document.addEventListener('keydown', touch, true)
    document.addEventListener('pointerdown', touch, true)
    return () => {
      document.removeEventListener('keydown', touch, true)
      document.removeEventListener('pointerdown', touch, true)
    }
  }, [])
}
