import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A line to a server that can answer uploads and pulls in its place, as a server of another age would. */
export interface RefusingLine {
  readonly url: string
  /** Null: everything reaches the server. */
  refuseWith: number | null
  readonly close: () => void
}

const guarded = /^\/v1\/(journal|replica)\b/

export async function openRefusingLine(server: string): Promise<RefusingLine> {
  const state = { refuseWith: null as number | null }
  const line = createServer((asked, answer) => {
    const { url = '/', method, headers } = asked
    if (state.refuseWith !== null && guarded.test(url)) {
      asked.resume()
      answer.writeHead(state.refuseWith, { 'content-type': 'application/json' })
      answer.end(JSON.stringify({ code: 'request.upgrade', message: '客户端版本过旧，请升级。' }))
      return
    }
    const onward = request(new URL(url, server), { method, headers }, reply => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    answer.on('close', () => onward.destroy())
    asked.pipe(onward)
  })
  line.listen(0, '127.0.0.1')
  await once(line, 'listening')
  return {
    url: `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    get refuseWith() {
      return state.refuseWith
    },
    set refuseWith(status: number | null) {
      state.refuseWith = status
    },
    close: () => {
      line.close()
      line.closeAllConnections()
    }
  }
}
