import type { Checkpoint } from '../../../domain/protocol/pull.ts'
import type { PullEnding } from '../worker/worker-protocol.ts'

const EVERY = 5 * 60_000
const JITTER = 2000
const FIRST_RETRY = 5000
const LONGEST_RETRY = 5 * 60_000

export type PullSchedule = {
  /** Pulls at once, or again after the pull that is running. */
  readonly now: () => void
  /** The server has something: pull soon, unless the replica already holds it. */
  readonly hinted: (scope: string, seq: number | null) => void
  readonly stop: () => void
}

export type PullScheduleParts = {
  readonly pull: () => Promise<PullEnding>
  readonly checkpoint: () => Checkpoint
  readonly failed: (error: unknown) => void
}

/**
 * Pulls on start, every 5 minutes, when told, and behind a hint after 0–2 s at random, so that thousands of desks do
 * not answer one hint at once. A failing line is asked again later and later; a hint or `now` ends the waiting.
 */
export function createPullSchedule({ pull, checkpoint, failed }: PullScheduleParts): PullSchedule {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = false
  let askedMeanwhile = false
  let stopped = false
  let retry = FIRST_RETRY

  function wait(milliseconds: number): void {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(() => void run(), milliseconds)
  }

  function delayAfter(ending: PullEnding): number {
    if (askedMeanwhile) return Math.random() * JITTER
    if (ending.kind === 'current') {
      retry = FIRST_RETRY
      return EVERY
    }
    if (ending.kind === 'refused' && ending.retryAfterMs !== null) return ending.retryAfterMs + Math.random() * JITTER
    const delay = retry + Math.random() * JITTER
    retry = Math.min(retry * 2, LONGEST_RETRY)
    return delay
  }

  async function run(): Promise<void> {
    if (running) {
      askedMeanwhile = true
      return
    }
    running = true
    askedMeanwhile = false
    try {
      wait(delayAfter(await pull()))
    } catch (error) {
      failed(error)
      wait(delayAfter({ kind: 'again' }))
    } finally {
      running = false
    }
  }

  return {
    now() {
      if (running) askedMeanwhile = true
      else wait(0)
    },
    hinted(scope, seq) {
      if (seq !== null && (checkpoint()[scope] ?? 0) >= seq) return
      if (running) askedMeanwhile = true
      else wait(Math.random() * JITTER)
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    }
  }
}
