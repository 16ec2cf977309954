import type { SheetFault } from './sheet.ts'

/** What a file is by its first bytes; names lie, above all those of .xls exports. */
export type SniffedFormat =
  | 'zip'
  | 'cfb'
  | 'csv'
  | Extract<SheetFault, 'html-not-sheet' | 'name-and-content-differ' | 'format-unsupported'>

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const CFB = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
/** PDF, RAR, 7z, gzip, PNG, JPEG, empty ZIP. */
const OTHERS = [
  [0x25, 0x50, 0x44, 0x46],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x50, 0x4b, 0x05, 0x06]
]
const HTML = /^\s*<(!doctype|html|head|meta|body|table|\?xml|style|div|script)/i

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((value, index) => bytes[index] === value)

export function sniffFormat(bytes: Uint8Array, name: string): SniffedFormat {
  if (startsWith(bytes, ZIP)) return 'zip'
  if (startsWith(bytes, CFB)) return 'cfb'
  if (OTHERS.some(magic => startsWith(bytes, magic))) return 'format-unsupported'
  const head = new TextDecoder('utf-8').decode(bytes.subarray(0, 512)).replaceAll('\0', '')
  if (HTML.test(head)) return 'html-not-sheet'
  if (/\.(csv|txt)$/i.test(name)) return 'csv'
  return /\.(xlsx?|xlsm)$/i.test(name) ? 'name-and-content-differ' : 'format-unsupported'
}

/** `EncryptedPackage`, the stream an encrypted .xlsx keeps its content in, as the directory writes it (UTF-16LE). */
const ENCRYPTED_PACKAGE = [...'EncryptedPackage'].flatMap(character => [character.charCodeAt(0), 0])
/** BOF of a BIFF8 workbook: record 0x0809, 16 bytes, version 0x0600, globals. */
const WORKBOOK_BOF = [0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]
const BOF_BYTES = 20
const SECTOR = 512
const FILEPASS = 0x2f
const WRITE_PROTECT = 0x86

/**
 * Whether an OLE container holds a workbook under a password: an encrypted .xlsx package, or a BIFF8 workbook whose
 * globals begin with FILEPASS (MS-XLS 2.4.117), whose cells would otherwise be read as noise.
 */
export function isEncryptedXls(bytes: Uint8Array): boolean {
  for (let at = SECTOR; at + BOF_BYTES + 4 <= bytes.length; at += SECTOR) {
    if (startsWith(bytes.subarray(at), WORKBOOK_BOF)) return firstRecordsSayPassword(bytes, at + BOF_BYTES)
    for (let entry = at; entry < at + SECTOR; entry += 128) {
      if (startsWith(bytes.subarray(entry), ENCRYPTED_PACKAGE)) return true
    }
  }
  return false
}

function firstRecordsSayPassword(bytes: Uint8Array, first: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const id = view.getUint16(first, true)
  if (id !== WRITE_PROTECT) return id === FILEPASS
  const next = first + 4 + view.getUint16(first + 2, true)
  return next + 2 <= bytes.length && view.getUint16(next, true) === FILEPASS
}
