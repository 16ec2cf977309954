import { setTimeout as pause } from 'node:timers/promises'

/** What was waited for did not come; the message says what it was. */
export class NeverCame extends Error {
  override readonly name = 'NeverCame'
}

/** Asks again and again until it is so. A question that fails counts as "not yet". */
export async function until(
  what: string,
  isSo: () => Promise<boolean> | boolean,
  withinMs = 60_000,
  everyMs = 100
): Promise<void> {
  let last: unknown
  for (const end = performance.now() + withinMs; performance.now() < end; await pause(everyMs)) {
    try {
      if (await isSo()) return
    } catch (error) {
      last = error
    }
  }
  throw new NeverCame(`${what}: not within ${withinMs / 1000} s`, { cause: last })
}

/** The value, or `late` when it takes longer; what comes after that is nobody's business. */
export async function within<T, L>(ms: number, work: Promise<T>, late: L): Promise<T | L> {
  const timer = new AbortController()
  const alarm = pause(ms, late, { signal: timer.signal }).catch(() => late)
  try {
    return await Promise.race([work, alarm])
  } finally {
    timer.abort()
    work.catch(() => undefined)
  }
}
