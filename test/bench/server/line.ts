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
  let chunks: Buffer[] = []
  let held = 0
  /** Length of head and body together, once the head is here: a large body is then put together once. */
  let whole: number | null = null
  let waiting: Waiting | null = null
  const answer = (): void => {
    if (whole === null) {
      const start = Buffer.concat(chunks)
      chunks = [start]
      const end = start.indexOf(headEnd)
      if (end === -1) return
      whole = end + headEnd.length + Number(/content-length: (\d+)/i.exec(start.toString('latin1', 0, end))?.[1])
    }
    if (waiting === null || held < whole) return
    const reply = Buffer.concat(chunks)
    const end = reply.indexOf(headEnd)
    const body = reply.subarray(end + headEnd.length, whole)
    chunks = [reply.subarray(whole)]
    held -= whole
    whole = null
    const { resolve, reject } = waiting
    waiting = null
    if (reply.toString('latin1', 0, 12) === 'HTTP/1.1 200') resolve(body)
    else reject(new Error(`${reply.toString('latin1', 0, 40)} ${body.toString().slice(0, 200)}`))
  }
  socket.on('data', chunk => {
    chunks.push(chunk)
    held += chunk.length
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
        if (socket.destroyed) return reject(new Error('the server closed the connection'))
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
