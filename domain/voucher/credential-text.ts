import { decode, encode } from 'cborg'
import { base45ToBytes, bytesToBase45 } from '../codes/base45.ts'
import { base64urlToBytes, bytesToBase64url } from '../codes/base64url.ts'
import type { Level } from '../fields.ts'
import type { Suite } from '../journal/entry.ts'
import type { voucherKinds } from '../plan/batch.ts'
import {
  type BlankCredential,
  type CredentialFailure,
  type CredentialIssue,
  type VoucherScan,
  voucherScanSchema
} from './credential.ts'

/**
 * The text in a QR code: prefix with the version, then base45 of strict CBOR. Upper-case ASCII only, so that it
 * survives keyboard-wedge scanners and takes the QR's alphanumeric mode.
 *
 * issued = [0, blank, issue, suite, server signature, device signature]
 * accepted = [1, blank, issue, server signature]
 * blank = [suite, keyId, serverId, voucherId, code, leaseId, deviceId, occupation, level, kind, fen, from, until]
 * issue = [entryId, kind, person, county, idCheck]
 * Ids that are UUIDs are 16 bytes, others text; signatures bytes; suites, levels and kinds their place in the lists below; a date is
 * ((year − 2000) × 12 + month − 1) × 31 + day − 1.
 */
export const SCAN_PREFIX = 'JQ1:'
const ANY_VERSION = /^JQ[0-9]{1,4}:/
/** Longer texts are refused before they are decoded (trust.md row 31). */
export const MAX_SCAN_LENGTH = 2048

export type ScanParse =
  | { readonly ok: true; readonly scan: VoucherScan }
  | { readonly ok: false; readonly code: CredentialFailure }

/** The wire's own lists: a new word goes to the end, and none ever moves, for papers live longer than versions. */
const wireSuites: readonly Suite[] = ['ed25519']
const wireLevels: readonly Level[] = ['apprentice', '5', '4', '3', '2', '1', 'special', 'chief', 'specific']
const wireVoucherKinds: readonly (typeof voucherKinds)[number][] = [
  'value-open',
  'value-directed',
  'offset-open',
  'offset-directed'
]
const wireIssueKinds: readonly CredentialIssue['kind'][] = ['voucher.issue', 'voucher.collect']
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')

const idToWire = (id: string): Uint8Array | string =>
  UUID.test(id) ? Uint8Array.from(id.replaceAll('-', '').match(/../g) ?? [], pair => Number.parseInt(pair, 16)) : id

const wireToId = (wire: unknown): unknown =>
  wire instanceof Uint8Array && wire.length === 16
    ? hexOf(wire).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    : wire

function dateToWire(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return ((year - 2000) * 12 + month - 1) * 31 + day - 1
}

function wireToDate(wire: unknown): unknown {
  if (typeof wire !== 'number') return wire
  const months = Math.floor(wire / 31)
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${2000 + Math.floor(months / 12)}-${pad((months % 12) + 1)}-${pad((wire % 31) + 1)}`
}

const indexed = (list: readonly string[], wire: unknown): unknown => (typeof wire === 'number' ? list[wire] : wire)
const wireToBytesText = (wire: unknown): unknown => (wire instanceof Uint8Array ? bytesToBase64url(wire) : wire)

const blankToWire = (blank: BlankCredential): readonly unknown[] => [
  wireSuites.indexOf(blank.suite),
  idToWire(blank.keyId),
  idToWire(blank.serverId),
  idToWire(blank.voucherId),
  blank.code,
  idToWire(blank.leaseId),
  idToWire(blank.deviceId),
  blank.occupation,
  wireLevels.indexOf(blank.level),
  wireVoucherKinds.indexOf(blank.voucherKind),
  blank.faceValueFen,
  dateToWire(blank.validFrom),
  dateToWire(blank.validUntil)
]

const wireToBlank = (wire: readonly unknown[]): unknown => ({
  suite: indexed(wireSuites, wire[0]),
  keyId: wireToId(wire[1]),
  serverId: wireToId(wire[2]),
  voucherId: wireToId(wire[3]),
  code: wire[4],
  leaseId: wireToId(wire[5]),
  deviceId: wireToId(wire[6]),
  occupation: wire[7],
  level: indexed(wireLevels, wire[8]),
  voucherKind: indexed(wireVoucherKinds, wire[9]),
  faceValueFen: wire[10],
  validFrom: wireToDate(wire[11]),
  validUntil: wireToDate(wire[12])
})

const issueToWire = (issue: CredentialIssue): readonly unknown[] => [
  idToWire(issue.entryId),
  wireIssueKinds.indexOf(issue.kind),
  idToWire(issue.person),
  Number(issue.county),
  issue.idCheck
]

const wireToIssue = (wire: readonly unknown[]): unknown => ({
  entryId: wireToId(wire[0]),
  kind: indexed(wireIssueKinds, wire[1]),
  person: wireToId(wire[2]),
  county: typeof wire[3] === 'number' ? String(wire[3]) : wire[3],
  idCheck: wire[4]
})

function scanToWire(scan: VoucherScan): readonly unknown[] {
  const blank = blankToWire(scan.blank)
  const issue = issueToWire(scan.issue)
  const server = base64urlToBytes(scan.serverSignature)
  if (scan.form === 'accepted') return [1, blank, issue, server]
  return [0, blank, issue, wireSuites.indexOf(scan.deviceSuite), server, base64urlToBytes(scan.deviceSignature)]
}

function wireToScan(wire: unknown): unknown {
  if (!Array.isArray(wire)) return null
  const [form, blank, issue, ...rest] = wire
  if (!Array.isArray(blank) || !Array.isArray(issue)) return null
  const parts = { blank: wireToBlank(blank), issue: wireToIssue(issue) }
  if (form === 1) return { form: 'accepted', ...parts, serverSignature: wireToBytesText(rest[0]) }
  if (form !== 0) return null
  const [suite, server, device] = rest
  return {
    form: 'issued',
    ...parts,
    deviceSuite: indexed(wireSuites, suite),
    serverSignature: wireToBytesText(server),
    deviceSignature: wireToBytesText(device)
  }
}

/** CBOR with nothing optional in it; null when the bytes are anything else. */
function strictCbor(bytes: Uint8Array): unknown {
  try {
    return decode(bytes, {
      strict: true,
      allowIndefinite: false,
      allowUndefined: false,
      allowBigInt: false,
      allowInfinity: false,
      allowNaN: false,
      rejectDuplicateMapKeys: true
    })
  } catch {
    return null
  }
}

/** @throws ZodError when the scan is not well formed: only a bug can make one. */
export const scanToText = (scan: VoucherScan): string =>
  SCAN_PREFIX + bytesToBase45(encode(scanToWire(voucherScanSchema.parse(scan))))

/** Reads any text at all, never throws. The content is not proven by this: see `checkCredential`. */
export function textToScan(text: string): ScanParse {
  if (text.length > MAX_SCAN_LENGTH) return { ok: false, code: 'too-long' }
  if (!text.startsWith(SCAN_PREFIX)) return { ok: false, code: ANY_VERSION.test(text) ? 'unknown-version' : 'not-ours' }
  const bytes = base45ToBytes(text.slice(SCAN_PREFIX.length))
  const parsed = voucherScanSchema.safeParse(bytes && wireToScan(strictCbor(bytes)))
  // One text a content: whatever else decodes to it (a float, a surplus item, an id spelled out) is damage.
  if (!parsed.success || scanToText(parsed.data) !== text) return { ok: false, code: 'damaged' }
  return { ok: true, scan: parsed.data }
}
