import type { Verdict } from '../journal/lane.ts'
import type { Epoch } from '../protocol/epoch.ts'
import { newerVerdict } from './outbox.ts'

const textOf = (epoch: Epoch | null): string => (epoch === null ? '' : `${epoch.n} ${epoch.random}`)

/**
 * The verdicts a device has heard, by the history that gave them (O8): places in a feed mean nothing in another
 * history, and what one accepted the next may not know.
 */
export class VerdictBook {
  readonly #histories: Map<string, Map<string, Verdict>>

  constructor(from?: VerdictBook) {
    this.#histories = new Map([...(from?.histories() ?? [])].map(([epoch, verdicts]) => [epoch, new Map(verdicts)]))
  }

  histories(): ReadonlyMap<string, ReadonlyMap<string, Verdict>> {
    return this.#histories
  }

  of(epoch: Epoch | null, entry: string): Verdict | undefined {
    return this.#histories.get(textOf(epoch))?.get(entry)
  }

  /** Whether any history but this one accepted the entry. */
  wasAccepted(epoch: Epoch | null, entry: string): boolean {
    const now = textOf(epoch)
    return [...this.#histories].some(([text, verdicts]) => text !== now && verdicts.get(entry)?.lane === 'accepted')
  }

  /** Yields the verdict that is kept now (O5). */
  keep(epoch: Epoch | null, arrived: Verdict): Verdict {
    const verdicts = this.#histories.get(textOf(epoch)) ?? new Map<string, Verdict>()
    this.#histories.set(textOf(epoch), verdicts)
    const kept = newerVerdict(verdicts.get(arrived.entry), arrived)
    verdicts.set(arrived.entry, kept)
    return kept
  }
}
