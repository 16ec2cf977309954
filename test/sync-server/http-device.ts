import { generateKeyPairSync, sign } from 'node:crypto'
import type { SignedCertificate } from '../../domain/directory/certificate.ts'
import { bodyHash, type ChainHead, chainBody, runMessage, startOfChain } from '../../domain/journal/chain.ts'
import { type Body, MAX_RUN, type Run, type SealedPart } from '../../domain/journal/entry.ts'
import type { Lease } from '../../domain/plan/lease.ts'
import type { Checkpoint, PullEnd, PullLine, PullRequest } from '../../domain/protocol/pull.ts'
import { sessionMessage } from '../../domain/protocol/session.ts'
import type { UploadReply, UploadRequest } from '../../domain/protocol/upload.ts'
import { PROTOCOL } from '../../domain/protocol/version.ts'
import type { ArgsByKind, Kind } from '../../domain/reducer.ts'
import { serverCrypto } from '../../sync-server/auth/suite.ts'
import { testUuid } from '../doubles/test-device.ts'
import { password, type TestServer } from './test-server.ts'

interface Signing {
  readonly publicKey: string
  readonly sign: (message: string) => string
}

const newKey = (): Signing => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return {
    publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
    sign: message => sign(null, Buffer.from(message), privateKey).toString('base64url')
  }
}

export interface Answer<T> {
  readonly status: number
  readonly body: T
}

export interface PulledPage {
  readonly documents: readonly Extract<PullLine, { document: unknown }>[]
  readonly gone: readonly Extract<PullLine, { gone: unknown }>[]
  readonly end: PullEnd
}

/** A device that speaks to the server over HTTP as the desktop does, with real keys. */
export class HttpDevice {
  readonly server: TestServer
  readonly #key: Signing
  readonly #operators = new Map<string, Signing>()
  readonly name: string
  id = ''
  generation = 1
  organisation = ''
  token = ''
  certificate: SignedCertificate | undefined
  head: ChainHead = startOfChain(1)
  runs: Run[] = []
  #made = 0

  constructor(server: TestServer, name: string) {
    this.server = server
    this.name = name
    this.#key = newKey()
  }

  async call<T>(path: string, init: { method?: string; body?: unknown; token?: string } = {}): Promise<Answer<T>> {
    const token = init.token ?? this.token
    const reply = await fetch(`${this.server.url}${path}`, {
      method: init.method ?? (init.body === undefined ? 'GET' : 'POST'),
      headers: {
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
        ...(init.body === undefined ? {} : { 'content-type': 'application/json' })
      },
      ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) })
    })
    return { status: reply.status, body: (await reply.json()) as T }
  }

  async register(code: string): Promise<Answer<Record<string, unknown>>> {
    const request = { protocol: PROTOCOL, code, label: '示例设备', suite: 'ed25519', publicKey: this.#key.publicKey }
    const reply = await this.call<Record<string, unknown>>('/v1/register', { body: request })
    if (reply.status === 200) {
      this.id = String(reply.body.deviceId)
      this.generation = Number(reply.body.generation)
      this.organisation = String(reply.body.organisation)
      this.certificate = reply.body.certificate as SignedCertificate
      this.head = startOfChain(this.generation)
    }
    return reply
  }

  async openSession(certificates?: readonly SignedCertificate[]): Promise<Answer<{ token: string }>> {
    const challenge = await this.call<{ nonce: string }>('/v1/session/challenge', { body: { deviceId: this.id } })
    const { nonce } = challenge.body
    const signature = this.#key.sign(sessionMessage(this.id, this.generation, nonce))
    const reply = await this.call<{ token: string }>('/v1/session', {
      body: {
        deviceId: this.id,
        generation: this.generation,
        nonce,
        signature,
        ...(certificates ? { certificates } : {})
      }
    })
    if (reply.status === 200) this.token = reply.body.token
    return reply
  }

  login(operator: string, secret: string = password): Promise<Answer<Record<string, unknown>>> {
    return this.call('/v1/operator/login', {
      body: { login: operator, password: secret, suite: 'ed25519', publicKey: this.operatorKey(operator).publicKey }
    })
  }

  operatorKey(operator: string): Signing {
    const key = this.#operators.get(operator) ?? newKey()
    this.#operators.set(operator, key)
    return key
  }

  body<K extends Kind>(operator: string, kind: K, args: ArgsByKind[K], sealed: readonly SealedPart[] = []): Body {
    const now = this.server.context.clock()
    return {
      v: 1,
      id: testUuid(`${this.name} ${this.id} ${this.generation} ${++this.#made}`),
      serverId: this.server.context.identity.serverId,
      deviceId: this.id,
      kind,
      args: args as Body['args'],
      operator,
      policyVersion: 1,
      at: now,
      lastContact: now - 1000,
      clockFlagged: false,
      dataAge: 0,
      sealed: sealed.map(({ digest }) => digest)
    }
  }

  /** Chains bodies of one operator and signs them; they stay here until uploaded. */
  append(bodies: readonly Body[]): readonly Run[] {
    const made: Run[] = []
    for (let from = 0; from < bodies.length; from += MAX_RUN) {
      const part = bodies.slice(from, from + MAX_RUN)
      const entries = part.map(body => {
        const { entry, head } = chainBody(this.head, body, serverCrypto.sha256)
        this.head = head
        return entry
      })
      const operator = part[0]?.operator ?? null
      const message = runMessage({ entries, operator, suite: 'ed25519' }, this.id, serverCrypto.sha256)
      made.push({
        suite: 'ed25519',
        operator,
        entries,
        deviceSignature: this.#key.sign(message),
        operatorSignature: operator === null ? null : this.operatorKey(operator).sign(message)
      })
    }
    this.runs.push(...made)
    return made
  }

  request(runs: readonly Run[] = this.runs, sealed: readonly SealedPart[] = []): UploadRequest {
    return {
      protocol: PROTOCOL,
      deviceId: this.id,
      generation: this.generation,
      epoch: null,
      runs: [...runs],
      sealed: [...sealed]
    }
  }

  upload(runs: readonly Run[] = this.runs, sealed: readonly SealedPart[] = []): Promise<Answer<UploadReply>> {
    return this.call('/v1/journal', { body: this.request(runs, sealed) })
  }

  /** Lets an operator do this and uploads it at once. */
  async perform(bodies: readonly Body[], sealed: readonly SealedPart[] = []): Promise<UploadReply> {
    const reply = await this.upload(this.append(bodies), sealed)
    if (reply.status !== 200) throw new Error(`upload answered ${reply.status}`)
    return reply.body
  }

  async lease(batch: string, count: number): Promise<Answer<{ lease: Lease }>> {
    return this.call('/v1/leases', { body: { batch, count } })
  }

  async pull(
    checkpoint: Checkpoint = {},
    limit = 1000,
    { epoch = null, ...asks }: Partial<Pick<PullRequest, 'epoch' | 'count'>> = {}
  ): Promise<PulledPage> {
    const from = JSON.stringify({ protocol: PROTOCOL, epoch, checkpoint, limit, ...asks })
    const reply = await fetch(`${this.server.url}/v1/replica?${new URLSearchParams({ from, limit: String(limit) })}`, {
      headers: { authorization: `Bearer ${this.token}` }
    })
    if (reply.status !== 200) throw new Error(`pull answered ${reply.status}`)
    const text = await reply.text()
    const lines = text
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line) as PullLine)
    const last = lines.at(-1)
    if (!last || !('end' in last)) throw new Error('the page was cut')
    return {
      documents: lines.filter(line => 'document' in line),
      gone: lines.filter(line => 'gone' in line),
      end: last.end
    }
  }

  /** Every page until the server has no more. */
  async pullAll(limit = 1000): Promise<ReadonlyMap<string, Record<string, unknown>>> {
    const held = new Map<string, Record<string, unknown>>()
    for (let checkpoint: Checkpoint = {}; ; ) {
      const page = await this.pull(checkpoint, limit)
      for (const line of page.documents) held.set(`${line.collection}/${line.document.id}`, line as never)
      for (const { collection, gone } of page.gone) held.delete(`${collection}/${gone}`)
      checkpoint = page.end.checkpoint
      if (!page.end.more) return held
    }
  }
}

/** A registered device with an open session, on which these operators have logged in. */
export const newDevice = async (
  server: TestServer,
  organisation: string,
  operators: readonly string[] = []
): Promise<HttpDevice> => {
  const device = new HttpDevice(server, organisation)
  const registered = await device.register(await server.code(organisation))
  if (registered.status !== 200) throw new Error(`registration answered ${registered.status}`)
  await device.openSession()
  for (const operator of operators) {
    const reply = await device.login(operator)
    if (reply.status !== 200) throw new Error(`login answered ${reply.status}`)
  }
  return device
}

export const hashOf = (body: Body): string => bodyHash(body, serverCrypto.sha256)
