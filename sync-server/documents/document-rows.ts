import type pg from 'pg'
import { scopesOf } from '../../domain/access/scope.ts'
import { type CollectionName, type DocumentKey, type Documents, keyText } from '../../domain/documents.ts'
import type { DocumentChange, Versioned } from '../../domain/sync/acceptor-store.ts'
import { cutSomeTexts, cutTexts, plainArray, texts } from '../db/columns.ts'
import { statement } from '../db/statement.ts'

type LockedKey = DocumentKey & { readonly lock: boolean }

interface DocumentRow {
  readonly collection: CollectionName
  readonly id: string
  readonly version: number
  readonly body: string
}

/**
 * One index look-up a key, in the order of keyText, whatever the planner thinks of the table: it must not weigh a scan
 * of all documents against a list whose length it cannot know.
 */
const selectSql = (ending: string): string => `select d.*
  from (select c, i from unnest(${cutTexts(1)}, ${cutTexts(2)}) as t(c, i) order by c collate "C", i collate "C") k
  cross join lateral (select collection, id, version, body from document
    where collection = k.c and id = k.i ${ending}) d`

const selectPlain = statement(selectSql('offset 0'))
const selectLocked = statement(selectSql('for update'))

/** Holds the place of documents that do not exist yet, so that two transactions cannot both find them absent. */
const lockAbsent = statement(`select pg_advisory_xact_lock(key)
  from (select distinct hashtextextended(c || '/' || i, 0) as key from unnest(${cutTexts(1)}, ${cutTexts(2)}) as t(c, i) order by 1) k`)

const columns = (keys: readonly DocumentKey[]): [string, string] => [
  texts(keys.map(key => key.collection)),
  texts(keys.map(key => key.id))
]

const rowsFor = async (
  client: pg.ClientBase,
  keys: readonly DocumentKey[],
  lock: boolean
): Promise<readonly DocumentRow[]> => {
  if (keys.length === 0) return []
  const { rows } = await client.query<DocumentRow>((lock ? selectLocked : selectPlain)(columns(keys)))
  return rows
}

interface LockedRows {
  readonly rows: readonly DocumentRow[]
  /** Whether it took a second flight: what was asked along with the first one was answered before the last lock. */
  readonly isSecondLook: boolean
}

/** Row locks for what exists, then advisory locks for what does not, then another look at the latter. */
const lockRows = async (client: pg.ClientBase, keys: readonly DocumentKey[]): Promise<LockedRows> => {
  const existing = await rowsFor(client, keys, true)
  const found = new Set(existing.map(keyText))
  const absent = keys.filter(key => !found.has(keyText(key)))
  if (absent.length === 0) return { rows: existing, isSecondLook: false }
  const [, appeared] = await Promise.all([client.query(lockAbsent(columns(absent))), rowsFor(client, absent, true)])
  return { rows: [...existing, ...appeared], isSecondLook: true }
}

export interface LockedDocuments {
  readonly documents: ReadonlyMap<string, Versioned>
  readonly isSecondLook: boolean
}

/** Documents by key, those to be written locked in one order for every transaction; what never was is left out. */
export const lockDocuments = async (client: pg.ClientBase, keys: readonly LockedKey[]): Promise<LockedDocuments> => {
  const [plain, locked] = await Promise.all([
    rowsFor(
      client,
      keys.filter(key => !key.lock),
      false
    ),
    lockRows(
      client,
      keys.filter(key => key.lock)
    )
  ])
  const documents = new Map(
    [...plain, ...locked.rows].map(row => [
      keyText(row),
      { version: row.version, document: JSON.parse(row.body) as Documents[CollectionName] }
    ])
  )
  return { documents, isSecondLook: locked.isSecondLook }
}

/** The same for whom only the documents matter. */
export const readDocuments = async (
  client: pg.ClientBase,
  keys: readonly LockedKey[]
): Promise<ReadonlyMap<string, Versioned>> => (await lockDocuments(client, keys)).documents

/** The digests of the parts that a document has in force, as an array literal; null for collections without parts. */
const digestsOf = (change: DocumentChange): string | null => {
  if (change.collection !== 'person') return null
  const { sealed } = change.after as Documents['person']
  return plainArray([sealed.identity, sealed.contact, sealed.payment].filter(digest => digest !== null))
}

const write = statement(`insert into document (collection, id, version, scopes, sealed, body, updated_at)
  select collection, id, version, scopes::text[], sealed::text[], body, $7
  from unnest(${cutTexts(1)}, ${cutTexts(2)}, $3::int[], ${cutTexts(4)}, ${cutSomeTexts(5)}, ${cutTexts(6)})
    as t(collection, id, version, scopes, sealed, body)
  on conflict (collection, id) do update
  set version = excluded.version, scopes = excluded.scopes, sealed = excluded.sealed, body = excluded.body,
      updated_at = excluded.updated_at`)

export const writeDocuments = async (
  client: pg.ClientBase,
  changes: readonly DocumentChange[],
  now: number
): Promise<void> => {
  if (changes.length === 0) return
  const values = [
    ...columns(changes),
    plainArray(changes.map(change => change.version)),
    texts(changes.map(change => plainArray(scopesOf(change.collection, change.after)))),
    texts(changes.map(digestsOf)),
    texts(changes.map(change => JSON.stringify(change.after))),
    now
  ]
  await client.query(write(values))
}
