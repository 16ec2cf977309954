import { policyId } from '../../../domain/policy/policy.ts'
import type { DocumentLine } from '../../../domain/protocol/pull.ts'
import { idCheckOf } from '../../../domain/voucher/credential.ts'
import { scanToText } from '../../../domain/voucher/credential-text.ts'
import {
  blank,
  certificate,
  HOLDER,
  issuedScan,
  ports,
  publicText,
  serverKey
} from '../../domain/voucher/credential-office.ts'
import {
  bindArgs,
  byServer,
  identity,
  issueArgs,
  leaseArgs,
  personId,
  registerArgs,
  TestDesk,
  withClass,
  withLease
} from '../../doubles/test-desk.ts'
import { COUNTY, SERVER, SKILL, START, sampleRules } from '../../doubles/test-province.ts'
import { sampleName } from '../../renderer/replica/browser/sample-documents.ts'

/** The most that one lease may hold. */
const LEASE = 500
const CLASS_SIZE = 50
const ISSUER = 'pc-county-a'
const CENTRE = { organisation: 'centre-a', device: 'pc-centre-a', operator: 'trainer' } as const

/** A centre's desk before its scanner: what it holds, what it has not sent yet, and the papers that are shown to it. */
export interface ScanOffice {
  readonly lines: readonly DocumentLine[]
  readonly pending: readonly object[]
  /** Entry id of the last of them: folded when all are. */
  readonly lastPending: string
  readonly papers: readonly string[]
  readonly idNumber: string
  /** Main's answers to the page. */
  readonly replies: Readonly<Record<string, unknown>>
  readonly classId: string
}

const leaseOf = (n: number): string => `lease-${Math.ceil(n / LEASE)}`
const classOf = (n: number): string => `class-${Math.ceil(n / CLASS_SIZE)}`

function openOffice(holders: number, classes: number): TestDesk {
  const desk = new TestDesk()
  withLease(desk, holders, Math.min(holders, LEASE))
  for (let from = LEASE; from < holders; from += LEASE) {
    desk.do('lease.grant', leaseArgs(leaseOf(from + 1), from + 1, Math.min(holders - from, LEASE)), byServer)
  }
  for (let n = 1; n <= classes; n += 1) withClass(desk, `class-${n}`, 'centre-a', CLASS_SIZE)
  for (let n = 1; n <= holders; n += 1) {
    desk.do('person.register', registerArgs(n), { sealed: ['0'.repeat(64)] })
    desk.do('voucher.issue', { ...issueArgs(n), lease: leaseOf(n) })
    const collected = { voucher: `v-${n}`, person: personId(n), scan: '', how: 'counter', identity } as const
    desk.do('voucher.collect', collected)
  }
  return desk
}

function paperOf(desk: TestDesk, n: number): string {
  const { id, code, validFrom, validUntil, faceValueFen, person } = desk.get('voucher', `v-${n}`)
  const ofVoucher = { serverId: SERVER, voucherId: id, code, leaseId: leaseOf(n), deviceId: ISSUER, ...SKILL }
  return scanToText(
    issuedScan({
      blank: { ...ofVoucher, faceValueFen, validFrom, validUntil },
      issue: { person, county: COUNTY, kind: 'voucher.issue', idCheck: idCheckOf(id, HOLDER, ports.sha256) }
    })
  )
}

function documentLines(desk: TestDesk): readonly DocumentLine[] {
  return [...desk.documents].map(([key, document], n) => {
    const collection = key.slice(0, key.indexOf('/')) as DocumentLine['collection']
    const line = { collection, document, version: 1 }
    const identity = { name: sampleName(n), idNumber: HOLDER }
    return collection === 'person' ? { ...line, parts: { identity } } : line
  })
}

const replies = {
  'desk.state': {
    phase: 'open',
    server: { id: SERVER, url: 'http://127.0.0.1' },
    organisation: { id: CENTRE.organisation, name: '示例培训中心', type: 'centre', region: COUNTY, sites: [] },
    device: { id: CENTRE.device, generation: 1 },
    operator: { id: CENTRE.operator }
  },
  'sync.state': { trustedNow: START, lastContactAt: START, clockSuspect: false },
  'keys.trusted': {
    server: [{ keyId: blank.keyId, suite: 'ed25519', publicKey: publicText(serverKey) }],
    deviceCertificate: null
  }
}

const entryOf = (n: number): string => `0198a000-0000-7000-8000-${String(n).padStart(12, '0')}`

const bindEntry = (n: number, position: number) => ({
  position,
  lane: 'pending',
  body: {
    v: 1,
    id: entryOf(n),
    serverId: SERVER,
    deviceId: CENTRE.device,
    kind: 'voucher.bind',
    args: bindArgs(n, classOf(n)),
    operator: CENTRE.operator,
    policyVersion: 1,
    at: START,
    lastContact: START,
    clockFlagged: false,
    dataAge: 0,
    sealed: []
  },
  envelope: { generation: 1, seq: position, prev: '0'.repeat(64), bodyHash: '0'.repeat(64) },
  verdict: null
})

/**
 * `pending` workers were bound here without a line and nothing of it was sent yet; `shown` others come with their
 * papers, which the county's PC signed.
 */
export function openScanOffice(pending: number, shown: number): ScanOffice {
  const classes = Math.ceil(pending / CLASS_SIZE) + 1
  const desk = openOffice(pending + shown, classes)
  const issuer = desk.get('directory', ISSUER)
  if (issuer.kind !== 'device') throw new Error('the issuing PC is a device')
  const signed = certificate({ serverId: SERVER, deviceId: ISSUER, organisation: 'county-a', from: START })
  desk.put('directory', { ...issuer, certificates: [signed] })
  desk.put('policy', {
    kind: 'rules',
    id: policyId(1),
    version: 1,
    name: '示例政策',
    from: '2026-01-01',
    rules: sampleRules,
    pilotCities: [],
    sample: true,
    updatedAt: START
  })
  return {
    lines: documentLines(desk),
    pending: Array.from({ length: pending }, (_, n) => bindEntry(n + 1, n + 1)),
    lastPending: entryOf(pending),
    papers: Array.from({ length: shown }, (_, n) => paperOf(desk, pending + n + 1)),
    idNumber: HOLDER,
    replies,
    classId: `class-${classes}`
  }
}
