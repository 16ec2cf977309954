import { bodyHash, type ChainHead, chainBody, runMessage, startOfChain } from '../../domain/journal/chain.ts'
import { type Body, type Entry, MAX_RUN, type Run } from '../../domain/journal/entry.ts'
import type { UploadRequest } from '../../domain/protocol/upload.ts'
import { PROTOCOL } from '../../domain/protocol/version.ts'
import { type ArgsByKind, type Kind, verbOf } from '../../domain/reducer.ts'
import { type KeyRing, sha256 } from './crypto.ts'

export interface EntryOptions {
  readonly operator?: string
  readonly id?: string
  readonly at: number
  readonly lastContact?: number
  readonly clockFlagged?: boolean
  readonly sealed?: readonly string[]
  readonly policyVersion?: number
}

/** A device that keeps its chain in memory and signs as the real one does. */
export class TestDevice {
  readonly publicKey: string
  readonly runs: Run[] = []
  head: ChainHead
  #next = 0

  readonly id: string
  readonly #ring: KeyRing
  readonly #serverId: string
  readonly #operatorKeys = new Map<string, string>()

  constructor(id: string, ring: KeyRing, serverId: string, generation = 1) {
    this.id = id
    this.#ring = ring
    this.#serverId = serverId
    this.publicKey = ring.create(`device ${id} ${generation}`)
    this.head = startOfChain(generation)
  }

  /** The key that an operator makes at the first login here. */
  operatorKey(operator: string): string {
    const known = this.#operatorKeys.get(operator)
    if (known) return known
    const key = this.#ring.create(`operator ${operator} on ${this.id}`)
    this.#operatorKeys.set(operator, key)
    return key
  }

  body<K extends Kind>(kind: K, args: ArgsByKind[K], options: EntryOptions): Body {
    this.#next += 1
    return {
      v: verbOf(kind)?.version ?? 1,
      id: options.id ?? testUuid(`${this.id} ${this.head.generation} ${this.#next}`),
      serverId: this.#serverId,
      deviceId: this.id,
      kind,
      args: args as Body['args'],
      operator: options.operator ?? null,
      policyVersion: options.policyVersion ?? 1,
      at: options.at,
      lastContact: options.lastContact ?? options.at,
      clockFlagged: options.clockFlagged ?? false,
      dataAge: 0,
      sealed: [...(options.sealed ?? [])]
    }
  }

  append(bodies: readonly Body[]): readonly Entry[] {
    const entries = bodies.map(body => {
      const { entry, head } = chainBody(this.head, body, sha256)
      this.head = head
      return entry
    })
    for (let i = 0; i < entries.length; ) {
      const operator = entries[i]?.body.operator ?? null
      let end = i + 1
      while (end < entries.length && end - i < MAX_RUN && entries[end]?.body.operator === operator) end += 1
      this.runs.push(this.sign(entries.slice(i, end), operator))
      i = end
    }
    return entries
  }

  sign(entries: Entry[], operator: string | null): Run {
    const message = runMessage({ entries, operator, suite: 'ed25519' }, this.id, sha256)
    return {
      suite: 'ed25519',
      operator,
      entries,
      deviceSignature: this.#ring.sign(this.publicKey, message),
      operatorSignature: operator === null ? null : this.#ring.sign(this.operatorKey(operator), message)
    }
  }

  upload(runs: readonly Run[] = this.runs): UploadRequest {
    const { generation } = this.head
    return { protocol: PROTOCOL, deviceId: this.id, generation, epoch: null, runs: [...runs], sealed: [] }
  }
}

/** A UUIDv7-shaped id made of a text, so that a run of a test is the same every time. */
export function testUuid(text: string): string {
  const h = sha256(text)
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-7${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`
}

export const digestOf = (text: string): string => sha256(`sealed ${text}`)
export const hashOfBody = (body: Body): string => bodyHash(body, sha256)
