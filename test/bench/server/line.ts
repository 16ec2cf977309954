import { connect, type Socket } from 'node:net'

/**
 * A kept connection that sends requests made beforehand and reads replies: as little as a client can do, because it
 * shares the machine with what is measured.
 */
export interface Line {
  /** One request, head and body; yields the reply's body. Throws where the status is not 200. */
  readonly send: (request: Buffer) => Promise<Buffer>
  readonly close: () => void
}

const headEnd = Buffer.from('\r\n\r\n')

interface Waiting {
  readonly resolve: (body: Buffer) => void
  readonly reject: (error: Error) => void
}

export const openLine = async (url: URL): Promise<Line> => {
  const socket: Socket = connect(Number(url.port), url.hostname)
  socket.setNoDelay(true)
  let held: Buffer = Buffer.alloc(0)
  let waiting: Waiting | null = null
  const answer = (): void => {
    const end = held.indexOf(headEnd)
    if (end === -1 || waiting === null) return
    const head = held.toString('latin1', 0, end)
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1])
    if (held.length < end + 4 + length) return
    const body = held.subarray(end + 4, end + 4 + length)
    held = held.subarray(end + 4 + length)
    const { resolve, reject } = waiting
    waiting = null
    if (head.startsWith('HTTP/1.1 200')) resolve(body)
    else reject(new Error(`${head.slice(0, 40)} ${body.toString().slice(0, 200)}`))
  }
  socket.on('data', chunk => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    answer()
  })
  socket.on('error', error => waiting?.reject(error))
  socket.on('close', () => waiting?.reject(new Error('the server closed the connection')))
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  return {
    send: request =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(request)
      }),
    close: () => socket.destroy()
  }
}

export const postRequest = (url: URL, token: string, body: unknown): Buffer => {
  const text = Buffer.from(JSON.stringify(body))
  const head = [
    `POST ${url.pathname} HTTP/1.1`,
    `host: ${url.host}`,
    'content-type: application/json',
    `content-length: ${text.length}`,
    ...(token === '' ? [] : [`authorization: Bearer ${token}`])
  ].join('\r\n')
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), text])
}
