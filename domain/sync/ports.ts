import type { Sha256 } from '../journal/chain.ts'
import type { Suite } from '../journal/entry.ts'

/** Synchronous cryptography of a core: the real one on devices and server, a keyed hash in the simulation. */
export interface Crypto {
  readonly sha256: Sha256
  /** Whether `signature` (base64url) over the UTF-8 of `message` was made by the holder of `publicKey` (base64url). */
  readonly verify: (suite: Suite, publicKey: string, message: string, signature: string) => boolean
}

/** The server's wall clock, UTC milliseconds. */
export type Clock = () => number

/** A number in [0, 1). */
export type Random = () => number
