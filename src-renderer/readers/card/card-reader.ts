import { checkIdNumber, type IdNumberFault, type IdNumberOptions } from '../../../domain/codes/id-number.ts'
import type { IdentityMethod } from '../../../domain/fields.ts'

/** How a number came to the screen, and so how far it may be trusted. Policy decides what each is good for. */
export interface Assurance {
  readonly method: IdentityMethod
  readonly driver: 'bridge' | 'wedge' | 'typed'
  /** Whether the reader proved the chip to be genuine; null where it cannot tell. */
  readonly authentic: boolean | null
  /** As the reader's software names itself. */
  readonly model: string | null
}

/** A card as read. Personal: it goes into a sealed part or is compared, never into an entry, a log or an address. */
export interface CardReading {
  readonly idNumber: string
  readonly name: string | null
  /** Last valid day of the card, YYYY-MM-DD; null where unlimited or not read. */
  readonly validUntil: string | null
  readonly assurance: Assurance
}

/** A card was read and is no use. `unreadable`: the driver could not make sense of what came. */
export type CardFault = IdNumberFault | 'unreadable' | 'card-expired' | 'not-authentic'

/** `unreachable`: the vendor's program does not answer; `no-reader`: it does, but has no machine. */
export type ReaderState = 'starting' | 'ready' | 'no-reader' | 'unreachable' | 'stopped'

export interface ReaderListener {
  readonly onReading: (reading: CardReading) => void
  readonly onFault: (fault: CardFault) => void
  readonly onState: (state: ReaderState) => void
}

/** One way by which cards come in. Started once at a time; nothing is reported after the stop. */
export interface CardReader {
  readonly driver: Assurance['driver']
  /** @returns what stops it */
  start(listener: ReaderListener): () => void
}

export interface CardContent {
  readonly idNumber: string
  readonly name: string | null
  readonly validUntil: string | null
}

/** The checks that every driver shares: number, genuineness, the card's own last day. */
export function readingOf(
  content: CardContent,
  assurance: Assurance,
  options: IdNumberOptions
): { readonly ok: true; readonly reading: CardReading } | { readonly ok: false; readonly code: CardFault } {
  if (assurance.authentic === false) return { ok: false, code: 'not-authentic' }
  const number = checkIdNumber(content.idNumber, options)
  if (!number.ok) return { ok: false, code: number.code }
  if (content.validUntil !== null && content.validUntil < options.today) return { ok: false, code: 'card-expired' }
  return { ok: true, reading: { ...content, idNumber: number.normalized, assurance } }
}
