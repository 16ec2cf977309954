import type pg from 'pg'
import { authorOf } from '../../domain/access/author-of.ts'
import {
  type AccessOrder,
  accessOrderMessage,
  checkAccessOrder,
  isTimely,
  ORDER_MS,
  type SignedAccessOrder
} from '../../domain/directory/access-order.ts'
import type { Operator } from '../../domain/directory/operator.ts'
import type { Organisation } from '../../domain/directory/organisation.ts'
import type { Documents } from '../../domain/documents.ts'
import type { Rejection } from '../../domain/journal/rejection.ts'
import type { Reader } from '../../domain/reduction.ts'
import { readDocuments } from '../documents/document-rows.ts'
import { type DeviceSession, isCurrent } from './device-session.ts'
import { serverCrypto } from './suite.ts'

type Directory = Documents['directory']
type Held = ReadonlyMap<string, Directory>

/** Documents that a rule looks at, read before. */
const readerOf =
  (held: Held): Reader =>
  (collection, id) => {
    const found = collection === 'directory' ? held.get(id) : undefined
    return found ? { state: 'present', document: found as never } : { state: 'absent' }
  }

/** Held as the acceptor holds what it writes: nobody is suspended between the judgement and the end of the transaction. */
const holdDirectory = async (client: pg.ClientBase, ids: readonly string[]): Promise<Held> => {
  const keys = [...new Set(ids)].map(id => ({ collection: 'directory' as const, id, lock: true }))
  const found = await readDocuments(client, keys)
  return new Map(
    [...found.values()].flatMap(({ document }) => (document ? [[document.id, document as Directory]] : []))
  )
}

const isSignedHere = (order: AccessOrder, signature: string, operator: Directory | undefined): boolean =>
  operator?.kind === 'operator' &&
  operator.keys
    .filter(({ device }) => device === order.device)
    .some(key => serverCrypto.verify(key.suite, key.publicKey, accessOrderMessage(order), signature))

export type JudgedOrder =
  | { readonly ok: true; readonly subject: Operator | Organisation }
  /** Null: it is not the order of that operator on the desk that asks, or not of these minutes. */
  | { readonly ok: false; readonly rejection: Rejection | null }

/**
 * D12, but for the orders that were carried out already: see `useAccessOrder`. Inside the transaction that gives: what
 * the session was opened on may have ended since.
 */
export const judgeAccessOrder = async (
  client: pg.ClientBase,
  session: DeviceSession,
  { order, signature }: SignedAccessOrder,
  { serverId, now }: { readonly serverId: string; readonly now: number }
): Promise<JudgedOrder> => {
  const held = await holdDirectory(client, [session.device.id, session.organisation.id, order.operator, order.subject])
  const device = held.get(session.device.id)
  const isCurrentStill = device?.kind === 'device' && isCurrent({ ...session, device })
  const isForUs = isCurrentStill && order.serverId === serverId && order.device === device.id && isTimely(order, now)
  if (!isForUs || !isSignedHere(order, signature, held.get(order.operator))) return { ok: false, rejection: null }
  const author = authorOf(readerOf(held), { deviceId: order.device, operator: order.operator }, serverId)
  const subject = held.get(order.subject)
  const named = subject?.kind === 'device' ? undefined : subject
  const rejection = checkAccessOrder(order, author, named, now)
  return named && !rejection ? { ok: true, subject: named } : { ok: false, rejection }
}

const keptMs = 12 * ORDER_MS

/** Marks an order as carried out; false when it was before. Orders too old to be taken again are forgotten. */
export const useAccessOrder = async (client: pg.ClientBase, { id }: AccessOrder, now: number): Promise<boolean> => {
  await client.query('delete from access_order where at < $1', [now - keptMs])
  const { rowCount } = await client.query('insert into access_order (id, at) values ($1, $2) on conflict do nothing', [
    id,
    now
  ])
  return rowCount === 1
}
