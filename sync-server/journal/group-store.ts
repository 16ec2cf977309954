import type pg from 'pg'
import { type DocumentKey, keyText } from '../../domain/documents.ts'
import type { UploadRequest } from '../../domain/protocol/upload.ts'
import type { AcceptorStore, DeviceHead, Effects, KnownEntry, Versioned } from '../../domain/sync/acceptor-store.ts'
import { authorKeys, parseEntry, policyKeys } from '../../domain/sync/decide.ts'
import { keysAgain } from '../../domain/sync/waiting.ts'
import { inOneFlight } from '../db/flight.ts'
import { lockDocuments } from '../documents/document-rows.ts'
import { createAcceptorStore } from './acceptor-store.ts'
import { lockHeads } from './chain-rows.ts'
import { commitEffects, type StoreSettings, type Written } from './commit-effects.ts'
import { knownEntries } from './entry-rows.ts'
import type { Sightings } from './sightings.ts'
import { type WaitingKey, waitingForCauses, waitingKeysOf } from './waiting-rows.ts'

type LockedKey = DocumentKey & { readonly lock: boolean }

/** Everything that the uploads of several devices will ask for, as far as their entries tell. */
interface Foreseen {
  readonly ids: ReadonlySet<string>
  readonly heads: ReadonlyMap<string, DeviceHead>
  readonly known: ReadonlyMap<string, KnownEntry>
  readonly locks: ReadonlyMap<string, boolean>
  readonly documents: ReadonlyMap<string, Versioned>
  readonly waitingKeys: readonly WaitingKey[]
  /** The same, asked before the documents that were read without a lock. */
  readonly waitingBefore: readonly WaitingKey[]
  /** Whether anything in the database waits for one of these entries, or is woken by a document they may change. */
  readonly isAwaited: boolean
}

const keysOf = (
  { deviceId, runs, again = [] }: UploadRequest,
  serverId: string,
  sightings: Sightings
): readonly LockedKey[] => {
  const home = sightings.organisationOf(deviceId)
  const isAgain = new Set(again)
  const entries = runs.flatMap(run => run.entries)
  const named = entries.flatMap(({ body }) => {
    const parsed = parseEntry(body)
    const keys = 'keys' in parsed ? parsed.keys : []
    return [...authorKeys(body, serverId), ...policyKeys(body), ...(isAgain.has(body.id) ? keysAgain(keys) : keys)]
  })
  const people = [deviceId, ...runs.map(({ operator }) => operator), home].filter(id => id !== undefined && id !== null)
  return [
    ...people.map(id => ({ collection: 'directory' as const, id, lock: false })),
    ...named.map(({ collection, id, use }) => ({ collection, id, lock: use !== 'read' }))
  ]
}

/** Each key once, locked when anybody needs it locked. */
const uniqueKeys = (keys: readonly LockedKey[]): ReadonlyMap<string, LockedKey> => {
  const unique = new Map<string, LockedKey>()
  for (const key of keys) {
    const text = keyText(key)
    const before = unique.get(text)
    if (!before || (key.lock && !before.lock)) unique.set(text, key)
  }
  return unique
}

/** One flight for all, and a second one when documents are to be made that nobody may make meanwhile. */
const foresee = async (
  client: pg.ClientBase,
  requests: readonly UploadRequest[],
  serverId: string,
  sightings: Sightings
): Promise<Foreseen> => {
  const devices = requests.map(({ deviceId }) => deviceId)
  const ids = requests.flatMap(({ runs }) => runs.flatMap(run => run.entries.map(({ body }) => body.id)))
  const keys = uniqueKeys(requests.flatMap(request => keysOf(request, serverId, sightings)))
  const locked = [...keys.values()].filter(({ lock }) => lock)
  const askWaiting = () =>
    ids.length === 0
      ? ([[], []] as const)
      : Promise.all([waitingKeysOf(client, devices), waitingForCauses(client, ids, locked)])
  const [heads, known, waitingBefore, { documents, isSecondLook }, early] = await Promise.all([
    lockHeads(client, devices),
    knownEntries(client, ids),
    ids.length === 0 ? [] : waitingKeysOf(client, devices),
    lockDocuments(client, [...keys.values()]),
    askWaiting()
  ])
  // Only a statement after a lock sees what the lock waited for.
  const [waitingKeys, awaiting] = isSecondLook ? await askWaiting() : early
  const locks = new Map([...keys].map(([text, { lock }]) => [text, lock]))
  return {
    ids: new Set(ids),
    heads,
    known,
    locks,
    documents,
    waitingKeys,
    waitingBefore,
    isAwaited: awaiting.length > 0
  }
}

type SharedReads = Pick<AcceptorStore, 'known' | 'documents' | 'waitingAbout' | 'waitingFor'> & {
  /** What a batch of the group did, for those that come after it. */
  readonly overlay: (effects: Effects) => void
}

/** Documents held by a group: what was foreseen, what was asked for since, and what its batches made of them. */
const createHeldDocuments = (inner: AcceptorStore, foreseen: Foreseen, sightings: Sightings) => {
  const documents = new Map(foreseen.documents)
  const locks = new Map(foreseen.locks)
  sightings.learn(documents.values())
  const isHeld = (key: LockedKey): boolean => {
    const lock = locks.get(keyText(key))
    return lock !== undefined && (lock || !key.lock)
  }
  return {
    missing: (keys: readonly LockedKey[]): readonly LockedKey[] => keys.filter(key => !isHeld(key)),
    load: async (keys: readonly LockedKey[]): Promise<void> => {
      const found = await inner.documents(keys)
      for (const [text, versioned] of found) documents.set(text, versioned)
      for (const key of keys) locks.set(keyText(key), key.lock)
      sightings.learn(found.values())
    },
    change: ({ changes }: Effects): void => {
      for (const change of changes) documents.set(keyText(change), { document: change.after, version: change.version })
    },
    of: (keys: readonly DocumentKey[]): ReadonlyMap<string, Versioned> =>
      new Map(
        keys.flatMap(key => {
          const versioned = documents.get(keyText(key))
          return versioned ? [[keyText(key), versioned] as const] : []
        })
      )
  }
}

const createSharedReads = (inner: AcceptorStore, foreseen: Foreseen, sightings: Sightings): SharedReads => {
  const held = createHeldDocuments(inner, foreseen, sightings)
  const known = new Map(foreseen.known)
  // Over once more was locked: only a statement after a lock sees what the lock waited for.
  let isWaitingForeseen = true
  return {
    overlay: effects => {
      for (const { body, bodyHash, verdict } of effects.entries) known.set(body.id, { id: body.id, bodyHash, verdict })
      held.change(effects)
    },
    known: async ids => {
      const elsewhere = ids.filter(id => !foreseen.ids.has(id) && !known.has(id))
      if (elsewhere.length > 0) for (const [id, entry] of await inner.known(elsewhere)) known.set(id, entry)
      return new Map(ids.flatMap(id => known.get(id) ?? []).map(entry => [entry.id, entry]))
    },
    documents: async keys => {
      const missing = held.missing(keys)
      if (missing.some(key => key.lock)) isWaitingForeseen = false
      if (missing.length > 0) await held.load(missing)
      return held.of(keys)
    },
    waitingAbout: async (deviceId, keys) => {
      if (!isWaitingForeseen) return inner.waitingAbout(deviceId, keys)
      const about = new Set(keys.map(keyText))
      // What waited before a document was read without a lock may be decided by now, and its effect not be in what was read.
      const unsure = foreseen.waitingBefore.filter(({ key }) => foreseen.locks.get(key) === false)
      const found = [...foreseen.waitingKeys, ...unsure].filter(one => one.deviceId === deviceId && about.has(one.key))
      return [...new Set(found.map(({ entry }) => entry))]
    },
    waitingFor: async (causes, changed = []) => {
      const isAsked = causes.every(id => foreseen.ids.has(id)) && changed.every(key => foreseen.locks.get(keyText(key)))
      return isWaitingForeseen && isAsked && !foreseen.isAwaited ? [] : inner.waitingFor(causes, changed)
    }
  }
}

interface HandedIn {
  readonly effects: Effects
  readonly done: (places: ReadonlyMap<string, number>) => void
  readonly failed: (error: unknown) => void
}

/**
 * One transaction's store for the uploads of several devices, decided one after another: each sees what those before
 * it did. `commit` keeps the effects and answers when `flush` has written those of all.
 */
export interface GroupStore {
  readonly store: AcceptorStore
  /** Resolves when the batch that is being decided has handed in its effects. */
  readonly handedIn: () => Promise<void>
  /** Whether what was handed in moves entries that wait, of whatever device: nothing more is decided on top of it. */
  readonly isFull: () => boolean
  /** Writes everything; the transaction is committed by its host. */
  readonly flush: () => Promise<Written>
}

export const openGroupStore = async (
  client: pg.Client,
  requests: readonly UploadRequest[],
  settings: StoreSettings,
  sightings: Sightings
): Promise<GroupStore> => {
  const foreseen = await foresee(client, requests, settings.serverId, sightings)
  const inner = createAcceptorStore(client, settings)
  const { overlay, ...reads } = createSharedReads(inner, foreseen, sightings)
  const batches: HandedIn[] = []
  let tell: () => void = () => undefined
  const commit: AcceptorStore['commit'] = effects =>
    new Promise((done, failed) => {
      overlay(effects)
      batches.push({ effects, done, failed })
      tell()
    })
  const write = (): Promise<Written> => {
    const effects = batches.map(batch => batch.effects)
    return inOneFlight(client, () => commitEffects(client, settings, effects))
  }
  return {
    store: { ...inner, ...reads, lockHead: async deviceId => foreseen.heads.get(deviceId) ?? null, commit },
    handedIn: () =>
      new Promise(resolve => {
        tell = resolve
      }),
    isFull: () => batches.some(({ effects }) => effects.waiting.length > 0 || effects.decided.length > 0),
    flush: async () => {
      try {
        const written = await write()
        for (const { done } of batches) done(written.places)
        return written
      } catch (error) {
        for (const { failed } of batches) failed(error)
        throw error
      }
    }
  }
}
