import { crc32c } from './crc32c.ts'

/** One line of a segment is `crc32c in 8 lower-case hex digits, space, JSON text, LF`; the sum covers the JSON bytes. */

const LF = 0x0a
const SPACE = 0x20
const HEADER = 9
/** A damaged span is searched for lost line ends at no more places than this, so that garbage cannot stall a start. */
const MOST_SEAMS = 64

export interface FramedLine {
  readonly offset: number
  /** Bytes without the final LF. */
  readonly length: number
  /** 1-based within its segment. */
  readonly line: number
  readonly text: string
}

export interface DamagedSpan {
  readonly line: number
  readonly offset: number
  readonly length: number
}

export interface FrameScan {
  readonly lines: readonly FramedLine[]
  readonly damaged: readonly DamagedSpan[]
  /** Where the bytes without a line end begin; equal to the size when the segment ends as it should. */
  readonly tail: number
}

const hexOf = (bytes: Uint8Array): string => crc32c(bytes).toString(16).padStart(8, '0')

export const frameLine = (json: string): Buffer => {
  const text = Buffer.from(json, 'utf8')
  if (text.includes(LF)) throw new RangeError('a journal line cannot contain a line end')
  return Buffer.concat([Buffer.from(`${hexOf(text)} `, 'latin1'), text, Buffer.from([LF])])
}

/** The JSON text of a whole line (given without its LF), undefined when a single byte of it is wrong. */
export const unframeLine = (span: Buffer): string | undefined => {
  if (span.length <= HEADER || span[HEADER - 1] !== SPACE) return undefined
  const text = span.subarray(HEADER)
  return span.toString('latin1', 0, HEADER - 1) === hexOf(text) ? text.toString('utf8') : undefined
}

const isHexDigit = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66))

/** Places inside a damaged span where a line may begin although the LF before it was lost. */
const seamsOf = (span: Buffer): readonly number[] => {
  const seams: number[] = []
  for (let at = span.indexOf(SPACE); at >= 0 && seams.length < MOST_SEAMS; at = span.indexOf(SPACE, at + 1)) {
    const start = at - (HEADER - 1)
    if (start > 0 && span.subarray(start, at).every(isHexDigit)) seams.push(start)
  }
  return seams
}

interface Piece {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Whole lines within a span whose line ends were lost. `ends` are tried shortest first, the sums decide. */
const wholePieces = (span: Buffer): readonly Piece[] => {
  const seams = seamsOf(span)
  const ends = [...seams.map(seam => seam - 1), span.length - 1, span.length]
  const pieces: Piece[] = []
  let from = 0
  for (const start of [0, ...seams]) {
    if (start < from) continue
    for (const end of ends) {
      const text = end > start ? unframeLine(span.subarray(start, end)) : undefined
      if (text === undefined) continue
      pieces.push({ start, end, text })
      from = end
      break
    }
  }
  return pieces
}

class Scanner {
  readonly lines: FramedLine[] = []
  readonly damaged: DamagedSpan[] = []
  private line = 1

  whole(offset: number, length: number, text: string): void {
    this.lines.push({ offset, length, line: this.line, text })
    this.line += 1
  }

  /** Reports a span and uses what is whole in it; returns how far the whole pieces reach. */
  salvage(offset: number, span: Buffer): number {
    let reached = 0
    for (const piece of wholePieces(span)) {
      if (piece.start > reached) this.damage(offset + reached, piece.start - reached)
      this.whole(offset + piece.start, piece.end - piece.start, piece.text)
      reached = piece.end
    }
    return reached
  }

  damage(offset: number, length: number): void {
    this.damaged.push({ line: this.line, offset, length })
    if (length > 1) this.line += 1
  }
}

/** Finds every whole line of a segment, says where the rest is damaged and where an unfinished tail begins. */
export const scanFrames = (bytes: Buffer): FrameScan => {
  const scanner = new Scanner()
  let offset = 0
  for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, offset)) {
    const span = bytes.subarray(offset, end)
    const text = unframeLine(span)
    if (text !== undefined) scanner.whole(offset, span.length, text)
    else {
      const reached = scanner.salvage(offset, span)
      if (reached < span.length || span.length === 0) scanner.damage(offset + reached, span.length - reached + 1)
    }
    offset = end + 1
  }
  const reached = scanner.salvage(offset, bytes.subarray(offset))
  return { lines: scanner.lines, damaged: scanner.damaged, tail: offset + reached }
}
