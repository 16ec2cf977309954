import { uuidv7 } from 'uuidv7'
import type { Body } from '../../domain/journal/entry.ts'
import { type ArgsByKind, type Kind, verbOf } from '../../domain/reducer.ts'

export interface ServerAct<K extends Kind> {
  readonly kind: K
  readonly args: ArgsByKind[K]
  /** Somebody in a browser for whom the server acts; null when it acts of its own accord. */
  readonly operator?: string | null
  readonly policyVersion?: number
  readonly id?: string
}

/** The body of an entry that the server itself authors. */
export const serverBody = <K extends Kind>(act: ServerAct<K>, serverId: string, now: number): Body => ({
  v: verbOf(act.kind)?.version ?? 1,
  id: act.id ?? uuidv7(),
  serverId,
  deviceId: serverId,
  kind: act.kind,
  args: act.args as Body['args'],
  operator: act.operator ?? null,
  policyVersion: act.policyVersion ?? 0,
  at: now,
  lastContact: now,
  clockFlagged: false,
  dataAge: 0,
  sealed: []
})
