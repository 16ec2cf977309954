import type { Logger } from 'pino'
import { Registry } from 'prom-client'
import { type Epoch, sameEpoch } from '../domain/protocol/epoch.ts'
import { decryptBox, encryptBox } from './auth/box.ts'
import { epochOfSnapshot, openEpoch, raiseEpoch } from './auth/epoch.ts'
import { readOrMakeSecret } from './auth/secret-file.ts'
import { openServerIdentity, type ServerIdentity } from './auth/server-identity.ts'
import { serverCrypto, verifyLater } from './auth/suite.ts'
import type { Database } from './db/database.ts'
import { inTransaction } from './db/transaction.ts'
import { keepSealedParts, restContext } from './documents/sealed-parts.ts'
import { type HintHub, openHintHub } from './feed/hint-hub.ts'
import { createPageReader } from './feed/page-reader.ts'
import { takeEvidence } from './journal/evidence.ts'
import {
  archiveReceipts,
  devicesAhead,
  type HeadReceipts,
  openHeadReceipts,
  openLacking
} from './journal/head-receipts.ts'
import { createJournal, type Journal } from './journal/ingest.ts'
import { createShortfallWatch } from './journal/shortfall.ts'
import { createWriteGate, freeBytesOf, gatedJournal, type WriteGate } from './journal/write-gate.ts'
import { registerLevels } from './metrics/levels.ts'
import { createMeters, type Meters } from './metrics/meters.ts'
import type { ServerContext } from './routes/context.ts'

export interface OpenedContext extends ServerContext {
  /** What `meters` and the levels of this process are read from. */
  readonly registry: Registry
  readonly close: () => Promise<void>
}

const journalOf = (
  pool: Database['pool'],
  identity: ServerIdentity,
  epoch: Epoch,
  hub: Pick<HintHub, 'publish'>,
  receipts: HeadReceipts,
  meters: Meters,
  clock: () => number,
  log: Logger
): Journal =>
  createJournal({
    pool,
    acceptor: { serverId: identity.serverId, epoch, crypto: serverCrypto, serverKeys: identity.serverKeys },
    verifyLater,
    clock,
    keepSealed: (client, parts, now) => keepSealedParts(client, parts, { ...identity, encrypt: encryptBox }, now),
    publish: hub.publish,
    keepReceipt: receipts.keep,
    onBatch: meters.batch,
    onUndecidable: (entry, error) =>
      log.error({ entry, err: error }, 'an entry could not be decided and went to review')
  })

const writeGateOf = (dataFolder: string): WriteGate =>
  createWriteGate({ freeBytes: () => freeBytesOf(dataFolder), elapsed: () => performance.now() })

/** A database that lacks what devices were told to be stored goes on under a new epoch: they will offer it again. */
const epochOf = async (pool: Database['pool'], dataFolder: string, now: number, log: Logger): Promise<Epoch> => {
  const epoch = await openEpoch(pool, now)
  const ahead = await devicesAhead(pool, dataFolder)
  if (ahead.length === 0) return epoch
  log.error({ devices: ahead }, 'the database lacks entries that were acknowledged; a new epoch begins')
  await archiveReceipts(dataFolder, epoch)
  return raiseEpoch(pool, 'receipts ahead of the database', now)
}

/** Any number that no other lock of this database has. */
const receiptsLock = 4_714_019

/**
 * What a start does with the receipts: one process after another. Two that start at once would shorten the file, or lay
 * it aside, under each other.
 */
const openReceipts = (
  pool: Database['pool'],
  dataFolder: string,
  now: number,
  log: Logger
): Promise<{ readonly epoch: Epoch; readonly receipts: HeadReceipts }> =>
  inTransaction(pool, async client => {
    // The file of months is read for as long as that takes, and waited for.
    await client.query(
      'set local lock_timeout = 0; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0'
    )
    await client.query('select pg_advisory_xact_lock($1)', [receiptsLock])
    const epoch = await epochOf(pool, dataFolder, now, log)
    return { epoch, receipts: await openHeadReceipts(dataFolder) }
  })

/** Opens everything the routes work with on a migrated database. `clock` is the time that entries are judged by. */
export const openServerContext = async (
  database: Pick<Database, 'pool' | 'url' | 'standby'>,
  dataFolder: string,
  log: Logger,
  clock: () => number = Date.now
): Promise<OpenedContext> => {
  const { pool, url, standby } = database
  const identity = await openServerIdentity(pool, await readOrMakeSecret(dataFolder), clock())
  const { epoch, receipts } = await openReceipts(pool, dataFolder, clock(), log)
  const hub = await openHintHub(url, pool, error => log.warn({ err: error }, 'hints between processes interrupted'))
  const registry = new Registry()
  const meters = createMeters(registry)
  const taken = journalOf(pool, identity, epoch, hub, receipts, meters, clock, log)
  const journal = gatedJournal(taken, writeGateOf(dataFolder))
  registerLevels(registry, { pool, uploadsWaiting: journal.waiting })
  return {
    pool,
    identity,
    epoch,
    hub,
    clock,
    journal,
    takeEvidence: (deviceId, evidence) => takeEvidence({ pool, identity, journal, clock, log }, deviceId, evidence),
    shortfall: createShortfallWatch({
      lacking: openLacking(pool, dataFolder),
      elapsed: () => performance.now(),
      log
    }),
    meters,
    registry,
    readPage: createPageReader({
      pool,
      standby,
      open: (person, part, digest, box) => decryptBox(identity.restKey, restContext(person, part, digest), box),
      isOurHistory: async client => {
        const found = await epochOfSnapshot(client)
        return found !== undefined && sameEpoch(found, epoch)
      },
      reached: hub.reached,
      elapsed: () => performance.now(),
      onPage: meters.page,
      onStandbyLost: error => log.warn({ err: error }, 'the standby did not answer; the primary does')
    }),
    close: async () => {
      await hub.close()
      await receipts.close()
    }
  }
}
