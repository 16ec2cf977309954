import { Foreseen } from '../ipc/failures.ts'
import type { Line, LineInit } from './line.ts'

/** What the device knows and the net needs: where the server is, and by what right it is asked. */
export interface ServerIdentity {
  /** Origin of the registered server, null before registration. */
  readonly server: () => string | null
  /**
   * The token of the device and of the operator who is logged in, null while there is none. Given a token the server
   * has just refused, it tries to get another.
   */
  readonly tokens: (refused?: string) => Promise<string | null>
}

export interface ServerAccess {
  /**
   * Asks the server on behalf of device and operator. `path` begins with `/v1/`.
   * @throws Foreseen `desk.unregistered`, `desk.locked`, `line.down`, `line.cut`
   */
  readonly request: (path: string, init?: LineInit) => Promise<Response>
}

const UNAUTHENTICATED = 401

function withToken(init: LineInit, token: string): LineInit {
  const headers = new Headers(init.headers)
  headers.set('authorization', `Bearer ${token}`)
  // A redirect could carry the token to a place that was never registered.
  return { ...init, headers, redirect: 'error' }
}

const isReplayable = (init: RequestInit): boolean =>
  init.body === undefined || init.body === null || typeof init.body === 'string'

export function createServerAccess(line: Line, identity: ServerIdentity): ServerAccess {
  return {
    request: async (path, init = {}) => {
      const server = identity.server()
      if (server === null) throw new Foreseen('desk.unregistered')
      const token = await identity.tokens()
      if (token === null) throw new Foreseen('desk.locked')
      const url = `${server}${path}`
      const response = await line.send(url, withToken(init, token))
      if (response.status !== UNAUTHENTICATED || !isReplayable(init)) return response
      const fresh = await identity.tokens(token)
      if (fresh === null || fresh === token) return response
      await response.body?.cancel()
      return line.send(url, withToken(init, fresh))
    }
  }
}
