import { checkAuthor } from '../../domain/access/author.ts'
import { authorOf } from '../../domain/access/author-of.ts'
import type { Role } from '../../domain/directory/operator.ts'
import type { Organisation } from '../../domain/directory/organisation.ts'
import { type CollectionName, type Documents, documentSchemas, keyText } from '../../domain/documents.ts'
import type { Rules } from '../../domain/policy/policy.ts'
import { checkValueAction } from '../../domain/policy/value-action.ts'
import { type ArgsByKind, type Kind, verbOf } from '../../domain/reducer.ts'
import type { EntryFacts, Outcome, Read, Reader } from '../../domain/reduction.ts'
import type { VoucherScan } from '../../domain/voucher/credential.ts'
import { testUuid } from './test-device.ts'
import { COUNTY, DAY, SERVER, SKILL, START, sampleOrganisation, sampleRules } from './test-province.ts'

export interface Acting {
  readonly operator?: string | null
  readonly device?: string
  readonly generation?: number
  readonly at?: number
  readonly earliest?: number
  readonly latest?: number
  readonly flagged?: boolean
  readonly sealed?: readonly string[]
}

const organisation = (id: string, type: Organisation['type'], region: string): Organisation => ({
  ...sampleOrganisation(id, type, region),
  kind: 'organisation',
  licence: type === 'centre' ? { from: '2026-01-01', until: '2026-12-31' } : null,
  state: 'active',
  updatedAt: START
})

/**
 * One place where verbs are reduced over documents in memory, with the checks that stand before them everywhere.
 * `sight` says what an id that is not held is: absent as on the server, unknown as on a device.
 */
export class TestDesk {
  readonly documents = new Map<string, Documents[CollectionName]>()
  rules: Rules | null = sampleRules
  sight: 'absent' | 'unknown' = 'absent'
  scans = new Map<string, VoucherScan>()
  now = START
  #n = 0

  constructor() {
    this.put('directory', organisation('county-a', 'county', COUNTY))
    this.put('directory', organisation('county-b', 'county', '140122'))
    this.put('directory', organisation('city', 'city', '1401'))
    this.put('directory', organisation('province', 'province', '14'))
    this.put('directory', organisation('centre-a', 'centre', COUNTY))
    this.put('directory', organisation('centre-b', 'centre', COUNTY))
    for (const home of ['county-a', 'county-b', 'city', 'province', 'centre-a', 'centre-b'])
      this.addDevice(`pc-${home}`, home)
    this.addOperator('clerk', 'county-a', ['county-clerk'])
    this.addOperator('reviewer', 'county-a', ['county-reviewer'])
    this.addOperator('stranger', 'county-b', ['county-clerk', 'county-reviewer'])
    this.addOperator('manager', 'city', ['city-manager'])
    this.addOperator('second', 'city', ['city-manager'])
    this.addOperator('head', 'province', ['province-manager'])
    this.addOperator('trainer', 'centre-a', ['centre-operator'])
    this.addOperator('rival', 'centre-b', ['centre-operator'])
  }

  put<C extends CollectionName>(collection: C, document: Documents[C]): void {
    this.documents.set(keyText({ collection, id: document.id }), document)
  }

  get<C extends CollectionName>(collection: C, id: string): Documents[C] {
    const found = this.documents.get(keyText({ collection, id }))
    if (!found) throw new Error(`no ${collection} ${id}`)
    return found as Documents[C]
  }

  addDevice(id: string, home: string): void {
    const key = { organisation: home, generation: 1, suite: 'ed25519' as const, publicKey: 'AA' }
    const certificate = { ...key, serverId: SERVER, keyId: 'key-1', deviceId: id, from: START }
    this.put('directory', {
      ...key,
      kind: 'device',
      id,
      label: '示例设备',
      certificates: [{ certificate, signature: 'AA' }],
      state: 'active',
      revokedAt: null,
      updatedAt: START
    })
  }

  addOperator(id: string, home: string, roles: Role[]): void {
    const operator = { kind: 'operator' as const, id, organisation: home, login: id, label: '经办 01', roles }
    this.put('directory', { ...operator, state: 'active', suspendedAt: null, keys: [], updatedAt: START })
  }

  read = <C extends CollectionName>(collection: C, id: string): Read<Documents[C]> => {
    const found = this.documents.get(keyText({ collection, id }))
    return found ? { state: 'present', document: found as Documents[C] } : { state: this.sight }
  }

  /** The id that the next entry will have. */
  get nextEntry(): string {
    return testUuid(`desk ${this.#n + 1}`)
  }

  /** Reduces one entry without applying it. Acts for the server where `operator` is null. */
  try<K extends Kind>(kind: K, args: ArgsByKind[K], acting: Acting = {}): Outcome {
    return this.reduce(args, this.facts(kind, acting))
  }

  /** The facts of the next entry. */
  facts(kind: Kind, acting: Acting): EntryFacts {
    const operator = acting.operator === undefined ? 'clerk' : acting.operator
    const at = acting.at ?? this.now
    const id = this.nextEntry
    this.#n += 1
    return {
      id,
      kind,
      deviceId: acting.device ?? (operator === null ? SERVER : this.#deviceOf(operator)),
      generation: acting.generation ?? 1,
      operator,
      at,
      earliest: acting.earliest ?? at,
      latest: acting.latest ?? at,
      flagged: acting.flagged ?? false,
      sealed: acting.sealed ?? []
    }
  }

  /**
   * As the acceptor does it: a verb reads only what its keys name and writes only what they name for writing, and
   * every document it writes is one.
   */
  reduce(args: unknown, entry: EntryFacts): Outcome {
    const verb = verbOf(entry.kind)
    if (!verb) throw new Error(`no verb ${entry.kind}`)
    const parsed = verb.args.parse(args)
    const uses = new Map(verb.keys(parsed as never).map(key => [keyText(key), key.use]))
    const read: Reader = (collection, id) => {
      if (!uses.has(keyText({ collection, id }))) throw new Error(`${entry.kind} reads ${collection} without a key`)
      return this.read(collection, id)
    }
    const author = authorOf(this.read, entry, SERVER)
    const context = { entry, author, rules: this.rules, read, proof: (text: string) => this.scans.get(text) ?? null }
    const outcome =
      checkAuthor(verb, author, entry) ??
      checkValueAction(verb, entry, author.isServer ? null : author.organisation, this.rules) ??
      verb.reduce(parsed as never, context)
    if (outcome.lane !== 'accepted') return outcome
    for (const { collection, document } of outcome.writes) {
      const use = uses.get(keyText({ collection, id: document.id }))
      if (use !== 'write' && use !== 'tally') throw new Error(`${entry.kind} writes ${collection} without a key`)
      documentSchemas[collection].parse(document)
    }
    return outcome
  }

  /** Reduces and applies; throws where it is refused, since the test rests on it. */
  do<K extends Kind>(kind: K, args: ArgsByKind[K], acting: Acting = {}): Outcome {
    const outcome = this.try(kind, args, acting)
    if (outcome.lane !== 'accepted') throw new Error(`${kind}: ${JSON.stringify(outcome)}`)
    for (const { collection, document } of outcome.writes) this.put(collection, document)
    return outcome
  }

  #deviceOf(operator: string): string {
    const found = this.documents.get(`directory/${operator}`)
    if (!found || !('kind' in found) || found.kind !== 'operator') throw new Error(`no operator ${operator}`)
    return `pc-${found.organisation}`
  }
}

/** What an outcome comes to: accepted, or its lane with the code and rule that stand against it. */
export function gist(outcome: Outcome): string {
  if (outcome.lane === 'accepted') return 'accepted'
  if (outcome.lane === 'waiting') return `waiting ${outcome.cause}`
  return `${outcome.lane} ${outcome.rejection.code} ${outcome.rejection.rule}`
}

export const clerk = { operator: 'clerk' } as const
export const reviewer = { operator: 'reviewer' } as const
export const manager = { operator: 'manager' } as const
export const second = { operator: 'second' } as const
export const trainer = { operator: 'trainer' } as const
export const rival = { operator: 'rival' } as const
export const byServer = { operator: null } as const
export const identity = { method: 'id-reader', matched: true } as const

export const personId = (n: number): string => testUuid(`person ${n}`)
export const enrolmentId = (n: number): string => testUuid(`enrolment ${n}`)

export const registerArgs = (n: number): ArgsByKind['person.register'] => ({
  person: personId(n),
  county: COUNTY,
  sex: 'male',
  birth: '1990-05-01',
  education: 'senior',
  category: 'rural-transfer',
  employment: 'farming',
  sample: true,
  parts: ['identity']
})

/** The first of centre-a's teachers. */
export const TEACHER = 90

export const teacherArgs = (n: number, centre = 'centre-a'): ArgsByKind['teacher.register'] => ({
  person: personId(n),
  centre,
  county: COUNTY,
  sex: 'female',
  birth: '1980-05-01',
  education: 'college',
  sample: true,
  parts: ['identity']
})

/**
 * An approved plan line of twice `size` with a made batch and an open lease of `count` blanks v-1… for the county's
 * PC.
 */
export function withLease(desk: TestDesk, size = 100, count = 10): void {
  const line = {
    id: 'plan-1',
    year: 2026,
    county: COUNTY,
    ...SKILL,
    categories: [],
    size: size * 2,
    unitValueFen: 100,
    budgetFen: size * 200
  }
  desk.do('plan.draft', { ...line, fundSource: '示例资金', sample: true }, manager)
  desk.do('plan.submit', { plan: 'plan-1' }, manager)
  desk.do('plan.approve', { plan: 'plan-1' }, second)
  withBatch(desk, 'batch-1', size)
  desk.do('lease.grant', leaseArgs('lease-1', 1, count), byServer)
}

export function withBatch(desk: TestDesk, id: string, size: number): void {
  const terms = {
    voucherKind: 'value-open',
    faceValueFen: 100,
    size,
    validFrom: '2026-01-01',
    validUntil: '2026-12-31'
  } as const
  desk.do('batch.draft', { id, plan: 'plan-1', ...terms }, manager)
  desk.do('batch.submit', { batch: id }, manager)
  desk.do('batch.approve', { batch: id }, second)
  desk.do('batch.make', { batch: id, plan: 'plan-1' }, second)
}

export const leaseArgs = (lease: string, from: number, count: number): ArgsByKind['lease.grant'] => ({
  lease,
  batch: 'batch-1',
  device: 'pc-county-a',
  generation: 1,
  keyId: 'key-1',
  blanks: Array.from({ length: count }, (_, i) => ({
    voucher: `v-${from + i}`,
    code: `CODE${1000 + from + i}`,
    signature: 'AA'
  })),
  expiresAt: START + 30 * DAY
})

export const issueArgs = (n: number, voucher = n): ArgsByKind['voucher.issue'] => ({
  voucher: `v-${voucher}`,
  code: `CODE${1000 + voucher}`,
  lease: 'lease-1',
  batch: 'batch-1',
  plan: 'plan-1',
  person: personId(n),
  consented: false
})

/** A registered worker who holds voucher v-n, collected. */
export function withHolder(desk: TestDesk, n: number): void {
  desk.do('person.register', registerArgs(n), { sealed: ['0'.repeat(64)] })
  desk.do('voucher.issue', issueArgs(n))
  desk.do('voucher.collect', { voucher: `v-${n}`, person: personId(n), scan: '', how: 'counter', identity })
}

export const classArgs = (id: string, centre: string, capacity = 30): ArgsByKind['class.draft'] => ({
  id,
  name: '示例班',
  centre,
  site: `${centre}-site`,
  county: COUNTY,
  ...SKILL,
  from: '2026-03-01',
  to: '2026-03-31',
  capacity,
  sample: true
})

export const sessionArgs = (
  trainingClass: string,
  id = 's1',
  date = '2026-03-02',
  from = '08:00',
  to = '12:00'
): ArgsByKind['session.schedule'] => ({
  trainingClass,
  session: { id, date, from, to, part: 'theory', mode: 'offline', hours: 4 }
})

/** A running class with one session today. */
export function withClass(desk: TestDesk, id = 'class-1', centre = 'centre-a', capacity = 30): void {
  const acting = { operator: centre === 'centre-a' ? 'trainer' : 'rival' }
  desk.do('class.draft', classArgs(id, centre, capacity), acting)
  desk.do('session.schedule', sessionArgs(id), acting)
  desk.do('class.submit', { trainingClass: id }, acting)
  desk.do('class.approve', { trainingClass: id })
  desk.do('class.start', { trainingClass: id }, acting)
}

export const bindArgs = (n: number, trainingClass = 'class-1'): ArgsByKind['voucher.bind'] => ({
  voucher: `v-${n}`,
  person: personId(n),
  trainingClass,
  enrolment: enrolmentId(n),
  scan: '',
  identity
})

export const signInArgs = (n: number, trainingClass = 'class-1', session = 's1'): ArgsByKind['attendance.sign-in'] => ({
  trainingClass,
  session,
  person: personId(n),
  enrolment: enrolmentId(n),
  voucher: `v-${n}`,
  identity
})

export const applyArgs = (n: number): ArgsByKind['enrolment.apply'] => ({
  enrolment: enrolmentId(n),
  person: personId(n),
  county: COUNTY,
  ...SKILL,
  source: 'counter',
  identity
})
