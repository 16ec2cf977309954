import { createHash, createHmac } from 'node:crypto'
import type pg from 'pg'
import { z } from 'zod'
import type { Documents } from '../../domain/documents.ts'
import type { SealedPart } from '../../domain/journal/entry.ts'
import type { DocumentChange } from '../../domain/sync/acceptor-store.ts'
import { cutTexts, texts } from '../db/columns.ts'
import { statement } from '../db/statement.ts'
import { openSealedBox, type SealingKey } from './sealed-box.ts'

/**
 * Personal parts on the server. A part arrives encrypted to the server's X25519 key (the format is that of the
 * desktop's sealed box: salt ‖ canonical text, AAD "person|id|part|key id") and is kept under the key for rest.
 */
export interface SealingKeys {
  readonly sealing: SealingKey
  readonly restKey: Buffer
  readonly identityKey: Buffer
  readonly encrypt: (key: Buffer, context: string, plain: Buffer) => Buffer
}

const saltBytes = 32
const identitySchema = z.object({ idNumber: z.string() })

export const restContext = (person: string, part: string, digest: string): string => `${person}|${part}|${digest}`

/** The part's canonical text; undefined when it is not for us, was altered, or is not what the digest says. */
export const openPart = (part: SealedPart, keys: SealingKeys): Buffer | undefined => {
  if (part.keyId !== keys.sealing.keyId) return undefined
  try {
    const payload = openSealedBox(keys.sealing, `person|${part.person}|${part.part}|${part.keyId}`, part)
    const isWhole = createHash('sha256').update(payload).digest('hex') === part.digest
    return isWhole ? payload.subarray(saltBytes) : undefined
  } catch {
    return undefined
  }
}

/** Keyed hash of an ID number: finds second registrations and tells nothing without the key. */
export const identityHash = (idNumber: string, key: Buffer): string =>
  createHmac('sha256', key).update(idNumber.trim().toUpperCase()).digest('base64url')

const identityOf = (opened: Buffer): string | undefined => {
  const parsed = identitySchema.safeParse(JSON.parse(opened.toString('utf8')))
  return parsed.success ? parsed.data.idNumber : undefined
}

interface OpenedPart {
  readonly part: SealedPart
  readonly box: Buffer
  readonly identityHash: string | undefined
}

const openAll = (parts: readonly SealedPart[], keys: SealingKeys): readonly OpenedPart[] =>
  parts.flatMap(part => {
    const opened = openPart(part, keys)
    if (!opened) return []
    const idNumber = part.part === 'identity' ? identityOf(opened) : undefined
    return {
      part,
      box: keys.encrypt(keys.restKey, restContext(part.person, part.part, part.digest), opened),
      identityHash: idNumber === undefined ? undefined : identityHash(idNumber, keys.identityKey)
    }
  })

const insertParts = statement(`insert into sealed (person, part, digest, box, received_at)
  select person, part, digest, decode(box, 'base64'), $5
  from unnest(${cutTexts(1)}, ${cutTexts(2)}, ${cutTexts(3)}, ${cutTexts(4)}) as t(person, part, digest, box)
  on conflict do nothing`)

const insertHashes = statement(`insert into identity_index (keyed_hash, person)
  select * from unnest(${cutTexts(1)}, ${cutTexts(2)}) on conflict do nothing`)

const deleteParts = statement(`delete from sealed where person in (select unnest(${cutTexts(1)}))`)
const deleteHashes = statement(`delete from identity_index where person in (select unnest(${cutTexts(1)}))`)

/**
 * W15: nothing of an erased person stays. Every change of the record deletes again, so that what came beside an entry of
 * the same transaction, or what a restored database still had, goes with the erasure that is taken anew.
 */
export const dropErased = (client: pg.ClientBase, changes: readonly DocumentChange[]): Promise<unknown> => {
  const erased = changes.filter(
    ({ collection, after }) => collection === 'person' && (after as Documents['person']).erased !== undefined
  )
  if (erased.length === 0) return Promise.resolve()
  const persons = [texts(erased.map(({ id }) => id))]
  return Promise.all([client.query(deleteParts(persons)), client.query(deleteHashes(persons))])
}

/** Keeps what can be opened; what cannot is left out, and the device shows its own copy until it seals anew. */
export const keepSealedParts = async (
  client: pg.ClientBase,
  parts: readonly SealedPart[],
  keys: SealingKeys,
  now: number
): Promise<void> => {
  const opened = openAll(parts, keys)
  if (opened.length === 0) return
  const indexed = opened.flatMap(({ identityHash: hash, part }) =>
    hash === undefined ? [] : [{ hash, person: part.person }]
  )
  const boxes = [
    texts(opened.map(o => o.part.person)),
    texts(opened.map(o => o.part.part)),
    texts(opened.map(o => o.part.digest)),
    texts(opened.map(o => o.box.toString('base64'))),
    now
  ]
  const hashes = [texts(indexed.map(one => one.hash)), texts(indexed.map(one => one.person))]
  await Promise.all([
    client.query(insertParts(boxes)),
    indexed.length > 0 ? client.query(insertHashes(hashes)) : undefined
  ])
}
