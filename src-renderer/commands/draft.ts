import type { SealedPartName } from '../../domain/journal/entry.ts'
import type { ArgsByKind, Kind } from '../../domain/reducer.ts'

/** Personal data of one person on its way to main, which seals it. Fields are text, as the replica gives them back. */
export type SealedDraft = {
  readonly person: string
  readonly part: SealedPartName
  readonly fields: Readonly<Record<string, string>>
}

/** What somebody wants done: main adds who, when and where, and signs. */
export type DraftOf<K extends Kind> = {
  /** Entry id, a UUIDv7; made where left out. Given where args name it, or to make a retry idempotent. */
  readonly id?: string
  readonly kind: K
  readonly args: ArgsByKind[K]
  /** In the order of the digests that the args speak of. */
  readonly sealed?: readonly SealedDraft[]
}

export type Draft = { [K in Kind]: DraftOf<K> }[Kind]

/** A draft that has got its entry id. */
export type NamedDraft = Draft & { readonly id: string }
