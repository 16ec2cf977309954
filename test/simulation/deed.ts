import type { ArgsByKind, Kind } from '../../domain/reducer.ts'
import type { Draft } from './sim-device.ts'

/** One thing that somebody does at a desk: drafts of entries, and what happens once they are stored. */
export interface Deed {
  readonly drafts: readonly Draft[]
  readonly done?: (ids: readonly string[]) => void
}

export const draft = <K extends Kind>(kind: K, args: ArgsByKind[K], sealed: readonly string[] = []): Draft => ({
  kind,
  args,
  sealed
})
