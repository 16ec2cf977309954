import type pg from 'pg'
import { authorOf } from '../../domain/access/author-of.ts'
import {
  type AccessOrder,
  accessOrderMessage,
  checkAccessOrder,
  isTimely,
  ORDER_MS
} from '../../domain/directory/access-order.ts'
import type { Documents } from '../../domain/documents.ts'
import type { Rejection } from '../../domain/journal/rejection.ts'
import type { Reader } from '../../domain/reduction.ts'
import { documentById } from '../documents/directory.ts'
import type { DeviceSession } from './device-session.ts'
import { serverCrypto } from './suite.ts'

type Directory = Documents['directory']

/** Documents that a rule looks at, read before. */
const readerOf = (held: readonly Directory[]): Reader => {
  const byId = new Map(held.map(document => [document.id, document]))
  return (collection, id) => {
    const found = collection === 'directory' ? byId.get(id) : undefined
    return found ? { state: 'present', document: found as never } : { state: 'absent' }
  }
}

const isSignedHere = (order: AccessOrder, signature: string, operator: Directory | undefined): boolean =>
  operator?.kind === 'operator' &&
  operator.keys
    .filter(({ device }) => device === order.device)
    .some(key => serverCrypto.verify(key.suite, key.publicKey, accessOrderMessage(order), signature))

export type JudgedOrder =
  | { readonly ok: true; readonly subject: Directory }
  /** Null: it is not the order of that operator on the desk that asks, or not of these minutes. */
  | { readonly ok: false; readonly rejection: Rejection | null }

/** D12, but for the orders that were carried out already: see `useAccessOrder`. */
export const judgeAccessOrder = async (
  pool: pg.Pool,
  session: DeviceSession,
  { order, signature }: { readonly order: AccessOrder; readonly signature: string },
  { serverId, now }: { readonly serverId: string; readonly now: number }
): Promise<JudgedOrder> => {
  const isForUs = order.serverId === serverId && order.device === session.device.id && isTimely(order, now)
  const operator = await documentById(pool, 'directory', order.operator)
  if (!isForUs || !isSignedHere(order, signature, operator)) return { ok: false, rejection: null }
  const subject = await documentById(pool, 'directory', order.subject)
  const read = readerOf([session.device, session.organisation, ...(operator ? [operator] : [])])
  const author = authorOf(read, { deviceId: order.device, operator: order.operator }, serverId)
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
