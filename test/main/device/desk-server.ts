import { scopesOfDevice } from '../../../domain/access/scope.ts'
import { shortCodeFromNumber } from '../../../domain/codes/short-code.ts'
import type { AccessOrder } from '../../../domain/directory/access-order.ts'
import { certificateMessage } from '../../../domain/directory/certificate.ts'
import type { Role } from '../../../domain/directory/operator.ts'
import type { Organisation } from '../../../domain/directory/organisation.ts'
import type { Run } from '../../../domain/journal/entry.ts'
import { accessPaths } from '../../../domain/protocol/access.ts'
import {
  type AttachmentPiece,
  attachmentPieceSchema,
  PIECE_BYTES,
  sealedBytes
} from '../../../domain/protocol/attachment.ts'
import { type Disclosure, disclosuresRequestSchema } from '../../../domain/protocol/disclosure.ts'
import { disclosurePageRequestSchema } from '../../../domain/protocol/disclosure-page.ts'
import { uploadRequestSchema } from '../../../domain/protocol/upload.ts'
import type { Claim } from '../../../domain/subsidy/claim.ts'
import { blankMessage, blankOfLease } from '../../../domain/voucher/credential.ts'
import { createBoxKey } from '../../../src-main/journal/sealed-box.ts'
import { COUNTY, DAY, SERVER as SERVER_ID, SKILL, TestProvince } from '../../doubles/test-province.ts'
import { MemoryStore } from '../../simulation/memory-store.ts'
import { type DeviceRow, KnownDevices } from './known-devices.ts'
import { changePassword, type KnownPasswords } from './known-passwords.ts'
import { RealKeys } from './real-keys.ts'
import { provenOrder } from './signed-order.ts'

export const SERVER = 'https://sync.example'
export const OFFICE = 'county-a'
const KEY_ID = 'key-1'

/** A server in memory behind the protocol: the acceptor that ships, real signatures, no HTTP. */
export class DeskServer {
  readonly store = new MemoryStore()
  readonly province = new TestProvince(this.store, new RealKeys())
  readonly sealing = createBoxKey()
  readonly passwords: KnownPasswords = new Map()
  readonly codes = new Map<string, string | null>()
  readonly requests: string[] = []
  readonly orders: AccessOrder[] = []
  readonly disclosures = new Map<string, Disclosure>()
  /** By what pages of records were narrowed, and for whom. */
  readonly filters: object[] = []
  /** Pieces of papers by digest and place, as they came. */
  readonly pieces = new Map<string, Map<number, AttachmentPiece>>()
  /** Places from which devices asked for their own runs. */
  readonly asked: number[] = []
  /** What is made of a run before it is given back. */
  alter: (run: Run) => Run = run => run
  readonly #office: string
  readonly #roles: Role[]
  /** Answers every request with this status instead, when set. */
  failWith: number | null = null
  readonly #devices = new KnownDevices()
  readonly #lost = new Set<string>()
  #numbers = 0

  constructor(office = OFFICE, role: Role = 'county-clerk') {
    this.#office = office
    this.#roles = [role]
  }

  async open(): Promise<this> {
    await this.province.found()
    return this
  }

  async addOperator(n: number): Promise<void> {
    await this.province.operator(`clerk${n}`, this.#office, this.#roles)
    this.passwords.set(`clerk${n}`, { operator: `clerk${n}`, password: `password-${n}` })
  }

  get now(): number {
    return this.province.now
  }

  /** The transport of a line: what reaches the server, whole. */
  readonly send = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const { pathname } = new URL(url)
    this.requests.push(pathname)
    if (this.failWith !== null) return this.#refuse(this.failWith)
    const response = await this.#answer(pathname, init, new URL(url).searchParams)
    if (this.#lost.delete(pathname)) throw new TypeError('the answer was lost')
    return response
  }

  /** The next answer to this path is lost on its way, though the server did what was asked. */
  loseNext(path: string): void {
    this.#lost.add(path)
  }

  async #answer(pathname: string, init: RequestInit, query: URLSearchParams): Promise<Response> {
    const body = init.body === undefined ? {} : JSON.parse(String(init.body))
    const device = this.#devices.onLine(new Headers(init.headers).get('authorization'))
    switch (pathname) {
      case '/v1/register':
        return this.#register(body)
      case '/v1/session/challenge':
        return this.#challenge(body.deviceId)
      case '/v1/session':
        return this.#session(body)
    }
    if (!device) return this.#refuse(401)
    switch (pathname) {
      case '/v1/evidence':
        return Response.json({ taken: 0 })
      case '/v1/operator/login':
        return this.#login(device, body)
      case '/v1/operator/password':
        return this.#password(body)
      case accessPaths['first-password']:
      case accessPaths['registration-code']:
        return this.#order(body)
      case '/v1/journal':
        return init.method === 'GET' ? this.#ownRuns(device, query) : this.#journal(body)
      case '/v1/leases':
        return this.#lease(device, body)
      case '/v1/disclosures':
        return init.method === 'GET' ? this.#disclosures(device, query) : this.#disclose(body)
      case '/v1/attachments':
        return this.#piece(attachmentPieceSchema.parse(body))
      case '/v1/replica':
        return this.#replica(device)
    }
    return this.#refuse(404)
  }

  forgetTokens(): void {
    this.#devices.forgetTokens()
  }

  #sign(message: string): string {
    return this.province.ring.sign(this.province.serverKey, message)
  }

  #refuse(status: number): Response {
    return Response.json({ code: 'request.refused', message: '测试服务器拒绝。' }, { status })
  }

  async #register(body: { code: string; label: string; publicKey: string }): Promise<Response> {
    const before = this.codes.get(body.code)
    if (before === undefined) return this.#refuse(403)
    this.codes.delete(body.code)
    const { id, generation } = this.#devices.next(before ?? undefined)
    const terms = {
      deviceId: id,
      organisation: this.#office,
      generation,
      suite: 'ed25519' as const,
      publicKey: body.publicKey
    }
    const content = { serverId: SERVER_ID, keyId: KEY_ID, ...terms, from: this.now }
    const certificate = { certificate: content, signature: this.#sign(certificateMessage(content)) }
    await this.province.must('device.register', {
      device: id,
      organisation: this.#office,
      label: body.label,
      certificate
    })
    this.#devices.add({ id, generation }, body.publicKey)
    this.store.register(id, generation)
    return Response.json({
      serverId: SERVER_ID,
      deviceId: id,
      generation,
      organisation: this.#office,
      organisationName: `示例 ${this.#office}`,
      certificate,
      serverKeys: this.province.settings.serverKeys,
      sealingKey: { keyId: 'sealing-1', publicKey: this.sealing.publicKey },
      epoch: this.store.epoch,
      serverTime: this.now
    })
  }

  #challenge(deviceId: string): Response {
    return Response.json({ nonce: this.#devices.challenge(deviceId), expiresAt: this.now + 60_000 })
  }

  #session(body: Parameters<KnownDevices['prove']>[0]): Response {
    const token = this.#devices.prove(body)
    if (token === undefined) return this.#refuse(401)
    return Response.json({ token, expiresAt: this.now + DAY, serverTime: this.now, epoch: this.store.epoch })
  }

  async #login(device: DeviceRow, body: { login: string; password: string; publicKey: string }): Promise<Response> {
    const known = this.passwords.get(body.login)
    if (known?.password !== body.password) return this.#refuse(403)
    if (known.isFirst) return this.#refuse(428)
    const { operator } = known
    await this.province.must('operator.add-key', {
      operator,
      device: device.id,
      suite: 'ed25519',
      publicKey: body.publicKey
    })
    const key = { operator, device: device.id, suite: 'ed25519' as const, publicKey: body.publicKey }
    const grant = { grant: { serverId: SERVER_ID, keyId: 'key-1', ...key, from: this.now }, signature: 'AA' }
    return Response.json({ operator, label: '经办 01', roles: this.#roles, grant, serverTime: this.now })
  }

  #password(body: Parameters<typeof changePassword>[1]): Response {
    const status = changePassword(this.passwords, body)
    return status === 200 ? Response.json({ serverTime: this.now }) : this.#refuse(status)
  }

  #order(body: unknown): Response {
    const order = provenOrder(this.store, body)
    if (!order) return this.#refuse(403)
    this.orders.push(order)
    return Response.json({ code: 'ABCD-EFGH-JKMN-PQRS', validUntil: this.now + DAY })
  }

  async #accept(body: unknown) {
    const request = uploadRequestSchema.parse(body)
    this.province.epoch = this.store.epoch
    const accepted = await this.province.upload(request)
    return accepted && { serverTime: this.now, ...accepted }
  }

  async #journal(body: unknown): Promise<Response> {
    const reply = await this.#accept(body)
    return reply ? Response.json(reply) : this.#refuse(403)
  }

  /** Two runs a page. */
  #ownRuns({ id }: DeviceRow, query: URLSearchParams): Response {
    this.asked.push(Number(query.get('from')))
    const marks = (this.store.runs.get(id) ?? []).filter(
      ({ generation, lastSeq }) =>
        generation === Number(query.get('generation')) && lastSeq >= Number(query.get('from'))
    )
    const runs = marks.slice(0, 2).map(({ generation, firstSeq, lastSeq, ...signed }) => {
      const entries = Array.from({ length: lastSeq - firstSeq + 1 }, (_, n) => {
        const place = this.store.chain.get(`${id}|${generation}|${firstSeq + n}`)
        const { body, bodyHash } = this.store.entries.get(place?.entry ?? '') ?? {}
        return { body, envelope: { generation, seq: firstSeq + n, prev: place?.prev, bodyHash } }
      })
      return this.alter({ ...signed, entries } as Run)
    })
    return Response.json({ runs, next: marks.length > 2 ? marks[2]?.firstSeq : null })
  }

  async #lease(device: DeviceRow, { batch, count }: { batch: string; count: number }): Promise<Response> {
    const id = `lease-${this.store.entries.size}`
    const expiresAt = this.now + 30 * DAY
    const terms = { batch, plan: 'plan-1', county: COUNTY, ...SKILL, voucherKind: 'value-open' as const }
    const value = { faceValueFen: 100_000, validFrom: '2026-01-01', validUntil: '2026-12-31' }
    const lease = { id, device: device.id, generation: device.generation, keyId: KEY_ID, ...terms, ...value, expiresAt }
    const blanks = Array.from({ length: count }, () => {
      this.#numbers += 1
      const blank = { voucher: `v-${this.#numbers}`, code: shortCodeFromNumber(this.#numbers), signature: '' }
      const whole = { ...lease, blanks: [], state: 'open' as const, updatedAt: this.now }
      const message = blankMessage(blankOfLease(whole, blank, { serverId: SERVER_ID, suite: 'ed25519' }))
      return { ...blank, signature: this.#sign(message) }
    })
    const { generation } = device
    await this.province.must('lease.grant', {
      lease: id,
      batch,
      device: device.id,
      generation,
      keyId: KEY_ID,
      blanks,
      expiresAt
    })
    return Response.json({ lease: { ...lease, blanks, state: 'open', updatedAt: this.now } })
  }

  #disclose(body: unknown): Response {
    const { disclosures } = disclosuresRequestSchema.parse(body)
    for (const one of disclosures) this.disclosures.set(one.id, one)
    return Response.json({ stored: disclosures.map(({ id }) => id), serverTime: this.now })
  }

  /** Two records a page, as they came. */
  #disclosures({ id: device }: DeviceRow, query: URLSearchParams): Response {
    const { after, ...filter } = disclosurePageRequestSchema.parse(Object.fromEntries(query))
    this.filters.push(filter)
    const all = [...this.disclosures.values()]
    const from = all.findIndex(({ id }) => id === after) + 1
    const page = all.slice(from, from + 2)
    const told = page.map(one => ({ ...one, device, organisation: this.#office, outcome: 'shown' as const }))
    return Response.json({ disclosures: told, next: all.length > from + 2 ? page.at(-1)?.id : null })
  }

  /** Takes what an accepted entry names; what is whole is not opened here. */
  #piece(piece: AttachmentPiece): Response {
    const claim = this.store.documents_.get(`claim/${piece.claim}`)?.document as Claim | undefined
    const paper = claim?.attachments.find(({ digest }) => digest === piece.digest)
    if (!paper) return this.#refuse(404)
    const held = this.pieces.get(piece.digest) ?? new Map()
    this.pieces.set(piece.digest, held.set(piece.at, piece))
    let next: number | null = null
    for (let at = 0; next === null && at < sealedBytes(paper.bytes); at += PIECE_BYTES) if (!held.has(at)) next = at
    return Response.json({ next, serverTime: this.now })
  }

  #replica(device: DeviceRow): Response {
    const office = this.store.documents_.get(`directory/${this.#office}`)
    if (!office) return this.#refuse(404)
    const scopes = scopesOfDevice(office.document as Organisation, device.id)
    const line = { collection: 'directory', document: office.document, version: office.version }
    const end = {
      epoch: this.store.epoch,
      serverTime: this.now,
      scopes,
      from: {},
      checkpoint: {},
      verdicts: [],
      more: false
    }
    return new Response(`${JSON.stringify(line)}\n${JSON.stringify({ end })}\n`)
  }
}
