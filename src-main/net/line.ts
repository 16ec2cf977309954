import type { LineState } from '../contract/sync.ts'
import { Foreseen } from '../ipc/failures.ts'

/**
 * How long the other end may give no sign of life, in milliseconds. A line that is half open says nothing of it by
 * itself (row 33); a slow one goes on sending.
 */
export interface Patience {
  /** Until the head of the answer. */
  readonly headMs: number
  /** Between two pieces of its body; without it a body may rest as long as it likes. */
  readonly pieceMs?: number
}

export type LineInit = RequestInit & { readonly patience?: Patience }

/** Nothing was heard for as long as patience lasted. */
export class LineSilent extends Foreseen {
  override readonly name = 'LineSilent'
}

/** What main knows of the line to the server, and the one way out over it. */
export interface Line {
  /** @throws Foreseen `line.down` when nothing answered in time, `line.cut` when the demonstration pulled the plug. */
  readonly send: (url: string, init?: LineInit) => Promise<Response>
  readonly state: () => LineState
  readonly setCut: (on: boolean) => void
  readonly onChange: (listener: (state: LineState) => void) => () => void
}

export type Send = (url: string, init?: RequestInit) => Promise<Response>

interface BodyWatch {
  readonly onEnd: (failure?: unknown) => unknown
  readonly abort: () => void
  /** Waits for one piece, no longer than patience lasts. */
  readonly inTime: <T>(wait: () => Promise<T>) => Promise<T>
}

/** Aborts what does not come within the time given; `isOver` says that it was this. */
function createPatience(abort: () => void) {
  let isOver = false
  return {
    isOver: () => isOver,
    within: async <T>(ms: number | undefined, wait: () => Promise<T>): Promise<T> => {
      if (ms === undefined) return wait()
      const timer = setTimeout(() => {
        isOver = true
        abort()
      }, ms)
      return wait().finally(() => clearTimeout(timer))
    }
  }
}

/**
 * The same bytes; `onEnd` is called once when they are through, given up, or broken off (then with the reason, for
 * which it may answer a better one).
 */
function watchBody(body: ReadableStream<Uint8Array>, { onEnd, abort, inTime }: BodyWatch): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  return new ReadableStream<Uint8Array>({
    pull: async target => {
      try {
        const { done, value } = await inTime(() => reader.read())
        if (!done) return target.enqueue(value)
        onEnd()
        target.close()
      } catch (error) {
        target.error(onEnd(error))
      }
    },
    // Cancelling Electron's body would leave the connection open; aborting the request closes it.
    cancel: () => {
      onEnd()
      abort()
    }
  })
}

interface Passage {
  readonly signal: AbortSignal
  readonly abort: () => void
}

/** What is on the line right now, each with a signal of its own that follows the caller's. */
function createPassages() {
  const underWay = new Set<Passage>()
  return {
    abortAll: () => {
      for (const passage of underWay) passage.abort()
    },
    /** `leave` must be called when the request is over: it lets go of the caller's signal. */
    enter: (caller: AbortSignal | null | undefined): Passage & { readonly leave: () => void } => {
      const controller = new AbortController()
      const follow = () => controller.abort(caller?.reason)
      const passage = { signal: controller.signal, abort: () => controller.abort() }
      if (caller?.aborted) follow()
      caller?.addEventListener('abort', follow, { once: true })
      underWay.add(passage)
      const leave = () => {
        underWay.delete(passage)
        caller?.removeEventListener('abort', follow)
      }
      return { ...passage, leave }
    }
  }
}

const downBecause = (cause: unknown, isSilent: boolean): Foreseen =>
  isSilent ? new LineSilent('line.down', { cause }) : new Foreseen('line.down', { cause })

/**
 * The line is `up` once anything answered, whatever it answered; `down` once a request got no answer or its answer
 * broke off. Cutting it also ends what is under way: a plug does not wait for a reply.
 */
export function createLine(send: Send): Line {
  const listeners = new Set<(state: LineState) => void>()
  const passages = createPassages()
  let isReachable = false
  let isCut = false

  const state = (): LineState => (isCut ? 'cut' : isReachable ? 'up' : 'down')
  const change = (apply: () => void) => {
    const before = state()
    apply()
    const now = state()
    if (now !== before) for (const listener of listeners) listener(now)
  }
  const seen = (isAnswered: boolean) =>
    change(() => {
      isReachable = isAnswered
    })

  const withWatchedBody = (
    response: Response,
    { signal, abort, leave }: ReturnType<typeof passages.enter>,
    { isOver, within }: ReturnType<typeof createPatience>,
    pieceMs: number | undefined
  ): Response => {
    if (response.body === null) {
      leave()
      return response
    }
    const onEnd = (failure?: unknown) => {
      leave()
      if (failure === undefined) return undefined
      if (isCut) return new Foreseen('line.cut', { cause: failure })
      if (signal.aborted && !isOver()) return failure
      seen(false)
      return downBecause(failure, isOver())
    }
    const inTime: BodyWatch['inTime'] = wait => within(pieceMs, wait)
    const body = watchBody(response.body, { onEnd, abort, inTime })
    return new Response(body, { status: response.status, headers: response.headers })
  }

  return {
    state,
    setCut: on => {
      change(() => {
        isCut = on
      })
      if (on) passages.abortAll()
    },
    onChange: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    send: async (url, { patience, ...init } = {}) => {
      if (isCut) throw new Foreseen('line.cut')
      const passage = passages.enter(init.signal)
      const waiting = createPatience(passage.abort)
      try {
        const response = await waiting.within(patience?.headMs, () => send(url, { ...init, signal: passage.signal }))
        seen(true)
        return withWatchedBody(response, passage, waiting, patience?.pieceMs)
      } catch (error) {
        passage.leave()
        if (isCut) throw new Foreseen('line.cut', { cause: error })
        if (init.signal?.aborted) throw error
        seen(false)
        throw downBecause(error, waiting.isOver())
      }
    }
  }
}
