import type { SealedPartName } from '../journal/entry.ts'
import type { Person } from './person.ts'

/** W3: the digests of an entry by the part they stand for; null when the lists do not fit or a part comes twice. */
export function sealedDigests(parts: readonly SealedPartName[], digests: readonly string[]): Person['sealed'] | null {
  if (parts.length !== digests.length || new Set(parts).size !== parts.length) return null
  const of = (part: SealedPartName): string | null => digests[parts.indexOf(part)] ?? null
  return { identity: of('identity'), contact: of('contact'), payment: of('payment') }
}
