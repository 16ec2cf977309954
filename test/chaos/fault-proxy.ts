import { once } from 'node:events'
import { createServer, request as httpRequest, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { Transform } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'

/** What a line does to what travels on it. */
export type LineFault =
  | { readonly kind: 'clear' }
  /** Connections break off and none is taken. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'throttle'; readonly bytesPerSecond: number }
  /** Everything is taken, nothing arrives, nothing is answered; the connections break when the line is back. */
  | { readonly kind: 'black-hole' }
  /** Requests arrive, answers do not, and the connections stay open for good: only the peer's own patience ends them. */
  | { readonly kind: 'half-open' }
  /** Requests arrive and take effect, the connection breaks before the answer. */
  | { readonly kind: 'lose-replies' }
  /** An upload arrives twice; the device hears the answer to the second. */
  | { readonly kind: 'replay' }

interface Kept {
  readonly path: string
  readonly method: string
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

const UPLOAD = '/v1/journal'
const MOST_KEPT = 20

const bodyOf = async (message: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

const slowly = (bytesPerSecond: number): Transform =>
  new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      void pause((chunk.length / bytesPerSecond) * 1000).then(() => done(null, chunk))
    }
  })

/** A line between one desk and the server, with an address of its own and faults on demand. */
export class FaultProxy {
  readonly #target: () => string
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  #fault: LineFault = { kind: 'clear' }
  #uploads: readonly Kept[] = []
  /** Requests and connections that met a fault. */
  hits = 0
  /** The last request that the server sent away, and after how many seconds it may come again. */
  refusal: { readonly status: number; readonly retryAfter: number } | null = null

  constructor(target: () => string) {
    this.#target = target
    this.#server = createServer((request, response) => {
      this.#pass(request, response).catch(() => request.socket.destroy())
    })
    // The server's own limits are what is tested, not these.
    this.#server.requestTimeout = 0
    this.#server.on('connection', socket => this.#take(socket))
  }

  async open(): Promise<this> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return this
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  set(fault: LineFault): void {
    const before = this.#fault.kind
    this.#fault = fault
    if (fault.kind === 'cut' || before === 'black-hole') this.#breakAll()
  }

  /** Sends uploads that passed earlier once more, past the line, as a network may; nobody waits for the answers. */
  async sendOldUploads(): Promise<number> {
    const old = this.#uploads
    for (const kept of old) await this.#forward(kept).then(bodyOf, () => undefined)
    return old.length
  }

  async close(): Promise<void> {
    this.#server.close()
    this.#breakAll()
    await once(this.#server, 'close')
  }

  #breakAll(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  #take(socket: Socket): void {
    this.#sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => this.#sockets.delete(socket))
    if (this.#fault.kind !== 'cut') return
    this.hits += 1
    socket.destroy()
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fault = this.#fault
    const body = await bodyOf(request)
    const kept: Kept = { path: request.url ?? '/', method: request.method ?? 'GET', headers: request.headers, body }
    const isUpload = kept.path === UPLOAD
    if (fault.kind !== 'clear') this.hits += 1
    if (fault.kind === 'black-hole') return
    if (fault.kind === 'delay') await pause(fault.ms)
    if (fault.kind === 'replay' && isUpload) await bodyOf(await this.#forward(kept))
    const answer = await this.#forward(kept)
    this.#note(kept, answer)
    if (fault.kind === 'half-open') return void answer.resume()
    if (fault.kind === 'lose-replies') {
      if (isUpload) await bodyOf(answer)
      return void request.socket.destroy()
    }
    response.once('close', () => answer.destroy())
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    response.flushHeaders()
    const source = fault.kind === 'throttle' ? answer.pipe(slowly(fault.bytesPerSecond)) : answer
    answer.on('error', () => request.socket.destroy())
    source.pipe(response)
  }

  #note(kept: Kept, { statusCode = 0, headers }: IncomingMessage): void {
    if (kept.path === UPLOAD) this.#uploads = [...this.#uploads, kept].slice(-MOST_KEPT)
    if (statusCode >= 400) this.refusal = { status: statusCode, retryAfter: Number(headers['retry-after'] ?? 0) }
  }

  #forward({ path, method, headers, body }: Kept): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const { connection: _hop, ...passed } = headers
      const request = httpRequest(new URL(path, this.#target()), { method, headers: passed, agent: false }, resolve)
      request.on('error', reject)
      request.end(body)
    })
  }
}
