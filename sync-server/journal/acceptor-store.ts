import type pg from 'pg'
import { z } from 'zod'
import { type DocumentKey, keyText } from '../../domain/documents.ts'
import type { Hint } from '../../domain/protocol/session.ts'
import type { AcceptorStore, Effects } from '../../domain/sync/acceptor-store.ts'
import { readDocuments, writeDocuments } from '../documents/document-rows.ts'
import { feedItemsOf } from '../documents/feed-items.ts'
import { raiseStatistics } from '../documents/statistics.ts'
import { deviceScope, type FeedItem, takePlaces, verdictCollection, writeFeed } from '../feed/places.ts'
import { freeBlanks } from '../leases/blanks.ts'
import { lockHead, placesOf, writeHead, writePlaces } from './chain-rows.ts'
import { knownEntries, writeDecisions, writeEntries } from './entry-rows.ts'
import {
  endWaiting,
  losersAmong,
  waitingForCauses,
  waitingKeysOf,
  waitingReceivedBefore,
  writeLosers,
  writeWaiting
} from './waiting-rows.ts'

const returnArgs = z.object({ lease: z.string(), unused: z.array(z.string()) })

export interface StoreSettings {
  readonly serverId: string
  /** Trusted time of this batch, UTC milliseconds. */
  readonly now: number
  /** Opens and keeps the sealed parts that the entries vouch for. */
  readonly keepSealed: (client: pg.ClientBase, parts: Effects['sealed']) => Promise<void>
}

export interface TransactionStore extends AcceptorStore {
  /** Scopes that this transaction moved: to be told to others after commit. */
  readonly hints: () => readonly Hint[]
}

/** Verdicts for a device get a place in its feed; nobody pulls the server's own. */
const verdictItems = (effects: Effects, serverId: string): readonly FeedItem[] => {
  const device = effects.head?.deviceId
  const own = device === undefined ? [] : effects.entries.map(({ body }) => ({ deviceId: device, id: body.id }))
  const released = effects.decided
    .filter(({ deviceId }) => deviceId !== serverId)
    .map(({ deviceId, verdict }) => ({ deviceId, id: verdict.entry }))
  return [...own, ...released].map(({ deviceId, id }) => ({
    scope: deviceScope(deviceId),
    collection: verdictCollection,
    id,
    hasLeft: false
  }))
}

/** A signed return was accepted: what the device never used may be leased again. */
const freeReturned = async (client: pg.ClientBase, effects: Effects): Promise<void> => {
  for (const { body, verdict } of effects.entries) {
    if (body.kind !== 'lease.return' || verdict.lane !== 'accepted') continue
    const { lease, unused } = returnArgs.parse(body.args)
    await freeBlanks(client, lease, unused)
  }
}

/**
 * Writes all effects in two rounds. The statements of a round leave together and are worked off in the order written
 * here, which is the order of locks in every transaction: head and documents (held already), statistics, then the
 * counters of the scopes; the second round touches rows of this batch only.
 */
const commitEffects = async (client: pg.ClientBase, settings: StoreSettings, effects: Effects) => {
  const { now, serverId } = settings
  const { head } = effects
  const verdicts = verdictItems(effects, serverId)
  const items = [...verdicts, ...feedItemsOf(effects.changes)]
  const [, , , { seqs, hints }] = await Promise.all([
    writeDocuments(client, effects.changes, now),
    settings.keepSealed(client, effects.sealed),
    raiseStatistics(client, effects.changes),
    takePlaces(client, items)
  ])
  const places = new Map(verdicts.map(({ id }, index) => [id, seqs[index] ?? 0]))
  await Promise.all([
    writeFeed(client, items, seqs, now),
    writeEntries(client, head?.deviceId ?? serverId, now, effects.entries, places),
    writeDecisions(client, effects.decided, places),
    writeWaiting(client, effects.waiting),
    endWaiting(
      client,
      effects.decided.map(({ verdict }) => verdict.entry)
    ),
    writeLosers(client, effects.losers),
    freeReturned(client, effects),
    head && writePlaces(client, head.deviceId, effects.places),
    head && writeHead(client, head)
  ])
  return { places, hints }
}

/**
 * The acceptor's store within one open transaction. Waiting entries of a device are few, so all of a device's are read
 * at once and kept until further documents are locked: only a statement after a lock sees what the lock waited for.
 */
export const createAcceptorStore = (client: pg.ClientBase, settings: StoreSettings): TransactionStore => {
  const waitingByDevice = new Map<string, ReturnType<typeof waitingKeysOf>>()
  const hints: Hint[] = []
  const waitingKeys = (deviceId: string) => {
    const kept = waitingByDevice.get(deviceId) ?? waitingKeysOf(client, deviceId)
    waitingByDevice.set(deviceId, kept)
    return kept
  }
  return {
    hints: () => hints,
    lockHead: deviceId => lockHead(client, deviceId),
    places: (deviceId, generation, fromSeq, toSeq) => placesOf(client, deviceId, generation, fromSeq, toSeq),
    known: ids => knownEntries(client, ids),
    documents: keys => {
      waitingByDevice.clear()
      return readDocuments(client, keys)
    },
    waitingAbout: async (deviceId, keys: readonly DocumentKey[]) => {
      const about = new Set(keys.map(keyText))
      const found = (await waitingKeys(deviceId)).filter(({ key }) => about.has(key))
      return [...new Set(found.map(({ entry }) => entry))]
    },
    waitingFor: causes => waitingForCauses(client, causes),
    waitingSince: (before, limit) => waitingReceivedBefore(client, before, limit),
    losers: (deviceId, keys) => losersAmong(client, deviceId, keys),
    commit: async effects => {
      const written = await commitEffects(client, settings, effects)
      hints.push(...written.hints)
      return written.places
    }
  }
}
