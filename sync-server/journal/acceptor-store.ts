import type pg from 'pg'
import { type DocumentKey, keyText } from '../../domain/documents.ts'
import type { Hint } from '../../domain/protocol/session.ts'
import type { AcceptorStore } from '../../domain/sync/acceptor-store.ts'
import { readDocuments } from '../documents/document-rows.ts'
import { openLeasesOf } from '../leases/open-leases.ts'
import { asideOfDevice, asideReceivedBefore } from './aside-rows.ts'
import { lockHeads, placesOf } from './chain-rows.ts'
import { commitEffects, type StoreSettings } from './commit-effects.ts'
import { knownEntries } from './entry-rows.ts'
import { losersAmong, waitingForCauses, waitingKeysOf, waitingReceivedBefore } from './waiting-rows.ts'

export interface TransactionStore extends AcceptorStore {
  /** Scopes that this transaction moved: to be told to others after commit. */
  readonly hints: () => readonly Hint[]
}

/**
 * The acceptor's store within one open transaction. Waiting entries of a device are few, so all of a device's are read
 * at once and kept until further documents are locked: only a statement after a lock sees what the lock waited for.
 */
export const createAcceptorStore = (client: pg.ClientBase, settings: StoreSettings): TransactionStore => {
  const waitingByDevice = new Map<string, ReturnType<typeof waitingKeysOf>>()
  const hints: Hint[] = []
  const waitingKeys = (deviceId: string) => {
    const kept = waitingByDevice.get(deviceId) ?? waitingKeysOf(client, [deviceId])
    waitingByDevice.set(deviceId, kept)
    return kept
  }
  return {
    hints: () => hints,
    lockHead: async deviceId => (await lockHeads(client, [deviceId])).get(deviceId) ?? null,
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
    waitingFor: (causes, changed = []) => waitingForCauses(client, causes, changed),
    waitingSince: (before, limit) => waitingReceivedBefore(client, before, limit),
    losers: (deviceId, keys) => losersAmong(client, deviceId, keys),
    asideOf: deviceId => asideOfDevice(client, deviceId),
    asideSince: (before, limit) => asideReceivedBefore(client, before, limit),
    openLeases: deviceId => openLeasesOf(client, deviceId),
    commit: async effects => {
      const written = await commitEffects(client, settings, [effects])
      hints.push(...written.hints)
      return written.places
    }
  }
}
