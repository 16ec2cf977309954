import type pg from 'pg'
import type { DeviceHead, Effects } from '../../domain/sync/acceptor-store.ts'
import { statement } from '../db/statement.ts'

export type ChainPlace = { readonly hash: string; readonly entry: string }

const selectHead = statement(`select device_id as "deviceId", generation, seq, hash, is_frozen as "isFrozen"
  from device_head where device_id = $1 for update`)

const upsertHead =
  statement(`insert into device_head (device_id, generation, seq, hash, is_frozen) values ($1, $2, $3, $4, $5)
  on conflict (device_id) do update
  set generation = excluded.generation, seq = excluded.seq, hash = excluded.hash, is_frozen = excluded.is_frozen`)

const insertPlaces = statement(`insert into place (device_id, generation, seq, hash, prev, body_hash, entry)
  select $1, * from unnest($2::int[], $3::int[], $4::text[], $5::text[], $6::text[], $7::uuid[])`)

export const lockHead = async (client: pg.ClientBase, deviceId: string): Promise<DeviceHead | null> => {
  const { rows } = await client.query<DeviceHead>(selectHead([deviceId]))
  return rows[0] ?? null
}

export const placesOf = async (
  client: pg.ClientBase,
  deviceId: string,
  generation: number,
  fromSeq: number,
  toSeq: number
): Promise<ReadonlyMap<number, ChainPlace>> => {
  const { rows } = await client.query<ChainPlace & { seq: number }>(
    'select seq, hash, entry from place where device_id = $1 and generation = $2 and seq between $3 and $4',
    [deviceId, generation, fromSeq, toSeq]
  )
  return new Map(rows.map(({ seq, hash, entry }) => [seq, { hash, entry }]))
}

export const writeHead = async (client: pg.ClientBase, head: DeviceHead): Promise<void> => {
  await client.query(upsertHead([head.deviceId, head.generation, head.seq, head.hash, head.isFrozen]))
}

export const writePlaces = async (
  client: pg.ClientBase,
  deviceId: string,
  places: Effects['places']
): Promise<void> => {
  if (places.length === 0) return
  await client.query(
    insertPlaces([
      deviceId,
      places.map(({ envelope }) => envelope.generation),
      places.map(({ envelope }) => envelope.seq),
      places.map(({ hash }) => hash),
      places.map(({ envelope }) => envelope.prev),
      places.map(({ envelope }) => envelope.bodyHash),
      places.map(({ entry }) => entry)
    ])
  )
}

/** Opens the chain of a device's next generation; what the one before left behind is frozen out by its number. */
export const beginGeneration = async (client: pg.ClientBase, head: DeviceHead): Promise<void> => {
  await lockHead(client, head.deviceId)
  await writeHead(client, head)
}
