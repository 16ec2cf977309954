import type { DeskApi } from '../../../src-main/contract/table.ts'
import type { PlacedEntry } from '../worker/worker-protocol.ts'
import type { OpenReplica } from './open-replica.ts'

/** Entries that seal who somebody is. */
const identifying: ReadonlySet<string> = new Set(['person.register', 'person.amend', 'teacher.register'])
/** Parts asked of main at a time. */
const AT_A_TIME = 50

/**
 * Persons whom this desk named itself and the server has not given back yet: the search must find them at once, so
 * their names go from main into the worker's index and leave it with the last such entry.
 */
export type OwnNames = {
  /** Whether an own undecided entry names this person: main's part is newer than the pulled one. */
  readonly has: (person: string) => boolean
  /** All undecided own entries there are. */
  readonly all: (entries: readonly PlacedEntry[]) => Promise<void>
  /** Of these entries the ones given are undecided, the others no longer. */
  readonly changed: (ids: readonly string[], entries: readonly PlacedEntry[]) => Promise<void>
}

function personOf({ body: { kind, args } }: PlacedEntry): string | undefined {
  const { person, parts } = args
  const isNaming = identifying.has(kind) && Array.isArray(parts) && parts.includes('identity')
  return isNaming && typeof person === 'string' ? person : undefined
}

export function createOwnNames(desk: Pick<DeskApi, 'invoke'>, live: () => OpenReplica | undefined): OwnNames {
  const named = new Map<string, string>()
  const isNamed = (person: string): boolean => [...named.values()].includes(person)

  async function identityOf(person: string) {
    const answer = await desk.invoke('person.part', { person, part: 'identity' })
    return answer.ok && answer.value.part ? [{ id: person, part: answer.value.part }] : []
  }

  async function tell(added: readonly string[], gone: readonly string[]): Promise<void> {
    for (let from = 0; from < added.length; from += AT_A_TIME) {
      const identities = (await Promise.all(added.slice(from, from + AT_A_TIME).map(identityOf))).flat()
      await live()?.client.call('ownIdentities', { identities, gone: [] })
    }
    if (gone.length > 0) await live()?.client.call('ownIdentities', { identities: [], gone })
  }

  function take(entries: readonly PlacedEntry[]): ReadonlySet<string> {
    const added = new Set<string>()
    for (const entry of entries) {
      const person = personOf(entry)
      if (person === undefined) continue
      named.set(entry.body.id, person)
      added.add(person)
    }
    return added
  }

  return {
    has: isNamed,
    async all(entries) {
      const before = new Set(named.values())
      named.clear()
      await tell(
        [...take(entries)],
        [...before].filter(person => !isNamed(person))
      )
    },
    async changed(ids, entries) {
      const before = new Set(ids.flatMap(id => named.get(id) ?? []))
      for (const id of ids) named.delete(id)
      const added = [...take(entries)].filter(person => !before.has(person))
      await tell(
        added,
        [...before].filter(person => !isNamed(person))
      )
    }
  }
}
