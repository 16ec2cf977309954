import type { Verdict } from '../../../domain/journal/lane.ts'
import type { ReplicaHead } from '../../../domain/sync/puller.ts'
import type { DeskState } from '../../../src-main/contract/desk.ts'
import type { Failure } from '../../../src-main/contract/failure.ts'
import type { OwnEntry } from '../../../src-main/contract/journal.ts'
import type { ChannelName } from '../../../src-main/contract/names.ts'
import type { DeskApi, ReplyOf, RequestOf } from '../../../src-main/contract/table.ts'
import type { PlacedEntry } from '../worker/worker-protocol.ts'
import type { Unlocking } from './open-replica.ts'

/** What the replica needs from main: keys after login, own undecided entries, and where to report what came in. */
export type DeskLink = {
  /** Null while the desk is locked or not registered. */
  readonly unlocking: () => Promise<Unlocking | null>
  /** All that the overlay folds, oldest first. */
  readonly undecided: () => Promise<readonly PlacedEntry[]>
  /** Those of at most MAX_BATCH entries that the overlay folds. */
  readonly undecidedOf: (ids: readonly string[]) => Promise<readonly PlacedEntry[]>
  /** Tells main what the live replica now holds; returns whether main has taken it. */
  readonly report: (head: ReplicaHead, verdicts: readonly Verdict[]) => Promise<boolean>
  /** Tells main of persons who were erased; returns whether its own parts of them are gone. */
  readonly tellErased: (persons: readonly string[]) => Promise<boolean>
}

type Invoke = Pick<DeskApi, 'invoke'>

class DeskRefused extends Error {
  readonly failure: Failure
  constructor(channel: ChannelName, failure: Failure) {
    super(`${channel} refused: ${failure.code}`)
    this.failure = failure
  }
}

async function ask<C extends ChannelName>(desk: Invoke, channel: C, request: RequestOf<C>): Promise<ReplyOf<C>> {
  const outcome = await desk.invoke(channel, request as never)
  if (!outcome.ok) throw new DeskRefused(channel, outcome.failure)
  return outcome.value
}

const placed = ({ position, body, envelope, verdict }: OwnEntry): PlacedEntry => ({
  position,
  body,
  generation: envelope.generation,
  verdict
})

export function createDeskLink(desk: Invoke): DeskLink {
  return {
    async unlocking() {
      const state: DeskState = await ask(desk, 'desk.state', {})
      if (state.phase !== 'open' || !state.server || !state.organisation) return null
      const key = await ask(desk, 'keys.data-key', {})
      const { server } = await ask(desk, 'keys.trusted', {})
      return {
        key,
        desk: { serverId: state.server.id, organisation: state.organisation.id, serverKeys: server }
      }
    },
    async undecided() {
      const found: PlacedEntry[] = []
      for (let after: number | null = 0; after !== null; ) {
        const page: ReplyOf<'journal.undecided'> = await ask(desk, 'journal.undecided', { after })
        found.push(...page.entries.map(placed))
        after = page.next
      }
      return found
    },
    async undecidedOf(ids) {
      const { entries } = await ask(desk, 'journal.undecided', { ids: [...ids] })
      return entries.map(placed)
    },
    async report(head, verdicts) {
      if (head.epoch === null) return false
      const device = head.scopes.find(scope => scope.startsWith('device:')) ?? ''
      const outcome = await desk.invoke('journal.decided', {
        epoch: head.epoch,
        head: head.checkpoint[device] ?? 0,
        verdicts: [...verdicts],
        asOf: head.dataAsOf
      })
      return outcome.ok
    },
    async tellErased(persons) {
      return (await desk.invoke('person.erased', { persons: [...persons] })).ok
    }
  }
}
