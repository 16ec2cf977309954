import type { Crypto } from '../../domain/sync/ports.ts'
import type { DeskApi } from '../../src-main/contract/table.ts'
import type { Replica } from '../replica/replica.ts'

/** What commands need of the desk around them. */
export type CommandPorts = {
  readonly replica: Pick<Replica, 'reads' | 'page' | 'state' | 'outcomeOf'>
  readonly desk: Pick<DeskApi, 'invoke'>
  readonly verify: Crypto['verify']
  /** A new UUIDv7. */
  readonly newId: () => string
  readonly wait: (milliseconds: number) => Promise<void>
}
