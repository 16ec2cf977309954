import { refuseSheet, type SheetRefusal } from './sheet.ts'

/**
 * Reads only the central directory of a ZIP (APPNOTE 4.3.12, 4.3.16) and refuses what would not be safe to inflate.
 * The reader that follows never inflates an entry past the size declared here, so declared sizes are a real bound.
 */
export type ZipLimits = Readonly<{ inflatedBytes: number; inflateRatio: number; zipEntries: number }>

const END_BYTES = 22
const END_SIGNATURE = 0x06054b50
const ENTRY_BYTES = 46
const ENTRY_SIGNATURE = 0x02014b50
const MAX_COMMENT = 0xffff
/** Sizes that say "look in the ZIP64 record": a file under the limits needs none. */
const ZIP64 = 0xffffffff
const ENCRYPTED_FLAG = 1

type ZipEntry = Readonly<{ packed: number; inflated: number; encrypted: boolean; next: number }>

/** Undefined when the archive may be opened. */
export function checkZipDirectory(bytes: Uint8Array, limits: ZipLimits): SheetRefusal | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  if (end === undefined) return refuseSheet('zip-damaged')
  const count = view.getUint16(end + 10, true)
  if (count > limits.zipEntries) {
    return refuseSheet('zip-too-many-parts', { found: count, limit: limits.zipEntries })
  }
  let at = view.getUint32(end + 16, true)
  let inflated = 0
  for (let index = 0; index < count; index += 1) {
    const entry = entryAt(view, at, end)
    if (entry === undefined) return refuseSheet('zip-damaged')
    if (entry.encrypted) return refuseSheet('encrypted')
    if (entry.inflated === ZIP64 || entry.packed === ZIP64) return refuseSheet('zip-too-big', tooBig(ZIP64, limits))
    // A size of zero for content that exists would leave the inflation without a bound.
    if (entry.inflated === 0 && entry.packed > 2) return refuseSheet('zip-damaged')
    inflated += entry.inflated
    at = entry.next
  }
  if (count === 0) return refuseSheet('zip-damaged')
  if (inflated > limits.inflatedBytes) return refuseSheet('zip-too-big', tooBig(inflated, limits))
  const ratio = Math.ceil(inflated / bytes.length)
  return ratio > limits.inflateRatio
    ? refuseSheet('zip-ratio', { found: ratio, limit: limits.inflateRatio })
    : undefined
}

const tooBig = (found: number, limits: ZipLimits) => ({ found, limit: limits.inflatedBytes })

function endOfDirectory(view: DataView): number | undefined {
  const last = view.byteLength - END_BYTES
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at -= 1) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at
  }
  return undefined
}

function entryAt(view: DataView, at: number, end: number): ZipEntry | undefined {
  if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== ENTRY_SIGNATURE) return undefined
  const trailing = view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  return {
    packed: view.getUint32(at + 20, true),
    inflated: view.getUint32(at + 24, true),
    encrypted: (view.getUint16(at + 8, true) & ENCRYPTED_FLAG) !== 0,
    next: at + ENTRY_BYTES + trailing
  }
}
