import type { UnlockedOperator } from './operator-keys.ts'

export interface DeskSessionPorts {
  readonly lockAfterMs: number
  /** Milliseconds that go on while the computer sleeps. */
  readonly elapsed: () => number
  readonly onLock: () => void
}

/** Timers overflow beyond it. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** Who sits at the desk. Left alone for `lockAfterMs` the keys are wiped; asking for them after that finds nobody. */
export interface DeskSession {
  readonly current: () => UnlockedOperator | null
  readonly begin: (operator: UnlockedOperator) => void
  readonly lock: () => void
  /** Somebody did something. Milliseconds until the lock, null when it is locked. */
  readonly touch: () => number | null
}

export const createDeskSession = ({ lockAfterMs, elapsed, onLock }: DeskSessionPorts): DeskSession => {
  let operator: UnlockedOperator | null = null
  let touchedAt = 0
  let timer: NodeJS.Timeout | undefined

  const lock = (): void => {
    clearTimeout(timer)
    if (!operator) return
    operator.forget()
    operator = null
    onLock()
  }
  const watch = (): void => {
    clearTimeout(timer)
    timer = setTimeout(current, Math.min(LONGEST_TIMER_MS, Math.max(0, lockAfterMs - (elapsed() - touchedAt)) + 1))
    timer.unref()
  }
  const current = (): UnlockedOperator | null => {
    if (operator && elapsed() - touchedAt >= lockAfterMs) lock()
    else if (operator) watch()
    return operator
  }
  return {
    current,
    begin: next => {
      lock()
      operator = next
      touchedAt = elapsed()
      watch()
    },
    lock,
    touch: () => {
      if (!current()) return null
      touchedAt = elapsed()
      watch()
      return lockAfterMs
    }
  }
}
