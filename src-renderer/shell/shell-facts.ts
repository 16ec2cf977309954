import type { SyncFigures } from '../components/sync/sync-situation.ts'
import type { ShellActions, ShellView } from './shell-port.ts'

/** What the frame shows from the replica: counters, the first load, what Ctrl+K finds. */
export interface ShellFacts {
  readonly counters: ShellView['counters']
  readonly loading: SyncFigures['loading']
  readonly search: ShellActions['search']
}

export type UseShellFacts = () => ShellFacts

const noHits: ShellActions['search'] = async () => []
const noFacts: ShellFacts = { counters: {}, loading: undefined, search: noHits }

/** The frame of a desk that holds no replica yet. */
export const useNoFacts: UseShellFacts = () => noFacts
