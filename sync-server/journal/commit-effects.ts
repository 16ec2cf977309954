import type pg from 'pg'
import { z } from 'zod'
import { keyText } from '../../domain/documents.ts'
import type { Hint } from '../../domain/protocol/session.ts'
import type { DocumentChange, Effects } from '../../domain/sync/acceptor-store.ts'
import { digestChanges } from '../../domain/sync/digest.ts'
import { serverCrypto } from '../auth/suite.ts'
import { dropDetached } from '../documents/attachments.ts'
import { writeDocuments } from '../documents/document-rows.ts'
import { feedItemsOf } from '../documents/feed-items.ts'
import { dropErased } from '../documents/sealed-parts.ts'
import { raiseStatistics } from '../documents/statistics.ts'
import {
  deviceScope,
  type FeedItem,
  type PlacedItem,
  placeItems,
  takePlaces,
  verdictCollection,
  writeFeed
} from '../feed/places.ts'
import { freeBlanks } from '../leases/blanks.ts'
import { removeAside, writeAside } from './aside-rows.ts'
import { writeHeads, writePlaces } from './chain-rows.ts'
import { writeDecisions, writeEntries } from './entry-rows.ts'
import { writeRuns } from './run-rows.ts'
import { endWaiting, writeLosers, writeWaiting } from './waiting-rows.ts'

export interface StoreSettings {
  readonly serverId: string
  /** Trusted time of this batch, UTC milliseconds. */
  readonly now: number
  /** Opens and keeps the sealed parts that the entries vouch for. Sends its statements before it first waits. */
  readonly keepSealed: (client: pg.ClientBase, parts: Effects['sealed']) => Promise<void>
}

/** What a commit made: each verdict's place in the feed of its device, and the scopes to tell others of. */
export interface Written {
  readonly places: ReadonlyMap<string, number>
  readonly hints: readonly Hint[]
}

const returnArgs = z.object({ lease: z.string(), unused: z.array(z.string()) })

/** A document that several batches of the transaction changed: from what it was before to what it is after them all. */
const mergedChanges = (batches: readonly Effects[]): readonly DocumentChange[] => {
  const merged = new Map<string, DocumentChange>()
  for (const change of batches.flatMap(({ changes }) => changes)) {
    const earlier = merged.get(keyText(change))
    const { before, versionBefore } = earlier ?? change
    merged.set(keyText(change), { ...change, before, versionBefore })
  }
  return [...merged.values()]
}

/** Whose an entry of a batch is: what has no place in the chain the server authored itself. */
const deviceOf = ({ head }: Effects, { envelope }: Effects['entries'][number], serverId: string): string =>
  envelope === null ? serverId : (head?.deviceId ?? serverId)

/** Verdicts for a device get a place in its feed; nobody pulls the server's own. */
const verdictItems = (batches: readonly Effects[], serverId: string): readonly FeedItem[] =>
  batches
    .flatMap(effects => [
      ...effects.entries.map(entry => ({ deviceId: deviceOf(effects, entry, serverId), id: entry.body.id })),
      ...effects.decided.map(({ deviceId, verdict }) => ({ deviceId, id: verdict.entry }))
    ])
    .filter(({ deviceId }) => deviceId !== serverId)
    .map(({ deviceId, id }) => ({ scope: deviceScope(deviceId), collection: verdictCollection, id, hasLeft: false }))

/** A signed return was accepted: what the device never used may be leased again. */
const freeReturned = (client: pg.ClientBase, entries: Effects['entries']): Promise<unknown> =>
  Promise.all(
    entries
      .filter(({ body, verdict }) => body.kind === 'lease.return' && verdict.lane === 'accepted')
      .map(({ body }) => {
        const { lease, unused } = returnArgs.parse(body.args)
        return freeBlanks(client, lease, unused)
      })
  )

const writeJournal = (
  client: pg.ClientBase,
  { serverId, now }: StoreSettings,
  batches: readonly Effects[],
  placed: readonly PlacedItem[]
): Promise<unknown> => {
  const backs = new Map(
    placed.flatMap(({ collection, id, back }) => (collection === verdictCollection ? [[id, back] as const] : []))
  )
  const decided = batches.flatMap(effects => effects.decided)
  const arrived = batches.flatMap(effects =>
    effects.entries.map(entry => ({
      deviceId: deviceOf(effects, entry, serverId),
      entry,
      back: backs.get(entry.body.id) ?? null
    }))
  )
  const taken = batches.flatMap(({ head, places }) =>
    head ? places.map(place => ({ deviceId: head.deviceId, place })) : []
  )
  return Promise.all([
    writeEntries(client, now, arrived),
    writeDecisions(
      client,
      decided.map(one => ({ decided: one, back: backs.get(one.verdict.entry) ?? null }))
    ),
    writeWaiting(
      client,
      batches.flatMap(effects => effects.waiting)
    ),
    endWaiting(
      client,
      decided.map(({ verdict }) => verdict.entry)
    ),
    writeLosers(
      client,
      batches.flatMap(effects => effects.losers)
    ),
    freeReturned(
      client,
      arrived.map(({ entry }) => entry)
    ),
    writeAside(
      client,
      batches.flatMap(({ aside = [] }) => aside)
    ),
    removeAside(
      client,
      batches.flatMap(({ asideEnded = [] }) => asideEnded)
    ),
    writePlaces(client, taken),
    writeRuns(
      client,
      batches.flatMap(({ head, runs }) => (head ? runs.map(run => ({ deviceId: head.deviceId, run })) : []))
    ),
    writeHeads(
      client,
      batches.flatMap(({ head }) => head ?? [])
    )
  ])
}

/**
 * Writes the effects of one or several batches. All statements leave at once, before this function first waits, and are
 * worked off in the order written here, which is the order of locks in every transaction: heads and documents (held
 * already), statistics, then the counters of the scopes; what follows touches rows of these batches only. No device
 * comes twice.
 */
export const commitEffects = async (
  client: pg.ClientBase,
  settings: StoreSettings,
  batches: readonly Effects[]
): Promise<Written> => {
  const changes = mergedChanges(batches)
  const verdicts = verdictItems(batches, settings.serverId)
  const placed = placeItems([...verdicts, ...feedItemsOf(changes)])
  const [, , , { seqs, hints }] = await Promise.all([
    writeDocuments(client, changes, settings.now),
    settings.keepSealed(
      client,
      batches.flatMap(({ sealed }) => sealed)
    ),
    raiseStatistics(client, changes),
    takePlaces(client, placed, digestChanges(changes, serverCrypto.sha256)),
    writeFeed(client, placed, settings.now),
    writeJournal(client, settings, batches, placed),
    dropDetached(client, changes),
    dropErased(client, changes)
  ])
  return { places: new Map(verdicts.map(({ id }, index) => [id, seqs[index] ?? 0])), hints }
}
