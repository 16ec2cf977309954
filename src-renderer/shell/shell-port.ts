import type { ReactNode } from 'react'
import type { SyncFigures } from '../components/sync/sync-situation.ts'
import type { NavId } from './navigation.ts'

/** What the frame shows of the desk. Everything comes from queries and from main; the shell itself asks nobody. */
export interface ShellView {
  /** 清徐县人社局 */
  readonly place: string
  /** 经办 01: the label of the operator at work. */
  readonly operator: string
  readonly roles: readonly string[]
  /** `real` shows no bar. */
  readonly environment: 'real' | 'practice' | 'demo'
  readonly sync: SyncFigures
  /** Things that wait, by page; zero and absent show nothing. */
  readonly counters: Partial<Readonly<Record<NavId, number>>>
}

/** One thing found by Ctrl+K. */
export interface SearchHit {
  readonly id: string
  readonly group: 'people' | 'vouchers' | 'classes'
  readonly label: string
  readonly detail?: string
  /** Path with query, such as /people?id=… */
  readonly to: string
}

export interface ShellActions {
  readonly lock: () => void
  /** Persons, vouchers and classes that match; pages and actions are found by the shell. Resolves to few, best first. */
  readonly search: (text: string) => Promise<readonly SearchHit[]>
}

export interface ShellProps extends ShellActions {
  readonly view: ShellView
  /** Shown in a demonstration only. */
  readonly demoTools?: ReactNode
  /** The routes. */
  readonly children: ReactNode
}
