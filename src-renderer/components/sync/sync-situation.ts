/** The figures behind the words; main's `sync.state` has them all, `loading` comes from the replica. */
export interface SyncFigures {
  readonly line: 'up' | 'down' | 'cut'
  /** Own entries the server has not taken yet. */
  readonly pending: number
  /** Own entries rejected or in review that nobody has looked after. */
  readonly needsDecision: number
  readonly frozen: boolean
  readonly revoked: boolean
  /** The server no longer speaks with a version as old as this one. */
  readonly upgradeNeeded: boolean
  /** Instants in UTC milliseconds. */
  readonly lastContactAt: number | null
  readonly dataAsOf: number | null
  /** The first load or a rebuild of the replica is under way: documents so far, and of how many if that is known. */
  readonly loading?: { readonly done: number; readonly total?: number | undefined } | undefined
}

export type SyncSituation =
  | { readonly kind: 'revoked' }
  | { readonly kind: 'frozen' }
  | { readonly kind: 'upgrade'; readonly pending: number }
  | { readonly kind: 'attention'; readonly needsDecision: number }
  | { readonly kind: 'offline'; readonly pending: number; readonly dataAsOf: number | null }
  | { readonly kind: 'uploading'; readonly pending: number }
  | { readonly kind: 'loading'; readonly done: number; readonly total?: number | undefined }
  | { readonly kind: 'behind'; readonly dataAsOf: number }
  | { readonly kind: 'synced' }

/** A desk in contact asks for news every five minutes: data this much older than the last contact are still to come. */
const BEHIND = 6 * 60_000

/** One situation is said at a time: the one a clerk should know of first. */
export function syncSituation(figures: SyncFigures): SyncSituation {
  if (figures.revoked) return { kind: 'revoked' }
  if (figures.frozen) return { kind: 'frozen' }
  if (figures.upgradeNeeded) return { kind: 'upgrade', pending: figures.pending }
  if (figures.line !== 'up') return { kind: 'offline', pending: figures.pending, dataAsOf: figures.dataAsOf }
  if (figures.loading !== undefined) return { kind: 'loading', ...figures.loading }
  if (figures.pending > 0) return { kind: 'uploading', pending: figures.pending }
  if (figures.needsDecision > 0) return { kind: 'attention', needsDecision: figures.needsDecision }
  const { lastContactAt, dataAsOf } = figures
  if (lastContactAt !== null && dataAsOf !== null && lastContactAt - dataAsOf > BEHIND)
    return { kind: 'behind', dataAsOf }
  return { kind: 'synced' }
}
