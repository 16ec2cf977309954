import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Hint } from '../../domain/protocol/session.ts'

/** Tells sessions how far the scopes have come: those of this process at once, those of others by NOTIFY. */
export interface HintHub {
  readonly publish: (hints: readonly Hint[]) => void
  /** Yields the function that ends it. */
  readonly subscribe: (scopes: readonly string[], listener: (hint: Hint) => void) => () => void
  /** Every hint, for roll-ups that concern all scopes. */
  readonly subscribeAll: (listener: (hint: Hint) => void) => () => void
  /** How far this process has heard that a scope has come; 0 where it has heard nothing. */
  readonly reached: (scope: string) => number
  readonly close: () => Promise<void>
}

interface Listening {
  readonly client: pg.Client
  /** Settles when the connection is no more. */
  readonly lost: Promise<Error>
}

const channel = 'jinquan_hint'
/** NOTIFY carries less than 8,000 bytes. */
const payloadLimit = 7500
const notifyEveryMs = 20
const reconnectMs = 1000

/** In-process distribution: a hint that tells nothing new is dropped, so an echo by NOTIFY costs nothing. */
const createSwitchboard = () => {
  const reached = new Map<string, number>()
  const byScope = new Map<string, Set<(hint: Hint) => void>>()
  const all = new Set<(hint: Hint) => void>()
  return {
    all,
    reached: (scope: string) => reached.get(scope) ?? 0,
    listenersOf: (scope: string) => {
      const listeners = byScope.get(scope) ?? new Set()
      byScope.set(scope, listeners)
      return listeners
    },
    forget: (scope: string) => {
      if (byScope.get(scope)?.size === 0) byScope.delete(scope)
    },
    dispatch: (hint: Hint): void => {
      if ((reached.get(hint.scope) ?? 0) >= hint.seq) return
      reached.set(hint.scope, hint.seq)
      for (const listener of byScope.get(hint.scope) ?? []) listener(hint)
      for (const listener of all) listener(hint)
    }
  }
}

const payloadsOf = (hints: Iterable<readonly [string, number]>): string[] => {
  const payloads: string[] = []
  let line = ''
  for (const [scope, seq] of hints) {
    const piece = `${scope}=${seq}`
    if (line.length + piece.length + 1 > payloadLimit) {
      payloads.push(line)
      line = ''
    }
    line += line === '' ? piece : ` ${piece}`
  }
  return line === '' ? payloads : [...payloads, line]
}

const hintsOf = (payload: string): readonly Hint[] =>
  payload.split(' ').map(piece => {
    const cut = piece.lastIndexOf('=')
    return { scope: piece.slice(0, cut), seq: Number(piece.slice(cut + 1)) }
  })

/** Opens the hub; `onLost` hears of lost connections, which are made anew (clients pull every few minutes anyway). */
export const openHintHub = async (url: string, pool: pg.Pool, onLost: (error: unknown) => void): Promise<HintHub> => {
  const board = createSwitchboard()
  const pending = new Map<string, number>()
  let isClosed = false
  let timer: NodeJS.Timeout | undefined
  let listening: pg.Client | undefined

  const flush = async (): Promise<void> => {
    timer = undefined
    const payloads = payloadsOf(pending)
    pending.clear()
    for (const payload of payloads) await pool.query('select pg_notify($1, $2)', [channel, payload])
  }
  const listen = async (): Promise<Listening> => {
    const client = new pg.Client({ connectionString: url, keepAlive: true, application_name: 'jinquan-hints' })
    const lost = new Promise<Error>(resolve => {
      client.on('error', resolve)
      client.on('end', () => resolve(new Error('connection ended')))
    })
    client.on('notification', ({ payload }) => hintsOf(payload ?? '').forEach(board.dispatch))
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
    } catch (error) {
      void client.end().catch(() => undefined)
      throw error
    }
    return { client, lost }
  }
  /** A second after the other until it is back; undefined once the hub is closed. */
  const listenAgain = async (): Promise<Listening | undefined> => {
    while (!isClosed) {
      await pause(reconnectMs, undefined, { ref: false })
      const back = isClosed ? undefined : await listen().catch(() => undefined)
      if (back && !isClosed) return back
      void back?.client.end().catch(() => undefined)
    }
    return undefined
  }
  /** The only loop that makes a lost connection anew: a failed try begins no other one. */
  const keep = async (first: Listening): Promise<void> => {
    for (let current: Listening | undefined = first; current; current = await listenAgain()) {
      listening = current.client
      const error = await current.lost
      void current.client.end().catch(() => undefined)
      if (!isClosed) onLost(error)
    }
  }
  void keep(await listen())

  return {
    publish: hints => {
      for (const { scope, seq } of hints) {
        board.dispatch({ scope, seq })
        pending.set(scope, Math.max(seq, pending.get(scope) ?? 0))
      }
      if (hints.length > 0) timer ??= setTimeout(() => void flush().catch(onLost), notifyEveryMs)
    },
    subscribe: (scopes, listener) => {
      for (const scope of scopes) board.listenersOf(scope).add(listener)
      return () => {
        for (const scope of scopes) {
          board.listenersOf(scope).delete(listener)
          board.forget(scope)
        }
      }
    },
    subscribeAll: listener => {
      board.all.add(listener)
      return () => board.all.delete(listener)
    },
    reached: board.reached,
    close: async () => {
      isClosed = true
      clearTimeout(timer)
      await listening?.end().catch(() => undefined)
    }
  }
}
