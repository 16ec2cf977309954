import type { SafeStorage } from 'electron'
import type { PullRequest } from '../domain/protocol/pull.ts'
import type { ChannelName } from './contract/names.ts'
import type { Bytes } from './contract/parts.ts'
import type { ReadinessItem } from './contract/sync.ts'
import type { HandlersOf, Push } from './contract/table.ts'
import type { Line } from './net/line.ts'
import type { ServerIdentity } from './net/server-access.ts'

/** Channels served by the window and the machine; all others belong to the journal and the device. */
export const shellChannels = [
  'desk.restart',
  'desk.clear-replicas',
  'desk.lose-power',
  'settings.read',
  'settings.change',
  'sync.cut',
  'readiness.check',
  'disk.free',
  'print.preview',
  'print.pdf',
  'file.save',
  'file.open'
] as const satisfies readonly ChannelName[]

export type ShellChannel = (typeof shellChannels)[number]
export type CoreChannel = Exclude<ChannelName, ShellChannel>

/** A file the operator chose, for the core's own files (courier). Null: the dialog was closed. */
export interface ChosenFiles {
  readonly save: (name: string, bytes: Bytes) => Promise<string | null>
  readonly open: (extensions: readonly string[], maxBytes: number) => Promise<{ name: string; bytes: Bytes } | null>
}

/** What the shell gives the core: everything of Electron that journal and device may use. */
export interface CoreSurroundings {
  /** Below it the core keeps its files; nobody else writes there. */
  readonly folder: string
  readonly line: Line
  readonly push: Push
  readonly files: ChosenFiles
  readonly safeStorage: Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'>
  readonly appVersion: string
  readonly isDemo: boolean
  readonly lockAfterMs: number
  readonly log: (event: string, facts: Readonly<Record<string, unknown>>) => void
}

/** What the core gives the shell. */
export interface Core extends ServerIdentity {
  readonly handlers: HandlersOf<CoreChannel>
  /** The next page of the replica out of an answer that came by courier; null: the server is to be asked. */
  readonly replicaPage: (request: PullRequest) => Promise<string | null>
  /** Its share of the check before leaving the line; disk and line are the shell's. */
  readonly readiness: () => Promise<readonly ReadinessItem[]>
  /** Place and desk for the window title, null while unregistered: 清徐县人社局 · 经办 01. */
  readonly title: () => string | null
  /** Called when something of the state the shell depends on changed: registered, logged in or out, title. */
  readonly onChange: (listener: () => void) => () => void
  /** A hint from the server: an entry of ours may have been decided. */
  readonly hinted: () => void
  /** Ends uploads, flushes and closes the journal. */
  readonly close: () => Promise<void>
}

export type OpenCore = (surroundings: CoreSurroundings) => Promise<Core>
