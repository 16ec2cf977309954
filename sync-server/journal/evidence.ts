import type { Logger } from 'pino'
import { keyText } from '../../domain/documents.ts'
import { GENESIS } from '../../domain/journal/entry.ts'
import type { Evidence } from '../../domain/protocol/evidence.ts'
import type { Reader } from '../../domain/reduction.ts'
import { actsOfEvidence, type EvidencedAct, evidenceKeys } from '../../domain/sync/evidence.ts'
import type { ServerIdentity } from '../auth/server-identity.ts'
import { serverCrypto } from '../auth/suite.ts'
import type { Database } from '../db/database.ts'
import { newestRules } from '../documents/directory.ts'
import { readDocuments } from '../documents/document-rows.ts'
import { regainBlanks } from '../leases/blanks.ts'
import { beginFirstGeneration } from './chain-rows.ts'
import type { Journal } from './ingest.ts'
import { serverBody } from './server-body.ts'

export interface EvidenceTaker {
  readonly pool: Database['pool']
  readonly identity: Pick<ServerIdentity, 'serverId' | 'serverKeys'>
  readonly journal: Pick<Journal, 'author'>
  readonly clock: () => number
  readonly log: Logger
}

const readerOf = async (pool: Database['pool'], deviceId: string, evidence: Evidence): Promise<Reader> => {
  const client = await pool.connect()
  try {
    const keys = evidenceKeys(deviceId, evidence).map(key => ({ ...key, lock: false }))
    const found = await readDocuments(client, keys)
    return (collection, id) => {
      const document = found.get(keyText({ collection, id }))?.document
      return document ? { state: 'present', document: document as never } : { state: 'absent' }
    }
  } finally {
    client.release()
  }
}

/** Whatever else an act of the server writes beside its documents. */
const beside = (deviceId: string, act: EvidencedAct): Parameters<Journal['author']>[1] => {
  switch (act.kind) {
    case 'device.register': {
      const { generation } = act.args.certificate.certificate
      const head = { deviceId, generation, seq: 0, hash: GENESIS, isFrozen: false }
      return { before: client => beginFirstGeneration(client, head) }
    }
    case 'lease.grant': {
      const { batch, lease, blanks } = act.args
      return {
        after: async (client, [verdict]) => {
          if (verdict?.lane === 'accepted') await regainBlanks(client, batch, lease, blanks)
        }
      }
    }
    case 'operator.add-key':
      return undefined
  }
}

/**
 * S19: authors anew what this server signed before it was restored, and a device still has. One transaction an act: what
 * the rules refuse (a lease of a batch that is used up by now) does not keep the others out. Yields how many counted.
 */
export const takeEvidence = async (taker: EvidenceTaker, deviceId: string, evidence: Evidence): Promise<number> => {
  const { pool, identity, journal, clock, log } = taker
  const read = await readerOf(pool, deviceId, evidence)
  const acts = actsOfEvidence(deviceId, evidence, read, { ...identity, crypto: serverCrypto })
  if (acts.length === 0) return 0
  const { version } = await newestRules(pool)
  let taken = 0
  for (const act of acts) {
    const body = serverBody(
      { kind: act.kind, args: act.args as never, policyVersion: version },
      identity.serverId,
      clock()
    )
    const [verdict] = await journal.author([body], beside(deviceId, act))
    if (verdict?.lane === 'accepted') taken += 1
    log.warn(
      { device: deviceId, kind: act.kind, lane: verdict?.lane, code: verdict?.rejection?.code },
      'evidence taken'
    )
  }
  return taken
}
