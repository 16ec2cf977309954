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

const selectSql = `select collection, id, version, body from document
  where (collection, id) in (select * from unnest(${cutTexts(1)}, ${cutTexts(2)})) order by collection, id`

const selectPlain = statement(selectSql)
const selectLocked = statement(`${selectSql} for update`)

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

/** Row locks for what exists, then advisory locks for what does not, then another look at the latter. */
const lockRows = async (client: pg.ClientBase, keys: readonly DocumentKey[]): Promise<readonly DocumentRow[]> => {
  const existing = await rowsFor(client, keys, true)
  const found = new Set(existing.map(keyText))
  const absent = keys.filter(key => !found.has(keyText(key)))
  if (absent.length === 0) return existing
  const [, appeared] = await Promise.all([client.query(lockAbsent(columns(absent))), rowsFor(client, absent, true)])
  return [...existing, ...appeared]
}

/** Documents by key, those to be written locked in one order for every transaction; what never was is left out. */
export const readDocuments = async (
  client: pg.ClientBase,
  keys: readonly LockedKey[]
): Promise<ReadonlyMap<string, Versioned>> => {
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
  return new Map(
    [...plain, ...locked].map(row => [
      keyText(row),
      { version: row.version, document: JSON.parse(row.body) as Documents[CollectionName] }
    ])
  )
}

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
